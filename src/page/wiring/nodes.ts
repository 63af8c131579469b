import type { Camera } from './camera.js';

/** The element of a node, by the node's id. */
export function nodeElement(stage: HTMLElement, id: string): SVGGElement | undefined {
  return [...stage.querySelectorAll<SVGGElement>('[data-id]')].find((it) => it.dataset['id'] === id);
}

/** Lets the keyboard get to what has just been drawn. */
export function letReach(stage: HTMLElement): void {
  for (const it of stage.querySelectorAll('[data-id]')) it.setAttribute('tabindex', '0');
}

/** Shows which nodes are looked for, and undefined that none is. */
export function markFound(stage: HTMLElement, ids: ReadonlySet<string> | undefined): void {
  stage.querySelector('svg')?.classList.toggle('searching', ids !== undefined);
  for (const it of stage.querySelectorAll<SVGGElement>('.node')) it.classList.toggle('found', ids?.has(it.dataset['id'] ?? '') ?? false);
}

/** What a pointer or the keyboard does to nodes: the one that is pointed at stands out with its neighbours, and a click opens it. */
export function listenToNodes(stage: HTMLElement, camera: Camera, open: (id: string) => void): void {
  /** A drag that ends on a node is no click. */
  let pressed: { readonly x: number; readonly y: number } | undefined;
  stage.addEventListener('pointerdown', ({ clientX, clientY }) => (pressed = { x: clientX, y: clientY }));
  stage.addEventListener('click', ({ target, clientX, clientY }) => {
    const id = idAt(target);
    const dragged = pressed && Math.hypot(clientX - pressed.x, clientY - pressed.y) > 4;
    if (id !== undefined && !dragged) open(id);
  });
  for (const event of ['pointerover', 'focusin'] as const) stage.addEventListener(event, ({ target }) => point(stage, idAt(target)));
  for (const event of ['pointerleave', 'focusout'] as const) stage.addEventListener(event, () => point(stage, undefined));
  stage.addEventListener('keydown', (event) => {
    const [id, from] = [idAt(event.target), event.target];
    const direction = directions[event.key];
    if (id === undefined || !(from instanceof SVGGElement)) return;
    if (event.key === 'Enter' || event.key === ' ') open(id);
    else if (direction) neighbour(stage, from, direction)?.focus();
    else return;
    event.preventDefault();
  });
  stage.addEventListener('focusin', ({ target }) => {
    // A click has it in sight already, and moving it away from the pointer would be odd.
    if (target instanceof SVGGElement && target.matches(':focus-visible')) camera.show(target);
  });
}

function idAt(target: EventTarget | null): string | undefined {
  const element = target instanceof Element ? target.closest<SVGGElement>('[data-id]') : undefined;
  // A frame is as large as what is in it: only its title leads to it.
  const isTitle = target instanceof Element && (target.matches('.frame > text') || target === element);
  return element?.matches('.node') || isTitle ? element?.dataset['id'] : undefined;
}

function point(stage: HTMLElement, id: string | undefined): void {
  const near = new Set([id]);
  const lines = [...stage.querySelectorAll<SVGGElement>('.line')];
  for (const { dataset } of lines) {
    if (dataset['from'] === id) near.add(dataset['to']);
    if (dataset['to'] === id) near.add(dataset['from']);
  }
  const isNode = id !== undefined && [...stage.querySelectorAll<SVGGElement>('.node')].some((it) => it.dataset['id'] === id);
  stage.querySelector('svg')?.classList.toggle('pointing', isNode);
  for (const it of stage.querySelectorAll<SVGGElement>('.node')) it.classList.toggle('near', near.has(it.dataset['id']));
  for (const it of lines) it.classList.toggle('near', it.dataset['from'] === id || it.dataset['to'] === id);
}

const directions: Readonly<Record<string, readonly [number, number] | undefined>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** The nearest node in a direction, as an eye goes: what lies straight ahead before what lies to the side. */
function neighbour(stage: HTMLElement, from: SVGGElement, [right, down]: readonly [number, number]): SVGGElement | undefined {
  const middle = (it: SVGGElement): { readonly x: number; readonly y: number } => {
    const { x, y, width, height } = it.getBBox();
    return { x: x + width / 2, y: y + height / 2 };
  };
  const start = middle(from);
  const ahead = [...stage.querySelectorAll<SVGGElement>('.node')].flatMap((it) => {
    const { x, y } = middle(it);
    const along = (x - start.x) * right + (y - start.y) * down;
    const aside = Math.abs((x - start.x) * down) + Math.abs((y - start.y) * right);
    return it !== from && along > 1 ? [{ it, cost: along + 2 * aside }] : [];
  });
  return ahead.toSorted((a, b) => a.cost - b.cost)[0]?.it;
}

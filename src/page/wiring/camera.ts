/** What part of the picture the stage shows. */
export interface Camera {
  /** The picture is another: the same part of it stays in sight, or all of it, if nobody has moved it. */
  readonly look: () => void;
  readonly fit: () => void;
  /** Forgets where someone has moved it. */
  readonly reset: () => void;
  readonly zoom: (factor: number) => void;
  /** Brings an element of the picture to the middle. */
  readonly show: (element: SVGGraphicsElement) => void;
}

/** Of the picture: its upper left corner in sight, and how many of its units a pixel is. */
interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** Smaller than this no name can be read: a picture that is too large is shown from its upper left corner. */
const largestScale = 1.6;

/** Drawn no larger than this by itself. */
const smallestScale = 0.8;

export function createCamera(stage: HTMLElement): Camera {
  let view: View | undefined;

  const picture = (): SVGSVGElement | null => stage.querySelector('svg');

  function apply(next: View): void {
    const { clientWidth, clientHeight } = stage;
    picture()?.setAttribute('viewBox', [next.x, next.y, clientWidth * next.scale, clientHeight * next.scale].join(' '));
  }

  function natural(limit: number): View {
    const size = { width: 0, height: 0 };
    const element = picture();
    if (element) [size.width, size.height] = [Number(element.getAttribute('width')), Number(element.getAttribute('height'))];
    const { clientWidth, clientHeight } = stage;
    const whole = Math.max(size.width / clientWidth, size.height / clientHeight);
    const scale = Math.max(smallestScale, Math.min(limit, whole));
    const before = (length: number, room: number): number => Math.min(0, (length - room * scale) / 2);
    return { x: before(size.width, clientWidth), y: before(size.height, clientHeight), scale };
  }

  function move(next: View): void {
    view = next;
    apply(next);
  }

  function zoomAt(factor: number, x: number, y: number): void {
    const { x: left, y: top, scale } = view ?? natural(largestScale);
    const next = Math.min(20, Math.max(0.2, scale / factor));
    move({ x: left + x * (scale - next), y: top + y * (scale - next), scale: next });
  }

  stage.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const { left, top } = stage.getBoundingClientRect();
      if (event.ctrlKey || event.metaKey) return zoomAt(Math.exp(-event.deltaY / 200), event.clientX - left, event.clientY - top);
      const { x, y, scale } = view ?? natural(largestScale);
      const [right, down] = event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
      move({ x: x + right * scale, y: y + down * scale, scale });
    },
    { passive: false },
  );
  stage.addEventListener('pointermove', ({ buttons, movementX, movementY }) => {
    if (buttons !== 1) return stage.classList.remove('moving');
    if (movementX === 0 && movementY === 0) return;
    stage.classList.add('moving');
    const { x, y, scale } = view ?? natural(largestScale);
    move({ x: x - movementX * scale, y: y - movementY * scale, scale });
  });
  new ResizeObserver(() => apply(view ?? natural(largestScale))).observe(stage);

  return {
    look: () => apply(view ?? natural(largestScale)),
    fit: () => move(natural(Infinity)),
    reset: () => (view = undefined),
    zoom: (factor) => zoomAt(factor, stage.clientWidth / 2, stage.clientHeight / 2),
    show(element) {
      const { x, y, width, height } = element.getBBox();
      const { scale } = view ?? natural(largestScale);
      move({ x: x + width / 2 - (stage.clientWidth * scale) / 2, y: y + height / 2 - (stage.clientHeight * scale) / 2, scale });
    },
  };
}

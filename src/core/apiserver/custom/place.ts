import type { Path } from '../../yaml/path.js';

/** Where a value stands in a resource. Made at every step down, so it is no more than a link to the place above. */
export interface Place {
  /** Undefined for the resource itself. */
  readonly up?: Place;
  readonly step: string | number;
  /** A key of a map whose keys are free: the server writes it in brackets, where it does not speak as OpenAPI. */
  readonly keyed?: true;
}

/** The resource itself. */
export const top: Place = { step: '' };

export function child(up: Place, step: string | number): Place {
  return { up, step };
}

export function keyed(up: Place, step: string): Place {
  return { up, step, keyed: true };
}

/** The way from the resource to a place. */
export function pathOf(place: Place): Path {
  const steps: (string | number)[] = [];
  for (let at: Place | undefined = place; at?.up; at = at.up) steps.push(at.step);
  return steps.reverse();
}

/** As field.Path of apimachinery writes it: `spec.ports[1].labels[a]`; the resource itself is `<nil>`. */
export function fieldOf(place: Place): string {
  if (!place.up) return '<nil>';
  const before = place.up.up ? fieldOf(place.up) : '';
  if (place.keyed || typeof place.step === 'number') return `${before}[${place.step}]`;
  return before ? `${before}.${place.step}` : place.step;
}

/** As kube-openapi speaks of it: `spec.size in body`. */
export function inBody(place: Place): string {
  return `${place.up ? fieldOf(place) : ''} in body`;
}

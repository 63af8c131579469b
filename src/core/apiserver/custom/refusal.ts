import type { Path } from '../../yaml/path.js';
import { quote, show } from './goText.js';
import { fieldOf, pathOf, type Place } from './place.js';

/** One cause for which the server refuses a resource with 422, as it stands in `Status.details.causes`. */
export interface Refusal {
  readonly reason: Reason;
  /** As the server writes it; `<nil>` where it names none. */
  readonly field: string;
  readonly message: string;
  /** Where in the resource it is. What is missing there has a place too. */
  readonly path: Path;
}

export type Reason =
  | 'FieldValueDuplicate'
  | 'FieldValueForbidden'
  | 'FieldValueInvalid'
  | 'FieldValueNotSupported'
  | 'FieldValueRequired'
  | 'FieldValueTooLong'
  | 'FieldValueTooMany'
  | 'FieldValueTypeInvalid';

// One function for each kind of error of apimachinery's pkg/util/validation/field, with its name there.

export function required(place: Place, detail = ''): Refusal {
  return refusal('FieldValueRequired', place, text('Required value', detail));
}

export function invalid(place: Place, value: unknown, detail: string): Refusal {
  return refusal('FieldValueInvalid', place, text(`Invalid value: ${show(value)}`, detail));
}

/** An error that shows no value. */
export function invalidWithoutValue(place: Place, detail: string): Refusal {
  return refusal('FieldValueInvalid', place, text('Invalid value', detail));
}

/** An error without a field: the server names one in the detail at most. */
export function invalidSomewhere(place: Place, value: unknown, detail: string): Refusal {
  return { ...invalid(place, value, detail), field: '<nil>' };
}

export function typeInvalid(place: Place, value: unknown, detail: string): Refusal {
  return refusal('FieldValueTypeInvalid', place, text(`Invalid value: ${show(value)}`, detail));
}

export function notSupported(place: Place, value: unknown, supported: readonly string[]): Refusal {
  const values = supported.map(quote).join(', ');
  return refusal('FieldValueNotSupported', place, text(`Unsupported value: ${show(value)}`, values && `supported values: ${values}`));
}

export function duplicate(place: Place, value: unknown): Refusal {
  return refusal('FieldValueDuplicate', place, `Duplicate value: ${show(value)}`);
}

export function duplicateWithoutValue(place: Place): Refusal {
  return refusal('FieldValueDuplicate', place, 'Duplicate value');
}

export function forbidden(place: Place, detail: string): Refusal {
  return refusal('FieldValueForbidden', place, text('Forbidden', detail));
}

export function tooLong(place: Place, most: number): Refusal {
  return refusal('FieldValueTooLong', place, `Too long: may not be more than ${most} ${most === 1 ? 'byte' : 'bytes'}`);
}

export function tooMany(place: Place, actual: number, most: number): Refusal {
  return refusal('FieldValueTooMany', place, `Too many: ${actual}: must have at most ${most} ${most === 1 ? 'item' : 'items'}`);
}

function text(words: string, detail: string): string {
  return detail ? `${words}: ${detail}` : words;
}

function refusal(reason: Reason, place: Place, message: string): Refusal {
  return { reason, field: fieldOf(place), message, path: pathOf(place) };
}

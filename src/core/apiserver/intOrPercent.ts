import { isSet, nameOf, scalarOf, type Cursor } from './cursor.js';
import { percent } from './formats.js';
import { goJson, invalid } from './refusal.js';

// Source: ValidatePositiveIntOrPercent, IsNotMoreThan100Percent and getIntOrPercentValue of pkg/apis/apps/validation.

/** A number from zero on, or a text that is a percentage. */
export function validatePositiveIntOrPercent(at: Cursor): void {
  const value = scalarOf(at);
  const explanation = `"${nameOf(at)}" must be a number from 0 on, or a percentage such as 25%.`;
  if (typeof value === 'string') for (const detail of percent.check(value)) invalid(at, value, detail, { explanation });
  if (typeof value === 'number' && value < 0) invalid(at, value, 'must be greater than or equal to 0', { explanation });
}

export function isNotMoreThan100Percent(at: Cursor): void {
  const value = scalarOf(at);
  if (typeof value === 'string' && percent.check(value).length === 0 && Number(value.slice(0, -1)) > 100)
    invalid(at, value, 'must not be greater than 100%', { explanation: `There are no more than 100% of the pods.` });
}

/** The number, or the number before the percent sign; `absent` where there is none. */
export function intOrPercentValue(at: Cursor, absent: number): number {
  const value = isSet(at) ? scalarOf(at) : undefined;
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return absent;
  // As Go reads a text that is no percentage.
  if (percent.check(value).length > 0) return /^[+-]?\d+$/.test(value) ? Number(value) : 0;
  return Number(value.slice(0, -1));
}

/** As it stands in JSON of the server. */
export function shownIntOrPercent(at: Cursor, absent: number | string): string {
  const value = scalarOf(at) ?? absent;
  return goJson(value);
}

import { floatText, isInt64, numberText } from './goText.js';
import { fieldOf, inBody, type Place } from './place.js';
import { invalid, invalidSomewhere, type Refusal } from './refusal.js';
import type { Schema } from './schema.js';

/**
 * What a schema says of a number beside its type. A bound that does not fit into the type is itself an error, and is then compared
 * as a float. Source: numberValidator of kube-openapi.
 */
export function checkNumber(value: number, schema: Schema, place: Place): readonly Refusal[] {
  const { multipleOf, minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const refusals: Refusal[] = [];
  const fits = (number: number, what: string): boolean => {
    const problem = rangeProblem(number, schema, what, place);
    if (problem) refusals.push(invalidSomewhere(place, '', problem));
    return problem === undefined;
  };
  fits(value, 'Checked');
  if (multipleOf !== undefined) {
    const whole = fits(multipleOf, 'MultipleOf') && isInt64(value);
    if (multipleOf < 0) {
      const detail = `factor MultipleOf declared for ${fieldOf(place)} must be positive: ${numberText(multipleOf)}`;
      refusals.push(invalid(place, multipleOf, detail));
    } else if (whole ? Math.trunc(multipleOf) !== 0 && value % Math.trunc(multipleOf) !== 0 : !isMultiple(value, multipleOf))
      refusals.push(invalid(place, value, `${inBody(place)} should be a multiple of ${bound(multipleOf, whole)}`));
  }
  if (minimum !== undefined) {
    const whole = fits(minimum, 'Minimum boundary') && isInt64(value);
    const least = whole ? Math.trunc(minimum) : minimum;
    if (exclusiveMinimum ? value <= least : value < least) {
      const words = exclusiveMinimum ? 'greater than' : 'greater than or equal to';
      refusals.push(invalid(place, value, `${inBody(place)} should be ${words} ${bound(least, whole)}`));
    }
  }
  if (maximum !== undefined) {
    const whole = fits(maximum, 'Maximum boundary') && isInt64(value);
    const most = whole ? Math.trunc(maximum) : maximum;
    if (exclusiveMaximum ? value >= most : value > most) {
      const words = exclusiveMaximum ? 'less than' : 'less than or equal to';
      refusals.push(invalid(place, value, `${inBody(place)} should be ${words} ${bound(most, whole)}`));
    }
  }
  return refusals;
}

function bound(value: number, whole: boolean): string {
  return whole ? numberText(Math.trunc(value)) : floatText(value);
}

/** IsValueValidAgainstRange: why a number cannot be of the schema's type. */
function rangeProblem(value: number, { types, format }: Schema, what: string, place: Place): string | undefined {
  const [type = ''] = types;
  if (types.length !== 1 || type !== 'integer') {
    const overflows = format === 'float' && Number.isFinite(value) && !Number.isFinite(Math.fround(value));
    return overflows ? `${what} value must be of type ${type} with format float in ${fieldOf(place)}` : undefined;
  }
  const fits = format === 'int32' ? value === (value | 0) : isInt64(value);
  return fits
    ? undefined
    : `${what} value must be of type integer ${format ? `with format ${format}` : '(default format)'} in ${fieldOf(place)}`;
}

/** As close as floats come: IsFloat64AJSONInteger of go-openapi's swag. */
function isMultiple(value: number, factor: number): boolean {
  const quotient = factor < 1 ? (1 / factor) * value : value / factor;
  if (!Number.isFinite(quotient) || Math.abs(quotient) >= 2 ** 53) return false;
  const difference = Math.abs(quotient - Math.trunc(quotient));
  return difference === 0 || difference / (Math.abs(quotient) + Math.abs(Math.trunc(quotient))) < 1e-9;
}

import { nearest } from '../nearest.js';
import type { Fix } from '../problem.js';
import { replaceScalar } from '../yaml/edit.js';
import type { ScalarNode } from '../yaml/nodes.js';
import { isBase64, isDateTime, isQuantity, nearestQuantity } from './formats.js';
import type { NumberType, ScalarType, StringType, Type } from './types.js';
import { alternatives, expectation, found, patternExpectation } from './words.js';
import { convertFixes } from './wrongType.js';

/** What is wrong with one value, without its place. */
export interface ValueProblem {
  readonly code: string;
  readonly message: string;
  readonly fixes?: readonly Fix[];
}

/** A scalar and how it is spoken of. */
export interface ScalarInPlace {
  readonly node: ScalarNode;
  /** The text of the document. */
  readonly text: string;
  /** `replicas`, `args[1]` */
  readonly name: string;
  /** The server decodes the field into a Go type, for which an empty string is as good as absent. */
  readonly decoded: boolean;
}

/** Checks one scalar against its type. */
export function checkScalar(scalar: ScalarInPlace, type: ScalarType): readonly ValueProblem[] {
  const { value } = scalar.node;
  switch (type.is) {
    case 'string':
      return typeof value === 'string' ? checkText(scalar, value, type) : [wrongScalar(scalar, type)];
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value) ? checkNumber(scalar, value, type) : [wrongScalar(scalar, type)];
    case 'number':
      return typeof value === 'number' ? checkNumber(scalar, value, type) : [wrongScalar(scalar, type)];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [wrongScalar(scalar, type)];
    case 'quantity':
      if (typeof value === 'string') return isQuantity(value) ? [] : [badQuantity(scalar, value)];
      return typeof value === 'number' ? [] : [wrongScalar(scalar, type)];
    case 'int-or-string':
      if (typeof value === 'string') return type.pattern ? checkText(scalar, value, { is: 'string', pattern: type.pattern }) : [];
      if (typeof value === 'number' && Number.isInteger(value) && isInt32(value)) return [];
      return [{ ...wrongScalar(scalar, type), code: 'int-or-string' }];
  }
}

function checkText(scalar: ScalarInPlace, value: string, type: StringType): readonly ValueProblem[] {
  const { name, decoded } = scalar;
  if (type.format === 'byte' && !isBase64(value)) {
    return [
      { code: 'base64', message: `"${name}" must be base64; plain text goes to "stringData" in a Secret, and to "data" in a ConfigMap.` },
    ];
  }
  if (decoded && type.format?.startsWith('date-time') && !isDateTime(value))
    return [{ code: 'date-time', message: mustBe(name, expectation(type)) }];
  // What the server decodes it validates afterwards: core/apiserver.
  if (decoded) return [];
  if (type.enum && !type.enum.includes(value)) return [notAllowed(scalar, value, type.enum)];
  if (type.pattern && !type.pattern.matches(value))
    return [{ code: 'pattern', message: `"${name}" must ${patternExpectation(type.pattern.source)}.` }];
  const length = [...value].length;
  const { minLength, maxLength } = type;
  if (minLength !== undefined && length < minLength)
    return [{ code: 'length', message: `"${name}" must have at least ${minLength} characters, not ${length}.` }];
  if (maxLength !== undefined && length > maxLength)
    return [{ code: 'length', message: `"${name}" must have at most ${maxLength} characters, not ${length}.` }];
  return [];
}

function checkNumber(scalar: ScalarInPlace, value: number, type: NumberType): readonly ValueProblem[] {
  if (type.format === 'int32' && !isInt32(value)) return [{ code: 'range', message: `"${scalar.name}" must fit into 32 bits.` }];
  if (scalar.decoded) return [];
  if (type.enum && !type.enum.includes(value)) return [notAllowed(scalar, String(value), type.enum)];
  const { minimum = -Infinity, maximum = Infinity } = type;
  if (value >= minimum && value <= maximum) return [];
  const range =
    Number.isFinite(minimum) && Number.isFinite(maximum)
      ? `between ${minimum} and ${maximum}`
      : value < minimum
        ? `at least ${minimum}`
        : `at most ${maximum}`;
  return [{ code: 'range', message: `"${scalar.name}" must be ${range}, not ${value}.` }];
}

function wrongScalar({ node, text, name }: ScalarInPlace, type: Type): ValueProblem {
  return { code: 'wrong-type', message: mustBe(name, `${expectation(type)}, not ${found(node)}`), fixes: convertFixes(text, node, type) };
}

function notAllowed({ node, name }: ScalarInPlace, value: string, allowed: readonly (string | number)[]): ValueProblem {
  const near = nearest(value, allowed.map(String));
  const fixes = (near ? [near] : allowed.slice(0, 8).map(String)).map((it): Fix => ({
    title: `Change to ${it === '' ? '""' : it}`,
    edits: [replaceScalar(node, it === '' ? '""' : it)],
    ...(near && { preferred: true }),
  }));
  return {
    code: 'enum',
    message: near ? mustBe(name, `${alternatives(allowed)}; did you mean ${near}?`, '') : mustBe(name, alternatives(allowed)),
    fixes,
  };
}

function badQuantity({ node, name }: ScalarInPlace, value: string): ValueProblem {
  const near = nearestQuantity(value);
  const message = near ? mustBe(name, `a quantity; did you mean ${near}?`, '') : mustBe(name, 'a quantity such as 500m, 2, 128Mi or 10Gi');
  const fixes: readonly Fix[] = near ? [{ title: `Change to ${near}`, edits: [replaceScalar(node, near)], preferred: true }] : [];
  return { code: 'quantity', message, fixes };
}

function mustBe(name: string, what: string, end = '.'): string {
  return `"${name}" must be ${what}${end}`;
}

function isInt32(value: number): boolean {
  return value >= -2147483648 && value <= 2147483647;
}

import type { Environment } from '@marcbachmann/cel-js';
import { fail } from '../failure.js';

class CelSemver {
  readonly numbers: readonly bigint[];
  readonly prerelease: readonly string[];
  constructor(numbers: readonly bigint[], prerelease: readonly string[]) {
    this.numbers = numbers;
    this.prerelease = prerelease;
  }
}

const type = 'kubernetes.Semver';

/** Source: the semver library of apiserver's pkg/cel/library, version 1. */
export function registerSemver(environment: Environment): void {
  const read = (text: string): CelSemver => parse(text) ?? fail('No Major.Minor.Patch elements found');
  environment
    .registerType(type, { ctor: CelSemver, fields: {} })
    .registerFunction(`semver(string): ${type}`, read)
    .registerFunction(`semver(string, bool): ${type}`, (text: string, loose: boolean) => read(loose ? normalized(text) : text))
    .registerFunction('isSemver(string): bool', (text: string) => parse(text) !== undefined)
    .registerFunction(
      'isSemver(string, bool): bool',
      (text: string, loose: boolean) => parse(loose ? normalized(text) : text) !== undefined,
    )
    .registerFunction(`${type}.major(): int`, ({ numbers }: CelSemver) => numbers[0])
    .registerFunction(`${type}.minor(): int`, ({ numbers }: CelSemver) => numbers[1])
    .registerFunction(`${type}.patch(): int`, ({ numbers }: CelSemver) => numbers[2])
    .registerFunction(`${type}.isLessThan(${type}): bool`, (a: CelSemver, b: CelSemver) => compare(a, b) < 0)
    .registerFunction(`${type}.isGreaterThan(${type}): bool`, (a: CelSemver, b: CelSemver) => compare(a, b) > 0)
    .registerFunction(`${type}.compareTo(${type}): int`, (a: CelSemver, b: CelSemver) => BigInt(Math.sign(compare(a, b))))
    .registerOperator(`${type} == ${type}`, (a: CelSemver, b: CelSemver) => compare(a, b) === 0);
}

/** Semantic versioning 2.0.0, to the letter. */
function parse(text: string): CelSemver | undefined {
  const [, major, minor, patch, prerelease] =
    /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-([0-9A-Za-z.-]+))?(?:\+([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/.exec(text) ?? [];
  if (major === undefined || minor === undefined || patch === undefined || text.length > 1000) return undefined;
  const parts = prerelease?.split('.') ?? [];
  if (parts.some((it) => it === '' || /^0\d+$/.test(it))) return undefined;
  return new CelSemver([major, minor, patch].map(BigInt), parts);
}

/** `v1.02` is `1.2.0`. */
function normalized(text: string): string {
  const [numbers = '', rest = ''] = text.replace(/^v/, '').split(/(?=[-+])(.*)/s);
  const parts = numbers.split('.').map((it) => it.replace(/^0+(?=\d)/, ''));
  while (parts.length < 3) parts.push('0');
  return parts.join('.') + rest;
}

function compare(a: CelSemver, b: CelSemver): number {
  for (const [index, left] of a.numbers.entries()) {
    const right = b.numbers[index] ?? 0n;
    if (left !== right) return left < right ? -1 : 1;
  }
  // A version without a prerelease is the newer one.
  if (a.prerelease.length === 0 || b.prerelease.length === 0) return b.prerelease.length - a.prerelease.length;
  for (const [index, left] of a.prerelease.entries()) {
    const right = b.prerelease[index];
    if (right === undefined) return 1;
    if (left !== right) return comparePart(left, right);
  }
  return a.prerelease.length - b.prerelease.length;
}

function comparePart(a: string, b: string): number {
  const [left, right] = [a, b].map((it) => /^\d+$/.test(it));
  if (left && right) return BigInt(a) < BigInt(b) ? -1 : 1;
  if (left !== right) return left ? -1 : 1;
  return a < b ? -1 : 1;
}

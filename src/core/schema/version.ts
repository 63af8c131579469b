import type { Lifetime } from './types.js';

/** Compares `1.9` and `1.10` by their numbers: below zero when `a` is the older. A leading `v` and missing parts do not count. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((it) => it.replace(/^v/, '').split('.').map(Number));
  for (let part = 0; part < 3; part += 1) {
    const difference = (left?.[part] || 0) - (right?.[part] || 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Compares versions of an API as the server prefers them: `v2`, `v1`, `v1beta1`, `v1alpha1`. Below zero when `a` comes first. */
export function comparePreference(a: string, b: string): number {
  const [left, right] = [a, b].map(preference);
  for (let part = 0; part < 3; part += 1) {
    const difference = (right?.[part] ?? 0) - (left?.[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function preference(version: string): readonly number[] {
  const [, major, stage, minor] = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version) ?? [];
  return [stage === undefined ? 2 : stage === 'beta' ? 1 : 0, Number(major), Number(minor ?? 0)];
}

/** Whether something of this lifetime exists in a version. */
export function existsIn(version: string, { since, removed }: Lifetime): boolean {
  return (!since || compareVersions(version, since) >= 0) && (!removed || compareVersions(version, removed) < 0);
}

/** Values by key. A key without values is not there. */
export type Buckets<T> = Map<string, Set<T>>;

const none: ReadonlySet<never> = new Set();

export function valuesAt<T>(buckets: Buckets<T>, key: string): ReadonlySet<T> {
  return buckets.get(key) ?? none;
}

export function put<T>(buckets: Buckets<T>, key: string, value: T): void {
  const values = buckets.get(key);
  if (values) values.add(value);
  else buckets.set(key, new Set([value]));
}

export function take<T>(buckets: Buckets<T>, key: string, value: T): void {
  const values = buckets.get(key);
  values?.delete(value);
  if (values?.size === 0) buckets.delete(key);
}

/** Counts something up or down. What is counted down to nothing is not there. */
export function count(counts: Map<string, number>, key: string, by: 1 | -1): void {
  const next = (counts.get(key) ?? 0) + by;
  if (next === 0) counts.delete(key);
  else counts.set(key, next);
}

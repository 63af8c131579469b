/** Nanoseconds in each unit of Go. */
const units: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 6e10,
  h: 3.6e12,
};

/** Nanoseconds in each unit of kube-openapi, which takes any word that begins like the last name. */
const words: readonly (readonly [names: readonly string[], nanoseconds: number])[] = [
  [['ns', 'nano'], 1],
  [['us', 'µs', 'micro'], 1e3],
  [['ms', 'milli'], 1e6],
  [['s', 'sec'], 1e9],
  [['m', 'min'], 6e10],
  [['h', 'hr', 'hour'], 3.6e12],
  [['d', 'day'], 8.64e13],
  [['w', 'wk', 'week'], 6.048e14],
];

/**
 * The nanoseconds of a duration of format `duration`: as Go reads it, or any text that holds a number with a unit. Undefined for all others.
 * Source: ParseDuration of kube-openapi's strfmt; that text around it does not matter is recorded.
 */
export function parseDuration(text: string): number | undefined {
  const exact = parseGoDuration(text);
  if (exact !== undefined) return exact;
  let sum: number | undefined;
  let digits: string | undefined;
  for (const [token] of text.matchAll(/\d+|[A-Za-zµ]+|\s+|[^\dA-Za-zµ\s]+/g)) {
    if (/^\d/.test(token)) digits = token;
    else if (token.trim() !== '') {
      const unit = digits === undefined ? undefined : nanosecondsOf(token);
      if (unit !== undefined) sum = (sum ?? 0) + Number(digits) * unit;
      if (Number(digits) >= 2 ** 63) return undefined;
      digits = undefined;
    }
  }
  return sum;
}

function nanosecondsOf(word: string): number | undefined {
  const unit = word.toLowerCase();
  return words.find(([names]) => names.includes(unit) || unit.startsWith(names.at(-1) ?? unit))?.[1];
}

/** The nanoseconds of a duration such as `1h30m` or `-1.5s`, as Go's time.ParseDuration reads it. */
export function parseGoDuration(text: string): number | undefined {
  const [, sign = '', rest = ''] = /^([+-]?)(.*)$/s.exec(text) ?? [];
  if (rest === '0') return 0;
  if (!/^((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+$/.test(rest)) return undefined;
  let sum = 0;
  for (const [, number, , unit] of rest.matchAll(/((\d+\.?\d*)|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g)) {
    sum += Number(number) * (units[unit ?? ''] ?? 0);
  }
  if (sum >= 2 ** 63) return undefined;
  return sign === '-' ? -sum : sum;
}

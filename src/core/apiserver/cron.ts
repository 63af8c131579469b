/** What Go's cron parser (robfig/cron, ParseStandard) says of a schedule; undefined for one that it takes. */
export function cronProblem(schedule: string): string | undefined {
  if (schedule.startsWith('@')) return descriptorProblem(schedule);
  const fields = schedule.split(/[\s\u0085]+/).filter(Boolean);
  if (fields.length !== 5) return `expected exactly 5 fields, found ${fields.length}: [${fields.join(' ')}]`;
  for (const [index, field] of fields.entries()) {
    for (const part of field.split(',').filter(Boolean)) {
      const problem = rangeProblem(part, bounds[index] as Bounds);
      if (problem) return problem;
    }
  }
  return undefined;
}

interface Bounds {
  readonly least: number;
  readonly most: number;
  readonly names?: readonly string[];
}

const bounds: readonly Bounds[] = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  { least: 1, most: 12, names: ['', 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] },
  { least: 0, most: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

const descriptors = new Set(['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly']);

function descriptorProblem(schedule: string): string | undefined {
  if (descriptors.has(schedule)) return undefined;
  if (!schedule.startsWith('@every ')) return `unrecognized descriptor: ${schedule}`;
  const duration = schedule.slice('@every '.length);
  const problem = durationProblem(duration);
  return problem && `failed to parse duration ${schedule}: ${problem}`;
}

/** time.ParseDuration. */
function durationProblem(text: string): string | undefined {
  if (/^[+-]?((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+$/.test(text) || /^[+-]?0$/.test(text)) return undefined;
  const shown = JSON.stringify(text);
  const unit = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))*(?:\d+\.?\d*|\.\d+)([^\d.]*)/.exec(text)?.[1];
  if (unit === undefined) return `time: invalid duration ${shown}`;
  return unit === '' ? `time: missing unit in duration ${shown}` : `time: unknown unit ${JSON.stringify(unit)} in duration ${shown}`;
}

/** getRange: `number | number "-" number [ "/" number ]`, where a star stands for all. */
function rangeProblem(expression: string, { least, most, names }: Bounds): string | undefined {
  const [range = '', step, ...moreSteps] = expression.split('/');
  const [low = '', high, ...moreRanges] = range.split('-');
  const isStar = low === '*' || low === '?';
  const from = isStar ? least : parseIntOrName(low, names);
  if (typeof from === 'string') return from;
  let to: number | string = isStar ? most : from;
  if (!isStar && moreRanges.length > 0) return `too many hyphens: ${expression}`;
  if (!isStar && high !== undefined) to = parseIntOrName(high, names);
  if (typeof to === 'string') return to;
  const every = step === undefined ? 1 : parseInteger(step);
  if (moreSteps.length > 0) return `too many slashes: ${expression}`;
  if (typeof every === 'string') return every;
  if (step !== undefined && !isStar && high === undefined) to = most;
  if (from < least) return `beginning of range (${from}) below minimum (${least}): ${expression}`;
  if (to > most) return `end of range (${to}) above maximum (${most}): ${expression}`;
  if (from > to) return `beginning of range (${from}) beyond end of range (${to}): ${expression}`;
  return every === 0 ? `step of range should be a positive number: ${expression}` : undefined;
}

function parseIntOrName(text: string, names: readonly string[] = []): number | string {
  const named = text === '' ? -1 : names.indexOf(text.toLowerCase());
  return named >= 0 ? named : parseInteger(text);
}

/** The number, or why it is none. */
function parseInteger(text: string): number | string {
  if (!/^[+-]?\d+$/.test(text)) return `failed to parse int from ${text}: strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`;
  const value = Number(text);
  return value < 0 ? `negative number (${value}) not allowed: ${text}` : value;
}

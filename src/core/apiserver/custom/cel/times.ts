import { Duration } from '@marcbachmann/cel-js/evaluator';
import type { Environment } from '@marcbachmann/cel-js';

/** Conversions of times that the package lacks. */
export function registerTimes(environment: Environment): void {
  environment
    .registerFunction('string(google.protobuf.Timestamp): string', timestampText)
    .registerFunction('string(google.protobuf.Duration): string', durationText)
    .registerFunction('int(google.protobuf.Timestamp): int', (time: Date) => BigInt(Math.floor(time.getTime() / 1000)))
    .registerFunction('int(google.protobuf.Duration): int', nanoseconds)
    .registerFunction('timestamp(google.protobuf.Timestamp): google.protobuf.Timestamp', (time: Date) => time)
    .registerFunction('duration(google.protobuf.Duration): google.protobuf.Duration', (duration: Duration) => duration);
}

export function durationOf(nanoseconds: number): Duration {
  const seconds = Math.trunc(nanoseconds / 1e9);
  return new Duration(BigInt(seconds), Math.round(nanoseconds - seconds * 1e9));
}

export function nanoseconds(duration: Duration): bigint {
  return duration.seconds * 1_000_000_000n + BigInt(duration.nanos);
}

/** In seconds, as CEL writes it: `90s`, `1.5s`. */
export function durationText(duration: Duration): string {
  const total = nanoseconds(duration);
  const size = total < 0n ? -total : total;
  const fraction = (size % 1_000_000_000n).toString().padStart(9, '0').replace(/0+$/, '');
  return `${total < 0n ? '-' : ''}${size / 1_000_000_000n}${fraction && `.${fraction}`}s`;
}

export function timestampText(time: Date): string {
  return time.toISOString().replace(/\.(\d*?)0*Z$/, (_, digits: string) => (digits ? `.${digits}Z` : 'Z'));
}

import { kind } from '../yaml/tokens.js';
import type { Source } from './source.js';

/** What has to be seen to know which keys belong together. */
export const keyTokens: readonly number[] = [
  kind.blockMappingStart,
  kind.flowMappingStart,
  kind.blockSequenceStart,
  kind.flowSequenceStart,
  kind.blockEnd,
  kind.flowMappingEnd,
  kind.flowSequenceEnd,
  kind.key,
];

/**
 * Calls `check` for each key that is a scalar without a tag or an anchor, with what is remembered of the mapping that it belongs
 * to. Keys of the pairs in a flow sequence belong to none.
 */
export function eachKey<T>(
  { tokens: { kinds } }: Source,
  remember: () => T,
  check: (mapping: T, index: number) => void,
): (index: number) => void {
  const open: (T | undefined)[] = [];
  return (index) => {
    switch (kinds[index]) {
      case kind.blockMappingStart:
      case kind.flowMappingStart:
        open.push(remember());
        return;
      case kind.blockSequenceStart:
      case kind.flowSequenceStart:
        open.push(undefined);
        return;
      case kind.key: {
        const mapping = open[open.length - 1];
        if (mapping !== undefined && kinds[index + 1] === kind.scalar) check(mapping, index + 1);
        return;
      }
      default:
        open.pop();
    }
  };
}

import { countBelow } from '../countBelow.js';
import type { Problem } from '../problem.js';
import type { Entry, Node } from '../yaml/nodes.js';

/** What of a resource cannot be decoded, asked for by place. */
export interface Undecodable {
  /** Whether any of it lies in a part of the text. */
  readonly isIn: (span: { readonly start: number; readonly end: number }) => boolean;
  /** Whether a map or list is among it itself, or has it in an entry of its own: a value, or else a key, that may be what is absent. */
  readonly spoils: (holder: Node, isAbsent: boolean) => boolean;
}

export function createUndecodable(problems: readonly Problem[]): Undecodable {
  if (problems.length === 0) return { isIn: () => false, spoils: () => false };
  const starts = problems.map(({ start }) => start).toSorted((a, b) => a - b);
  const spans = new Set(problems.map(({ start, end }) => `${start} ${end}`));
  const keys = new Set(starts);
  const known = new Map<Node, { readonly byValue: boolean; readonly byKey: boolean }>();
  const isOne = ({ start, end }: Node): boolean => spans.has(`${start} ${end}`);

  const look = (holder: Node): { readonly byValue: boolean; readonly byKey: boolean } => {
    const entries: readonly Entry[] = holder.is === 'map' ? holder.entries : [];
    return { byValue: isOne(holder) || entries.some((it) => isOne(it.value)), byKey: entries.some((it) => keys.has(it.key.start)) };
  };

  return {
    isIn({ start, end }) {
      const first = starts[countBelow(starts, start)];
      return first !== undefined && first <= end;
    },
    spoils(holder, isAbsent) {
      const found = known.get(holder) ?? look(holder);
      known.set(holder, found);
      return found.byValue || (isAbsent && found.byKey);
    },
  };
}

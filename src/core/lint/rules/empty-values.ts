import { kind } from '../../yaml/tokens.js';
import { replacing } from '../fixes/replacing.js';
import { bool } from '../option.js';
import { tokenRule } from '../rule.js';

export const emptyValues = tokenRule({
  id: 'empty-values',
  documentation:
    'A key or a list item without a value is null, which is rarely meant. A null that is wanted can be written: `null` or `~`.',
  good: 'a: null\nb:\n  - 1\n',
  bad: 'a:\nb:\n  - 1\n',
  options: {
    'forbid-in-block-mappings': bool(true, 'Whether keys on lines of their own need a value.'),
    'forbid-in-flow-mappings': bool(true, 'Whether keys within braces need a value once they have a colon.'),
    'forbid-in-block-sequences': bool(true, 'Whether items behind a hyphen need a value.'),
  },
  tokens: [kind.value, kind.blockEntry],

  check({ tokens: { kinds, starts, ends } }, options, report) {
    const {
      'forbid-in-block-mappings': inBlockMappings,
      'forbid-in-flow-mappings': inFlowMappings,
      'forbid-in-block-sequences': inBlockSequences,
    } = options;

    function emptyIn(index: number): string | undefined {
      const next = kinds[index + 1];
      if (kinds[index] === kind.value) {
        if (inBlockMappings && (next === kind.key || next === kind.blockEnd)) return 'block mapping';
        if (inFlowMappings && (next === kind.flowEntry || next === kind.flowMappingEnd)) return 'flow mapping';
      } else if (inBlockSequences && (next === kind.blockEntry || next === kind.key || next === kind.blockEnd)) {
        return 'block sequence';
      }
      return undefined;
    }

    return (index) => {
      const place = emptyIn(index);
      if (place === undefined) return;
      const [start, end] = [starts[index] ?? 0, ends[index] ?? 0];
      report(end, `empty value in ${place}`, start, end, replacing('Write "null"', end, end, ' null'));
    };
  },
});

import { kind } from '../../yaml/tokens.js';
import { replacing } from '../fixes/replacing.js';
import { bool } from '../option.js';
import { tokenRule, type FindFix } from '../rule.js';

export const anchors = tokenRule({
  id: 'anchors',
  documentation:
    'Aliases (`*name`) refer to an anchor (`&name`) that stands before them in the same document, and anchors are clear and of use.',
  good: 'base: &base {a: 1}\nsame: *base\n',
  bad: 'same: *base\n',
  options: {
    'forbid-undeclared-aliases': bool(true, 'Whether an alias needs an anchor before it. Without one the document cannot be read.'),
    'forbid-duplicated-anchors': bool(false, 'Whether a name may be given only once in a document.'),
    'forbid-unused-anchors': bool(false, 'Whether each anchor has to be referred to.'),
  },
  tokens: [kind.documentStart, kind.documentEnd, kind.streamEnd, kind.anchor, kind.alias],

  check({ text, tokens: { kinds, starts, ends } }, options, report) {
    const { 'forbid-undeclared-aliases': undeclared, 'forbid-duplicated-anchors': duplicated, 'forbid-unused-anchors': unused } = options;
    /** The tokens of the anchors of a document, by name, and those that an alias refers to. */
    const known = new Map<string, number>();
    const used = new Set<number>();

    function tell(index: number, what: string, fix?: FindFix): void {
      const start = starts[index] ?? 0;
      report(start, `found ${what} "${nameOf(index)}"`, start, ends[index], fix);
    }

    /** With the blanks behind it, or with those before it where it is last on its line. */
    function withoutAnchor(index: number): FindFix {
      let [from, to] = [starts[index] ?? 0, ends[index] ?? 0];
      while (text.charCodeAt(to) === 32) to += 1;
      if (to === (ends[index] ?? 0)) while (text.charCodeAt(from - 1) === 32) from -= 1;
      return replacing('Remove this anchor', from, to, '');
    }

    function nameOf(index: number): string {
      return text.slice((starts[index] ?? 0) + 1, ends[index]);
    }

    return (index) => {
      if (kinds[index] === kind.alias) {
        const anchor = known.get(nameOf(index));
        if (anchor !== undefined) used.add(anchor);
        else if (undeclared) tell(index, 'undeclared alias');
      } else if (kinds[index] === kind.anchor) {
        if (duplicated && known.has(nameOf(index))) tell(index, 'duplicated anchor');
        known.set(nameOf(index), index);
      } else {
        // yamllint has not seen an anchor yet that has nothing but the end behind it.
        const late = index - 1;
        if (unused)
          for (const anchor of known.values())
            if (!used.has(anchor) && anchor !== late) tell(anchor, 'unused anchor', withoutAnchor(anchor));
        known.clear();
        used.clear();
      }
    };
  },
});

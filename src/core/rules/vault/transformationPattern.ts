import { compileRegularExpression } from '../../regularExpression.js';
import { fieldOf, itemsOf } from '../../wiring/fields.js';
import { textNode } from '../fields.js';
import type { ResourceRule } from '../resourceRule.js';
import { staticSecret } from './example.js';
import { syncedKinds, transformationKind, transformationOf } from './kinds.js';

/** A regular expression that Go does not read. Source: filterFields of the operator, with Go's regexp, which is RE2. */
export const transformationPattern: ResourceRule = {
  id: 'transformation-pattern',
  severity: 'error',
  kinds: [...syncedKinds, transformationKind],
  documentation: {
    why: 'The operator reads `includes` and `excludes` as regular expressions of Go, which have no look-ahead and no back-references. One that it cannot read stops the whole Secret.',
    wrong: staticSecret('', { destination: "    create: true\n    transformation:\n      excludes: ['(?!password).*']\n" }),
    right: staticSecret('', { destination: "    create: true\n    transformation:\n      includes: ['^password$']\n" }),
  },
  *check({ root, kind }) {
    const transformation = transformationOf(root, kind);
    if (!transformation) return;
    for (const node of ['includes', 'excludes'].flatMap((it) => itemsOf(fieldOf(transformation, it)))) {
      const text = textNode(node);
      if (!text || !(compileRegularExpression(text.value) instanceof Error)) continue;
      const hint = /\(\?(?:[=!]|<[=!])/.test(text.value)
        ? ': Go has no look-ahead and no look-behind'
        : /^\*/.test(text.value)
          ? ': a name with anything before it is ".*name"'
          : '';
      yield { at: text, message: `Go cannot read this regular expression${hint}.` };
    }
  },
};

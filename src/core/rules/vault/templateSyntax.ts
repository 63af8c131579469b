import { checkTemplate } from '../../goTemplate/check.js';
import { contentOf, fieldOf, isVerbatim, mapsOf } from '../../wiring/fields.js';
import type { MapNode } from '../../yaml/nodes.js';
import { textNode, type TextNode } from '../fields.js';
import type { ResourceRule } from '../resourceRule.js';
import { rewrite } from '../rule.js';
import { staticSecret } from './example.js';
import { syncedKinds, transformationKind, transformationOf } from './kinds.js';

const template = (text: string): string =>
  `    create: true\n    transformation:\n      templates:\n        url:\n          text: '${text}'\n`;

/** A template that Go does not parse, or that asks for what it is not given. Source: helpers/template.go and template/funcs.go of the operator. */
export const templateSyntax: ResourceRule = {
  id: 'template-syntax',
  severity: 'error',
  kinds: [...syncedKinds, transformationKind],
  documentation: {
    why: 'Templates are Go templates with most of the functions of sprig, but for those that read the environment or the clock, or make random values. One that does not parse stops the whole Secret.',
    wrong: staticSecret('', { destination: template('{{ env "HOME" }}') }),
    right: staticSecret('', { destination: template('postgres://{{ get .Secrets "user" | urlquery }}@db') }),
  },
  *check({ text, root, kind, catalog }) {
    const transformation = transformationOf(root, kind);
    if (!transformation) return;
    for (const node of textsOf(transformation)) {
      // Where the letters of the value are those of the text, places in the one are places in the other; else all of it is meant.
      const asWritten = node.style === 'literal' || node.style === 'folded' || isVerbatim(node);
      const { start, end } = asWritten ? contentOf(node) : { start: 0, end: 0 };
      for (const found of checkTemplate(asWritten ? text.slice(start, end) : node.value, catalog.templates)) {
        const at = asWritten ? { start: start + found.start, end: start + found.end } : node;
        const message = `${found.message.charAt(0).toUpperCase()}${found.message.slice(1)}${found.message.endsWith('?') ? '' : '.'}`;
        yield { at, message, ...(asWritten && found.meant !== undefined && { fixes: [rewrite(at, found.meant)] }) };
      }
    }
  },
};

function textsOf(transformation: MapNode): readonly TextNode[] {
  const templates = fieldOf(transformation, 'templates');
  const named = templates?.is === 'map' ? templates.entries.map(({ value }) => value) : [];
  const all = [...named, ...mapsOf(fieldOf(transformation, 'sourceTemplates'))];
  return all.flatMap((it) => (it.is === 'map' ? (textNode(fieldOf(it, 'text')) ?? []) : []));
}

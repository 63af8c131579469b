import type { Hover } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { presetSummaries } from '../../core/lint/presets.js';
import { parseDocument } from '../../core/yaml/parse.js';
import { pathAt } from '../../core/yaml/path.js';
import { toLspRange } from '../convert.js';
import { describeSetting } from './describe.js';

/** What the setting under the cursor is for: of a rule with all its options, of an option with what it takes. */
export function hoverLintConfig(document: TextDocument, offset: number): Hover | undefined {
  const { root } = parseDocument(document.getText());
  const found = root && pathAt(root, offset);
  if (!found) return undefined;
  const { path, node, entry, onKey } = found;
  const preset = path[0] === 'extends' && !onKey && node.is === 'scalar' ? presetSummaries.get(String(node.value)) : undefined;
  const value = preset ?? describeSetting(path);
  if (value === undefined) return undefined;
  return { contents: { kind: 'markdown', value }, range: toLspRange(document, onKey && entry ? entry.key : node) };
}

import { CompletionItemKind, InsertTextMode, type CompletionItem } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Option } from '../../core/lint/option.js';
import { optionValues, writtenValue } from '../../core/lint/optionValue.js';
import { presetSummaries } from '../../core/lint/presets.js';
import type { Rule } from '../../core/lint/rule.js';
import { ruleNamed, rules } from '../../core/lint/rules/index.js';
import { levels, ruleSettings, topSettings } from '../../core/lint/settings.js';
import { toLspEdit } from '../convert.js';
import { cursorAt, type Cursor } from '../cursor.js';
import { describeSetting } from './describe.js';

/** Something that can be written at the cursor. */
interface Suggestion {
  readonly label: string;
  /** What is written, when it is not the label. */
  readonly text?: string;
  readonly detail?: string;
  readonly documentation?: string | undefined;
  /** Stands on the lines below the key, not behind it. */
  readonly below?: true;
}

/** What can be written at an offset of a configuration of yamllint: the default first where there is one. */
export function completeLintConfig(document: TextDocument, offset: number): CompletionItem[] {
  const text = document.getText();
  const cursor = cursorAt(text, offset, /[\w-]/);
  if (!cursor) return [];
  const keys = cursor.onKey ? keysAt(cursor) : [];
  const suggestions = keys.length > 0 ? keys : valuesAt(cursor);
  const kind = keys.length > 0 ? CompletionItemKind.Property : CompletionItemKind.Value;
  return suggestions.map(({ label, text: written = label, detail, documentation, below }, index) => {
    const start = below ? cursor.behindColon : cursor.start;
    const typed = text.slice(start, cursor.start) + cursor.quote;
    return {
      label,
      kind,
      sortText: String(index).padStart(3, '0'),
      textEdit: toLspEdit(document, { start, end: cursor.end, text: below ? written : cursor.gap + written }),
      ...(typed !== '' && { filterText: typed + label }),
      ...(detail !== undefined && { detail }),
      ...(documentation !== undefined && { documentation: { kind: 'markdown' as const, value: documentation } }),
      // The lines below the first have their indentation already.
      ...(written.includes('\n') && { insertTextMode: InsertTextMode.asIs }),
    };
  });
}

/** What stands behind a key at the top that takes more than a word. */
const openings: Readonly<Record<string, string>> = { rules: '\n  ', 'yaml-files': '\n  - ' };

function keysAt(cursor: Cursor): readonly Suggestion[] {
  const { path, flow, hasColon, siblings } = cursor;
  return namesAt(path)
    .filter((it) => !siblings.has(it))
    .map((label) => {
      const opening = (path.length === 0 && !flow && openings[label]) || ' ';
      return { label, text: hasColon ? label : `${label}:${opening}`, documentation: describeSetting([...path, label]) };
    });
}

/** The keys that the map at a path takes. */
function namesAt(path: Cursor['path']): readonly string[] {
  const [first, id] = path;
  if (path.length === 0) return Object.keys(topSettings);
  if (first !== 'rules' || path.length > 2) return [];
  if (path.length === 1) return rules.map((it) => it.id);
  const rule = ruleNamed(String(id));
  return rule ? [...Object.keys(rule.options), ...Object.keys(ruleSettings)] : [];
}

function valuesAt(cursor: Cursor): readonly Suggestion[] {
  const { path } = cursor;
  const [first, id, name] = path;
  if (first === 'extends' && path.length === 1) return [...presetSummaries].map(([label, documentation]) => ({ label, documentation }));
  const rule = first === 'rules' ? ruleNamed(String(id)) : undefined;
  if (!rule) return [];
  const documentation = describeSetting(path);
  if (path.length === 2) return settingsOf(rule, cursor).map((it) => ({ ...it, documentation }));
  if (name === 'level' && path.length === 3) return levels.map((label) => ({ label, documentation }));
  const option = Object.hasOwn(rule.options, String(name)) ? rule.options[String(name)] : undefined;
  if (!option) return [];
  if (path.length === 4) return (option.type.is === 'list' ? optionValues(option.type) : []).map((label) => ({ label, documentation }));
  return valuesOf(option).map((it) => ({ ...it, documentation }));
}

function settingsOf({ options }: Rule, { flow, indent }: Cursor): readonly Suggestion[] {
  const all = [...Object.entries(options).map(([name, it]) => `${name}: ${writtenValue(it.default)}`), 'level: error'];
  const detail = 'a map of them all, at their defaults';
  const map = flow
    ? { label: 'options', text: `{${all.join(', ')}}`, detail }
    : { label: 'options', text: all.map((it) => `\n${' '.repeat(indent)}${it}`).join(''), detail, below: true as const };
  return [{ label: 'enable' }, { label: 'disable' }, map];
}

function valuesOf({ type, default: usual }: Option): readonly Suggestion[] {
  const written = writtenValue(usual);
  const others = type.is === 'list' ? [] : optionValues(type).filter((it) => it !== written);
  return [{ label: written, detail: 'the default' }, ...others.map((label) => ({ label }))];
}

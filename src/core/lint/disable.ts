import { applyEdits } from '../edits.js';
import type { TextEdit } from '../problem.js';
import { addEntry, replaceScalar } from '../yaml/edit.js';
import { readManifest } from '../manifest.js';
import { readsAlike } from '../yaml/readsAlike.js';
import { entryOf } from '../yaml/path.js';
import { scan } from '../yaml/scan.js';
import { scalarAround } from '../yaml/tokenAt.js';
import { endOfLine } from './comments.js';
import type { Config } from './config.js';
import { spacesAt } from './fixes/shift.js';
import { lint } from './lint.js';
import type { LintProblem } from './problem.js';

/**
 * The edit that has yamllint pass over a problem: a comment at the end of its line, else one above it, else two around the text that
 * it is in. Undefined where none of them helps, or where a comment would become a part of some text.
 */
export function disableForLine(text: string, problem: LintProblem, config: Config, path?: string): readonly TextEdit[] | undefined {
  const before = lint(text, config, path);
  return disablingComments(text, problem).find((edits) => {
    const changed = applyEdits(text, edits);
    const after = lint(changed, config, path);
    const isQuieter = after.length < before.length && countOf(after, problem) < countOf(before, problem);
    return isQuieter && (!readsAlike(text, text) || readsAlike(text, changed));
  });
}

/** A place where a rule of some tool breaks. */
interface RulePlace {
  readonly start: number;
  readonly rule: string;
}

/** The comments that may have a tool pass over a place, the shortest first: whether one does, and leaves the text what it is, is to be tried. */
export function disablingComments(text: string, place: RulePlace, tool = 'yamllint'): readonly (readonly TextEdit[])[] {
  return [atEndOfLine(text, place, tool), aboveLine(text, place, tool), aroundText(text, place, tool)].filter((it) => it !== undefined);
}

function countOf(problems: readonly LintProblem[], { rule }: LintProblem): number {
  return problems.filter((it) => it.rule === rule).length;
}

function atEndOfLine(text: string, { start, rule }: RulePlace, tool: string): readonly TextEdit[] | undefined {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const end = endOfLine(text, start);
  const line = text.slice(lineStart, end);
  if (scalarAround(scan(text), end) !== undefined || line !== line.trimEnd() || line === '') return undefined;
  // Where a comment disables something already, it names one rule more.
  if (line.includes(`# ${tool} disable-line rule:`) && /disable-line(?: rule:\S+)+\s*$/.test(line))
    return [{ start: end, end, text: ` rule:${rule}` }];
  return line.includes('#') ? undefined : [{ start: end, end, text: `  # ${tool} disable-line rule:${rule}` }];
}

function aboveLine(text: string, { start, rule }: RulePlace, tool: string): readonly TextEdit[] {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const indent = text.slice(lineStart, lineStart + spacesAt(text, lineStart));
  return [{ start: lineStart, end: lineStart, text: `${indent}# ${tool} disable-line rule:${rule}\n` }];
}

function aroundText(text: string, { start, rule }: RulePlace, tool: string): readonly TextEdit[] | undefined {
  const tokens = scan(text);
  const scalar = scalarAround(tokens, start);
  if (scalar === undefined) return undefined;
  const first = text.lastIndexOf('\n', (tokens.starts[scalar] ?? 0) - 1) + 1;
  const last = tokens.ends[scalar] ?? text.length;
  const behind = text[last - 1] === '\n' ? last : text.indexOf('\n', last) + 1;
  if (behind === 0) return undefined;
  const indent = text.slice(first, first + spacesAt(text, first));
  return [
    { start: first, end: first, text: `${indent}# ${tool} disable rule:${rule}\n` },
    { start: behind, end: behind, text: `${indent}# ${tool} enable rule:${rule}\n` },
  ];
}

/** The edit of a configuration that switches a rule off. Undefined where it is written in a way that no edit of ours goes with. */
export function disableInConfig(text: string, rule: string, off = 'disable'): TextEdit | undefined {
  const [{ document } = { document: undefined }, ...others] = readManifest(text).documents;
  const root = document?.root;
  if (!document || others.length > 0 || document.problems.length > 0 || root?.is !== 'map') return undefined;
  const rules = entryOf(root, 'rules')?.value;
  if (!rules) return addEntry(text, root, 'rules', `\n  ${rule}: ${off}`);
  if (rules.is !== 'map') return rules.is === 'scalar' && rules.value === null ? withRules(rules.start, rule, off) : undefined;
  const own = entryOf(rules, rule);
  if (!own) return addEntry(text, rules, rule, off);
  if (own.value.is === 'scalar') return replaceScalar(own.value, own.value.start === own.key.end + 1 ? ` ${off}` : off);
  const isBelow = text.slice(own.key.end, own.value.start).includes('\n');
  const end = text.slice(0, own.value.end).trimEnd().length;
  return { start: isBelow ? own.key.end + 1 : own.value.start, end, text: isBelow ? ` ${off}` : off };
}

function withRules(at: number, rule: string, off: string): TextEdit {
  return { start: at, end: at, text: `\n  ${rule}: ${off}` };
}

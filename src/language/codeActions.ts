import { CodeActionKind, type CodeAction, type Range } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { changesByLine } from '../core/changedLines.js';
import { applyEdits, editsTogether } from '../core/edits.js';
import type { Problem, TextEdit } from '../core/problem.js';
import { placeholders } from '../core/scaffold/placeholders.js';
import { toDiagnostic, toLspEdit } from './convert.js';

/** A command of the extension: `(uri, placeholder id)`. */
const replacePlaceholderCommand = 'reactbin.replacePlaceholder';

/** Fixes all problems of a file that have one right answer; also what `editor.codeActionsOnSave` runs. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.reactbin`;

/**
 * The fixes of the problems that touch a range, and the one that fixes all of the file when that is asked for. `fixText` is what the
 * linter would make of a text.
 */
export function codeActions(
  document: TextDocument,
  problems: readonly Problem[],
  range: Range,
  only: readonly string[] | undefined,
  fixText: (text: string) => string = (text) => text,
): readonly CodeAction[] {
  const wants = (kind: string): boolean => !only || only.some((it) => kind === it || kind.startsWith(`${it}.`));
  const from = document.offsetAt(range.start);
  const to = document.offsetAt(range.end);
  const touched = wants(CodeActionKind.QuickFix) ? problems.filter(({ start, end }) => start <= to && end >= from) : [];
  const quickFixes = touched.flatMap((problem) => [...fixActions(document, problem), ...askingAction(document, problem)]);
  const all = only && wants(fixAllKind) ? fixAllEdits(document.getText(), problems, fixText) : [];
  if (all.length === 0) return quickFixes;
  const fixAll = {
    title: 'Fix all that have one right answer',
    kind: fixAllKind,
    edit: { changes: { [document.uri]: all.map((it) => toLspEdit(document, it)) } },
  };
  return [...quickFixes, fixAll];
}

function fixActions(document: TextDocument, problem: Problem): readonly CodeAction[] {
  return (problem.fixes ?? []).map((fix) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(document, problem)],
    edit: { changes: { [document.uri]: fix.edits.map((it) => toLspEdit(document, it)) } },
    ...(fix.preferred && { isPreferred: true }),
  }));
}

/** A placeholder needs an answer, and stands in other files too: the extension asks for it. */
function askingAction(document: TextDocument, problem: Problem): readonly CodeAction[] {
  if (!placeholders.some(({ id }) => id === problem.code)) return [];
  const title = 'Replace this placeholder everywhere…';
  const command = { title, command: replacePlaceholderCommand, arguments: [document.uri, problem.code] };
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics: [toDiagnostic(document, problem)], command, isPreferred: true }];
}

/** What puts the problems right that have one right answer, and then what the linter would. */
function fixAllEdits(text: string, problems: readonly Problem[], fixText: (text: string) => string): readonly TextEdit[] {
  const preferred = editsTogether(problems.flatMap(({ fixes = [] }) => fixes.find((it) => it.preferred) ?? []));
  const fixed = applyEdits(text, preferred);
  const linted = fixText(fixed);
  return linted === fixed ? preferred : changesByLine(text, linted);
}

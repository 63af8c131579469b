import { CodeActionKind, type CodeAction, type Range, type WorkspaceEdit } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { changesByLine } from '../core/changedLines.js';
import { applyEdits, editsTogether } from '../core/edits.js';
import type { Fix, Problem, TextEdit } from '../core/problem.js';
import { waysOut } from '../core/settings/waysOut.js';
import { placeholders } from '../core/scaffold/placeholders.js';
import { toDiagnostic, toLspEdit } from './convert.js';
import type { Site } from './site.js';

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
  site?: Site,
): readonly CodeAction[] {
  const wants = (kind: string): boolean => !only || only.some((it) => kind === it || kind.startsWith(`${it}.`));
  const from = document.offsetAt(range.start);
  const to = document.offsetAt(range.end);
  const touched = wants(CodeActionKind.QuickFix) ? problems.filter(({ start, end }) => start <= to && end >= from) : [];
  const quickFixes = [
    ...touched.flatMap((problem) => [...fixActions(document, problem, site), ...askingAction(document, problem)]),
    ...touched.flatMap((problem) =>
      fixActions(document, { ...problem, fixes: waysOut(document.getText(), problem, site?.workspace.settings) }, site),
    ),
  ];
  const all = only && wants(fixAllKind) ? fixAllEdits(document.getText(), problems, fixText) : [];
  if (all.length === 0) return quickFixes;
  const fixAll = {
    title: 'Fix all that have one right answer',
    kind: fixAllKind,
    edit: { changes: { [document.uri]: all.map((it) => toLspEdit(document, it)) } },
  };
  return [...quickFixes, fixAll];
}

function fixActions(document: TextDocument, problem: Problem, site: Site | undefined): readonly CodeAction[] {
  return (problem.fixes ?? []).flatMap((fix) => {
    const edit =
      fix.file === undefined ? { changes: { [document.uri]: fix.edits.map((it) => toLspEdit(document, it)) } } : settingsEdit(fix, site);
    if (!edit) return [];
    return {
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [toDiagnostic(document, problem, site)],
      edit,
      ...(fix.preferred && { isPreferred: true }),
    };
  });
}

/** A change of the settings file, which is made where it is not there. */
function settingsEdit({ edits, file = '' }: Fix, site: Site | undefined): WorkspaceEdit | undefined {
  if (!site) return undefined;
  const uri = site.uriOf(file);
  // What lies in no folder has no settings.
  if (uri === file) return undefined;
  const settings = TextDocument.create(uri, 'yaml', 0, site.workspace.settings.text);
  const create = { kind: 'create' as const, uri, options: { ignoreIfExists: true } };
  return {
    documentChanges: [create, { textDocument: { uri, version: null }, edits: edits.map((it) => toLspEdit(settings, it)) }],
  };
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
  const preferred = editsTogether(problems.flatMap(({ fixes = [] }) => fixes.find((it) => it.preferred && it.file === undefined) ?? []));
  const fixed = applyEdits(text, preferred);
  const linted = fixText(fixed);
  return linted === fixed ? preferred : changesByLine(text, linted);
}

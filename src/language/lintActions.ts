import { CodeActionKind, type CodeAction, type Range, type WorkspaceEdit } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Config } from '../core/lint/config.js';
import { disableForLine, disableInConfig } from '../core/lint/disable.js';
import { fixOf } from '../core/lint/fix.js';
import type { LintProblem } from '../core/lint/problem.js';
import { lintDiagnostic, toLspEdit } from './convert.js';

/** What the rules of yamllint found in a document, and by which configuration. */
export interface LintedDocument {
  readonly document: TextDocument;
  readonly problems: readonly LintProblem[];
  readonly config: Config;
  /** The document's path as the configuration knows it. */
  readonly path?: string | undefined;
  readonly configFile: ConfigFile;
}

export interface ConfigFile {
  readonly uri: string;
  readonly name: string;
  /** Undefined where there is none yet. */
  readonly document?: TextDocument;
}

/** For each problem that touches a range: what puts it right, and how not to hear of it again, on this line or anywhere. */
export function lintActions(linted: LintedDocument, range: Range, only: readonly string[] | undefined): readonly CodeAction[] {
  const { document, problems } = linted;
  if (only && !only.includes(CodeActionKind.QuickFix)) return [];
  const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const touched = problems.filter(({ start, end, rule }) => start <= to && end >= from && rule !== 'syntax');
  return [...touched.flatMap((it) => fixAction(linted, it)), ...touched.flatMap((it) => disableActions(linted, it))];
}

function fixAction({ document }: LintedDocument, problem: LintProblem): readonly CodeAction[] {
  const fix = fixOf(document.getText(), problem);
  if (!fix) return [];
  const edits = fix.edits.map((it) => toLspEdit(document, it));
  return [action(document, problem, fix.title, { changes: { [document.uri]: edits } }, true)];
}

function disableActions(linted: LintedDocument, problem: LintProblem): readonly CodeAction[] {
  const { document, config, path, configFile } = linted;
  const { rule } = problem;
  const edits = disableForLine(document.getText(), problem, config, path);
  const ofLine = edits && { changes: { [document.uri]: edits.map((it) => toLspEdit(document, it)) } };
  const ofConfig = configEdit(configFile, rule);
  return [
    ...(ofLine ? [action(document, problem, `Disable ${rule} for this line`, ofLine)] : []),
    ...(ofConfig ? [action(document, problem, `Disable ${rule} in ${configFile.name}`, ofConfig)] : []),
  ];
}

function configEdit({ uri, document }: ConfigFile, rule: string): WorkspaceEdit | undefined {
  if (document) {
    const edit = disableInConfig(document.getText(), rule);
    return edit && { changes: { [uri]: [toLspEdit(document, edit)] } };
  }
  const text = `extends: default\n\nrules:\n  ${rule}: disable\n`;
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      { kind: 'create', uri, options: { ignoreIfExists: true } },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
    ],
  };
}

function action(document: TextDocument, problem: LintProblem, title: string, edit: WorkspaceEdit, isPreferred = false): CodeAction {
  const diagnostics = [lintDiagnostic(document, problem)];
  return { title, kind: CodeActionKind.QuickFix, diagnostics, edit, ...(isPreferred && { isPreferred }) };
}

import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  type Range,
  type TextEdit as LspTextEdit,
} from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { pageOf, sentence, type LintProblem } from '../core/lint/problem.js';
import { wholeMessage, type Problem, type Related, type Severity, type TextEdit } from '../core/problem.js';
import { locationsIn, type Site } from './site.js';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A problem as an editor shows it. The source is the extension's name with the kind of check: `reactbin schema`. */
export function toDiagnostic(document: TextDocument, problem: Problem, site?: Site): Diagnostic {
  const { severity, source, code, related = [] } = problem;
  const places = site ? relatedPlaces(related, site) : [];
  return {
    range: toLspRange(document, problem),
    severity: severities[severity],
    source: `reactbin ${source}`,
    code,
    message: wholeMessage(problem),
    ...(code === 'removed-api' && { tags: [DiagnosticTag.Deprecated] }),
    ...(code === 'unused-resource' && { tags: [DiagnosticTag.Unnecessary] }),
    ...(places.length > 0 && { relatedInformation: [...places] }),
  };
}

function relatedPlaces(related: readonly Related[], { workspace, uriOf }: Site): readonly DiagnosticRelatedInformation[] {
  const locate = locationsIn(uriOf);
  return related.flatMap(({ file: path, start, end, message }) => {
    const file = workspace.files.get(path);
    return file ? [{ location: locate({ file, start, end }), message }] : [];
  });
}

/** A problem of yamllint's rules, with the page of its rule. */
export function lintDiagnostic(document: TextDocument, problem: LintProblem): Diagnostic {
  const { level, rule } = problem;
  return {
    range: toLspRange(document, problem),
    severity: severities[level],
    source: 'yamllint',
    code: rule,
    message: sentence(problem),
    ...(rule !== 'syntax' && { codeDescription: { href: pageOf(rule) } }),
  };
}

export function toLspEdit(document: TextDocument, edit: TextEdit): LspTextEdit {
  return { range: toLspRange(document, edit), newText: edit.text };
}

export function toLspRange(document: TextDocument, { start, end }: { readonly start: number; readonly end: number }): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

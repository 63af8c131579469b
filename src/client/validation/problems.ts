import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  languages,
  Location,
  Range,
  Uri,
  workspace,
  type Disposable,
} from 'vscode';
import { wholeMessage, type Severity } from '../../core/problem.js';
import { documentationOf } from './documentation.js';
import { rangeOf } from './range.js';
import type { CheckedFile, FolderResult, PlacedFinding } from './result.js';

export interface Problems extends Disposable {
  show(results: readonly FolderResult[]): void;
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/**
 * Findings in Problems. What the language server finds too is only shown of files that are not open, since it tells of the
 * open ones itself.
 */
export function createProblems(): Problems {
  const collections = {
    yamllint: languages.createDiagnosticCollection('yamllint'),
    kubectl: languages.createDiagnosticCollection('kubectl'),
    schema: languages.createDiagnosticCollection('reactbin'),
  };
  let files: ReadonlyMap<string, ShownFile> = new Map();

  function showFile(uri: Uri, { file: { findings }, folder }: ShownFile): void {
    for (const [source, collection] of Object.entries(collections)) {
      const shown = source !== 'kubectl' && isOpen(uri) ? [] : findings.filter((it) => collectionOf(it) === source);
      collection.set(
        uri,
        shown.map((it) => diagnosticOf(it, Uri.parse(folder))),
      );
    }
  }

  const listeners = [workspace.onDidOpenTextDocument, workspace.onDidCloseTextDocument].map((event) =>
    event(({ uri }) => {
      const file = files.get(uri.toString());
      if (file) showFile(uri, file);
    }),
  );
  return {
    show(results) {
      const earlier = files;
      files = new Map(
        results.flatMap(({ folder, files }) =>
          files.map((it) => [Uri.joinPath(Uri.parse(folder), it.path).toString(), { file: it, folder }]),
        ),
      );
      for (const uri of earlier.keys())
        if (!files.has(uri)) for (const collection of Object.values(collections)) collection.delete(Uri.parse(uri));
      for (const [uri, file] of files) if (file.file !== earlier.get(uri)?.file) showFile(Uri.parse(uri), file);
    },
    dispose: () => [...listeners, ...Object.values(collections)].forEach((it) => void it.dispose()),
  };
}

interface ShownFile {
  readonly file: CheckedFile;
  /** The folder's URI. */
  readonly folder: string;
}

function isOpen(uri: Uri): boolean {
  return workspace.textDocuments.some((it) => it.languageId === 'yaml' && it.uri.toString() === uri.toString());
}

function collectionOf({ source }: PlacedFinding): 'yamllint' | 'kubectl' | 'schema' {
  return source === 'yamllint' || source === 'kubectl' ? source : 'schema';
}

function diagnosticOf(finding: PlacedFinding, folder: Uri): Diagnostic {
  const { severity, source, code, related = [] } = finding;
  const diagnostic = new Diagnostic(rangeOf(finding), wholeMessage(finding), severities[severity]);
  const target = documentationOf(finding);
  diagnostic.source = collectionOf(finding) === 'schema' ? `reactbin ${source}` : source;
  diagnostic.relatedInformation = related.map((it) => {
    const range = new Range(it.line - 1, it.column - 1, it.endLine - 1, it.endColumn - 1);
    return new DiagnosticRelatedInformation(new Location(Uri.joinPath(folder, it.file), range), it.message);
  });
  diagnostic.code = target ? { value: code, target: Uri.parse(target) } : code;
  return diagnostic;
}

import { homedir } from 'node:os';
import { basename, dirname, relative, sep } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { Config, ConfigProblem } from '../core/lint/config.js';
import { lint } from '../core/lint/lint.js';
import type { LintProblem } from '../core/lint/problem.js';
import type { Problem } from '../core/problem.js';
import type { ConfigFile, LintedDocument } from '../language/lintActions.js';
import { isInside } from '../node/inside.js';
import { findLintConfigFile, lintConfig, lintSurroundings } from '../node/lintConfig.js';

export interface Linter {
  /**
   * What the rules of yamllint say of an open document, but for what `problems` say already: that it is no YAML, or that a key stands
   * twice. Undefined where the configuration ignores it, or cannot be read itself.
   */
  check(document: TextDocument, problems: readonly Problem[]): LintedDocument | undefined;
  /** Reads configurations again. */
  forget(): void;
}

/** What a linter needs of the server. */
export interface LintHost {
  readonly folders: () => readonly string[];
  /** In a folder that is not trusted nothing is read that lies outside. */
  readonly trusted: () => boolean;
  /** The text in the editor of an open file. */
  readonly openText: (path: string) => string | undefined;
}

interface FoundConfig {
  readonly config: Config | ConfigProblem;
  readonly file: ConfigFile;
}

/**
 * Lints by the configuration that yamllint would find when it is run in the workspace folder of a document, or in the document's own
 * folder when it is in none.
 */
export function createLinter(host: LintHost): Linter {
  const configs = new Map<string, FoundConfig>();

  function configFor(folder: string): FoundConfig {
    const found = configs.get(folder) ?? findConfig(host, folder);
    configs.set(folder, found);
    return found;
  }

  return {
    check(document, problems) {
      const { scheme, fsPath } = URI.parse(document.uri);
      const file = scheme === 'file' ? fsPath : undefined;
      const folder = folderOf(host.folders(), file);
      const { config, file: configFile } = configFor(folder);
      if ('problem' in config || (file !== undefined && !config.takes(basename(file)))) return undefined;
      const path = file === undefined ? undefined : relative(folder, file).split(sep).join('/');
      const isNew = ({ rule, start }: LintProblem): boolean =>
        !problems.some(({ code, start: at }) => code === told[rule] && (rule === 'syntax' || at === start));
      return { document, config, path, configFile, problems: lint(document.getText(), config, path).filter(isNew) };
    },
    forget: () => configs.clear(),
  };
}

/** Rules that look for what is a problem of a manifest too, by its code. */
const told: Readonly<Record<string, string>> = { syntax: 'yaml-syntax', 'key-duplicates': 'duplicate-key' };

function folderOf(folders: readonly string[], file: string | undefined): string {
  const around = folders.filter((it) => file === undefined || isInside(it, file)).toSorted((a, b) => b.length - a.length);
  return around[0] ?? (file === undefined ? homedir() : dirname(file));
}

function findConfig(host: LintHost, folder: string): FoundConfig {
  const surroundings = lintSurroundings(folder, host.trusted(), host.openText);
  const found = findLintConfigFile(surroundings);
  const path = found?.path ?? `${folder}${sep}.yamllint`;
  const uri = URI.file(path).toString();
  return {
    config: lintConfig(found?.text ?? 'extends: default', surroundings),
    file: { uri, name: basename(path), ...(found && { document: TextDocument.create(uri, 'yaml', 0, found.text) }) },
  };
}

/** What was found in an earlier text, as far as it stands in the new one, where it stands now. What was to be done about it is not known. */
export function movedWith(linted: LintedDocument, before: string, after: string): LintedDocument {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head += 1;
  let tail = 0;
  while (tail < most - head && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail += 1;
  const by = after.length - before.length;
  const problems = linted.problems.flatMap(({ fix: _, ...problem }): LintProblem[] => {
    if (problem.end <= head) return [problem];
    if (problem.start < before.length - tail) return [];
    return [{ ...problem, start: problem.start + by, end: problem.end + by }];
  });
  return { ...linted, problems };
}

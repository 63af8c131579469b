import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, type Config } from '../../../src/core/lint/config.js';
import { lint } from '../../../src/core/lint/lint.js';

/** `[line, column, level, rule, message]` */
export type Told = [number, number, string, string, string];

/** A configuration that is known to be right, and that needs no other file. */
export function configOf(text: string): Config {
  const config = readConfig(text, { read: () => undefined, lineBreak: '\n' });
  assert.ok(!('problem' in config), 'problem' in config ? config.problem : '');
  return config;
}

export function lintedByUs(config: Config, text: string): Told[] {
  return lint(text, config).map(({ line, column, level, rule, message }) => [line, column, level, rule, message]);
}

/** What the real yamllint of TEST_YAMLLINT says of each text, asked in one process. */
export function lintedByYamllint(config: string, texts: readonly string[]): Told[][] {
  const yamllint = process.env['TEST_YAMLLINT'];
  assert.ok(yamllint, 'TEST_YAMLLINT must name the real yamllint');
  const folder = mkdtempSync(join(tmpdir(), 'reactbin-lint-'));
  try {
    for (const [index, text] of texts.entries()) writeFileSync(join(folder, `${index}.yaml`), text);
    const { stdout, stderr } = spawnSync(yamllint, ['-f', 'parsable', '-d', config, '.'], {
      cwd: folder,
      env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    });
    assert.equal(stderr, '', 'yamllint must come to its end');
    return readParsable(stdout, texts.length);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readParsable(stdout: string, count: number): Told[][] {
  const files: Told[][] = Array.from({ length: count }, () => []);
  // A message may hold a line break, as it quotes keys.
  for (const entry of stdout.split(/\n(?=\.\/\d+\.yaml:|$)/)) {
    const [, file, line, column, level = '', message = '', rule = ''] =
      /^\.\/(\d+)\.yaml:(\d+):(\d+): \[(error|warning)\] ([^]*) \(([a-z-]+)\)$/.exec(entry) ?? [];
    if (file === undefined) assert.equal(entry, '', 'a line that is not of the format parsable');
    else files[Number(file)]?.push([Number(line), Number(column), level, rule, message]);
  }
  return files;
}

/** How many of some texts are told of alike, and the first that are not. */
export interface Agreement {
  readonly texts: number;
  readonly same: number;
  /** In the same order too. */
  readonly sameOrder: number;
  readonly different: readonly string[];
}

export function agreement(pairs: readonly { readonly text: string; readonly ours: Told[]; readonly theirs: Told[] }[]): Agreement {
  const sorted = (told: Told[]): string =>
    told
      .map((it) => JSON.stringify(it))
      .sort()
      .join('\n');
  const different = pairs.filter(({ ours, theirs }) => sorted(ours) !== sorted(theirs));
  return {
    texts: pairs.length,
    same: pairs.length - different.length,
    sameOrder: pairs.filter(({ ours, theirs }) => JSON.stringify(ours) === JSON.stringify(theirs)).length,
    different: different.map((it) => JSON.stringify(it)),
  };
}

export function inWords({ texts, same, sameOrder }: Agreement): string {
  const percent = (part: number): string => `${((100 * part) / texts).toFixed(2)} %`;
  return `${same} of ${texts} identical (${percent(same)}), ${percent(sameOrder)} in the same order too`;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordedCases } from '../../support/cases.js';
import { randomNumbers } from '../../support/random.js';
import type { Told } from './support.js';

/** What yamllint 1.38.0 said of a text. */
export interface Probe {
  readonly config: string;
  readonly source: string;
  readonly problems: Told[];
}

export const probes = readFileSync('test/conformance/yamllint.jsonl', 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Probe);

/** Every rule, with the options that find most. */
export const everything = `rules:
  anchors: {forbid-duplicated-anchors: true, forbid-unused-anchors: true}
  braces: {min-spaces-inside: 1, max-spaces-inside: 1, min-spaces-inside-empty: 0, max-spaces-inside-empty: 0}
  brackets: {forbid: non-empty}
  colons: enable
  commas: enable
  comments: enable
  comments-indentation: enable
  document-end: enable
  document-start: enable
  empty-lines: {max: 1}
  empty-values: enable
  float-values: {require-numeral-before-decimal: true, forbid-scientific-notation: true, forbid-nan: true, forbid-inf: true}
  hyphens: enable
  indentation: {check-multi-line-strings: true}
  key-duplicates: {forbid-duplicated-merge-keys: true}
  key-ordering: enable
  line-length: {max: 60, allow-non-breakable-inline-mappings: true}
  new-line-at-end-of-file: enable
  new-lines: enable
  octal-values: enable
  quoted-strings: {required: only-when-needed, quote-type: double, check-keys: true}
  trailing-spaces: enable
  truthy: {level: warning}
`;

export const configurations: Readonly<Record<string, string>> = {
  default: 'extends: default',
  relaxed: 'extends: relaxed',
  scaffold: readFileSync('test/fixtures/scaffold/default/expected/.yamllint.yml', 'utf8'),
  everything,
};

/** The YAML files of the repository, the golden trees of the scaffold among them, and the manifests that the recorded cases start from. */
export function corpus(): readonly string[] {
  const files = ['schemas', 'snippets', 'test'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((it) => join(folder, it)),
  );
  const texts = files.filter((it) => /\.ya?ml$/.test(it)).map((it) => readFileSync(it, 'utf8'));
  const bases = new Map(recordedCases().map((it) => [it.base, it.text]));
  return [...texts, ...bases.values()].filter((it) => !it.startsWith('\ufeff'));
}

/** Sources of probes with pieces put in and taken out. */
export function changedProbes(seed: number, count: number): readonly string[] {
  const random = randomNumbers(seed);
  const pieces = ['{', '}', '[', ']', ':', '-', '#', '&a ', '*a', '!', '!!str ', '|\n', "'", '"', ',', '? ', ' ', '\n', '\r\n', '\n---\n', '\n...\n', 'é', '😀', ' # c', ': ', '- ', '0o7', '.5', 'yes', '{a: 1}', '[a, b]', '\n# yamllint disable\n', ' # yamllint disable-line rule:colons\n']; // prettier-ignore
  return Array.from({ length: count }, () => {
    const characters = [...(probes[random(probes.length)]?.source ?? '')];
    for (let change = random(4); change >= 0; change -= 1) {
      if (random(10) < 4) characters.splice(random(characters.length), 1);
      else characters.splice(random(characters.length + 1), 0, pieces[random(pieces.length)] ?? '');
    }
    return characters.join('');
  });
}

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { suite, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createDiagnose } from '../../src/core/diagnose.js';
import { lint } from '../../src/core/lint/lint.js';
import { readManifest } from '../../src/core/manifest.js';
import type { Fix, Problem } from '../../src/core/problem.js';
import { thingAt } from '../../src/core/wiring/occurrences/index.js';
import { isWritten, type Occurrence } from '../../src/core/wiring/occurrences/occurrence.js';
import type { IndexedFile, Workspace } from '../../src/core/wiring/workspace.js';
import { rename } from '../../src/language/rename.js';
import { readSettings, settingsFile } from '../../src/core/settings/settings.js';
import { diagnoseWiring } from '../../src/core/wiring/diagnose.js';
import { catalogFor, withCrds } from '../support/catalog.js';
import { expectFile, parseFixture, renderFixture, type Fixture, type Note } from '../support/fixture.js';
import { placeIn, workspaceOf } from '../support/workspace.js';
import { configOf } from './lint/support.js';

/** How each folder of fixtures is run: a fixture in, the drawn fixture out. */
const features: Readonly<Record<string, (fixture: Fixture, path: string) => string>> = {
  diagnostics(fixture, path) {
    const notes = diagnoseFiles(fixture).map(({ path: file, problem }): Note => ({
      path: file,
      start: problem.start,
      end: problem.end,
      text: `${problem.severity} ${problem.code}: ${problem.explanation ?? problem.message}`,
    }));
    expectCode(path, notes);
    return renderFixture(fixture, notes);
  },

  /** The first problem's fixes: each drawn as the lines that it takes away and puts in. */
  fixes(fixture) {
    const [first] = diagnoseFiles(fixture);
    assert.ok(first, 'a fixture of fixes must have a problem');
    const { problem, path } = first;
    const before = fixture.files.find((it) => it.path === path)?.text ?? '';
    const fixes = problem.fixes ?? [];
    const results = fixes.flatMap((fix) => [
      `${fix.preferred ? 'preferred fix' : 'fix'}: ${fix.title}`,
      ...changedLines(before, applied(before, fix)),
    ]);
    for (const fix of fixes) {
      const after = diagnoseText(applied(before, fix), fixture).filter((it) => it.code === 'yaml-syntax');
      assert.deepEqual(after, [], `"${fix.title}" must leave YAML that can be read`);
    }
    const text = [`${problem.code}: ${problem.explanation ?? problem.message}`, ...results.map((it) => `#> ${it}`)].join('\n');
    return renderFixture(fixture, [{ path, start: problem.start, end: problem.end, text }]);
  },

  /** What is wrong between the resources of the files, with the places that it points to. */
  wiring(fixture, path) {
    const workspace = workspaceOf(fixture);
    const notes = fixture.files.flatMap(({ path: file }) =>
      diagnoseWiring(workspace, file).map(({ start, end, severity, code, message, related = [] }): Note => {
        const places = related.map((it) => ` → ${placeIn(fixture, it.file, it.start)} ${it.message}`);
        return { path: file, start, end, text: `${severity} ${code}: ${message}${places.join('')}` };
      }),
    );
    expectCode(path, notes);
    return renderFixture(fixture, notes);
  },

  /** Under each thing that has a name: where it is defined, or how often it is used. Every use must be found from its definition. */
  references(fixture) {
    const workspace = workspaceOf(fixture);
    const notes = [...workspace.files.values()].flatMap((file) => notesOfThings(fixture, workspace, file));
    assert.ok(
      notes.some(({ text }) => text.includes('→')),
      'a fixture must show a use',
    );
    return renderFixture(fixture, notes);
  },

  /** What a rename of the thing under the cursor to `name` changes, or why it is refused. */
  rename(fixture) {
    const { cursor, settings, files } = fixture;
    const workspace = workspaceOf(fixture);
    const file = workspace.files.get(cursor?.path ?? '');
    assert.ok(cursor && file, 'a fixture of renames must have a cursor');
    const site = { workspace, file, uriOf: (path: string) => path };
    const edit = rename(site, cursor.offset, settings['name'] ?? '');
    if (!edit) return renderFixture(fixture, [], ['nothing to rename']);
    if ('refused' in edit) return renderFixture(fixture, [], [`refused: ${edit.refused}`]);
    const results = files.flatMap(({ path, text }) => {
      const document = TextDocument.create(path, 'yaml', 0, text);
      const changes = edit.changes?.[path];
      const before = text.split('\n');
      const after = changes ? TextDocument.applyEdits(document, changes).split('\n') : before;
      return after.flatMap((line, index) => (line === before[index] ? [] : [`${path}:${index + 1}: ${line.trim()}`]));
    });
    return renderFixture(fixture, [], results);
  },

  /** The problems that yamllint has with the fixture at its `config`, in the order that they are told in, each with the place that is printed. */
  lint(fixture) {
    const config = configOf(fixture.settings['config'] ?? 'extends: default');
    const notes = fixture.files.flatMap(({ path, text }) =>
      lint(text, config).map(({ start, end, level, rule, message, line, column }, index): Note => ({
        path,
        start,
        end,
        text: `${index + 1}. ${line}:${column} ${level} ${rule}: ${message}`,
      })),
    );
    return renderFixture(fixture, notes);
  },
};

/** Every reference, selector and name in a file, with what is found for it. */
function notesOfThings(fixture: Fixture, workspace: Workspace, file: IndexedFile): readonly Note[] {
  const places = file.resources.flatMap(({ document, resource }) =>
    [
      ...resource.references,
      ...resource.podPorts,
      ...resource.localUses,
      ...resource.localNames,
      ...resource.selectors.flatMap(({ labels }) => labels),
      ...resource.definitions.flatMap((it) => [it, ...it.parts]),
    ].map(({ place }) => document.start + place.start),
  );
  return [...new Set(places)].flatMap((offset): Note[] => {
    const thing = thingAt({ workspace, file, offset });
    if (!thing) return [];
    const { what, name, here, definitions, uses } = thing;
    const isHere = (it: Occurrence): boolean => it.file === file && it.start === here.start;
    const defined = definitions.filter((it) => !isHere(it)).map((it) => ` → ${placeIn(fixture, it.file.path, it.start)}`);
    const used = definitions.some(isHere) ? ` used ${uses.filter((it) => !isHere(it)).length}` : '';
    if (uses.some(isHere)) {
      // What an operator makes up the name of cannot be pointed at.
      for (const it of definitions.filter((it) => isWritten(it, name))) {
        const back = thingAt({ workspace, file: it.file, offset: it.start });
        assert.ok(back?.uses.some(isHere), `${placeIn(fixture, file.path, offset)} must be found from where it is defined`);
      }
    }
    return [{ path: file.path, start: here.start, end: here.end, text: `${what} ${name}:${defined.join('')}${used}` }];
  });
}

/** A fixture shows the code that its folder is named after; one named `ok-` shows nothing. */
function expectCode(path: string, notes: readonly Note[]): void {
  const silent = basename(path).startsWith('ok-');
  assert.equal(notes.length === 0, silent, silent ? 'an ok- fixture must stay silent' : 'a fixture must show something, or be named ok-');
  const code = basename(dirname(path));
  assert.ok(silent || notes.some(({ text }) => text.includes(` ${code}: `)), `a fixture in ${code}/ must show that code`);
}

function diagnoseFiles(fixture: Fixture): { readonly path: string; readonly problem: Problem }[] {
  const manifests = fixture.files.filter(({ path }) => path !== settingsFile);
  return manifests.flatMap(({ path, text }) => diagnoseText(text, fixture).map((problem) => ({ path, problem })));
}

function diagnoseText(text: string, { settings, files }: Fixture): readonly Problem[] {
  const shipped = catalogFor({
    ...(settings['kubernetes'] && { kubernetes: settings['kubernetes'] }),
    ...(settings['operator'] && { vaultSecretsOperator: settings['operator'] }),
  });
  const catalog = withCrds(shipped, files.map((it) => it.text).join('\n---\n'));
  return createDiagnose(catalog)(readManifest(text), readSettings(files.find(({ path }) => path === settingsFile)?.text ?? ''));
}

function applied(text: string, { edits }: Fix): string {
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((changed, it) => changed.slice(0, it.start) + it.text + changed.slice(it.end), text);
}

/** What differs between two texts, as `- old` and `+ new` lines: the lines between the same beginning and the same end. */
function changedLines(before: string, after: string): string[] {
  const [old, fresh] = [before.split('\n'), after.split('\n')];
  let head = 0;
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && tail < fresh.length - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail += 1;
  return [...old.slice(head, old.length - tail).map((it) => `- ${it}`), ...fresh.slice(head, fresh.length - tail).map((it) => `+ ${it}`)];
}

const root = join(process.cwd(), 'test/fixtures');
for (const [feature, run] of Object.entries(features)) {
  suite(feature, () => {
    const paths = readdirSync(join(root, feature), { recursive: true, encoding: 'utf8' }).filter((it) => it.endsWith('.yaml'));
    test('there are fixtures', () => assert.ok(paths.length > 0));
    for (const path of paths) {
      test(path, () => {
        const file = join(root, feature, path);
        expectFile(file, run(parseFixture(readFileSync(file, 'utf8')), path));
      });
    }
  });
}

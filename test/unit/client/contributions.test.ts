import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { configNames, isConfigFile, ownConfig } from '../../../src/core/lint/configFiles.js';
import { defaultServerSettings } from '../../../src/protocol.js';

interface Menu {
  readonly command: string;
  readonly when?: string;
}

interface Setting {
  readonly default: string;
  readonly scope?: string;
  readonly enum?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Readonly<Record<string, readonly Menu[]>>;
    readonly languages: readonly {
      readonly id: string;
      readonly filenames: readonly string[];
      readonly filenamePatterns: readonly string[];
    }[];
    readonly configuration: readonly { readonly properties: Readonly<Record<string, Setting>> }[];
  };
};
const { commands, menus, configuration } = manifest.contributes;
const settings = new Map(configuration.flatMap(({ properties }) => Object.entries(properties)));

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /^(client|extension)/.test(path) && path.endsWith('.ts'))
  .map((path) => readFileSync(join('src', path), 'utf8'))
  .join('\n');

test('every command of package.json is registered, and no other', () => {
  const registered = [...sources.matchAll(/'(reactbin\.[\w.]+)': /g)].map(([, id]) => id);
  assert.deepEqual(registered.sort(), commands.map(({ command }) => command).sort());
});

test('menus name commands that there are', () => {
  const ids = commands.map(({ command }) => command);
  for (const { command } of Object.values(menus).flat()) assert.ok(ids.includes(command), command);
});

/** The settings in an object of them, by their whole names. */
function* leaves(name: string, value: unknown): Generator<readonly [string, unknown]> {
  if (typeof value !== 'object' || value === null) yield [name, value];
  else for (const [key, below] of Object.entries(value)) yield* leaves(`${name}.${key}`, below);
}

test('every setting is read, with its default', () => {
  const read = [...sources.matchAll(/settings\.get(?:<[^>]+(?:\[[^\]]*\])*>)?\('([\w.]+)'/g)].map(([, id]) => `reactbin.${id}`);
  const ofServer = [...leaves('reactbin', defaultServerSettings)];
  assert.deepEqual([...new Set([...read, ...ofServer.map(([id]) => id)])].sort(), [...settings.keys()].sort());
  for (const [id, value] of ofServer) assert.equal(settings.get(id)?.default, value, id);
  for (const [id, setting] of settings) {
    assert.ok(!setting.enum || setting.enum.includes(setting.default), id);
    assert.ok(!setting.markdownEnumDescriptions || setting.markdownEnumDescriptions.length === setting.enum?.length, id);
  }
});

test('what could start something is not believed of a folder that is not trusted, and paths never of a workspace', () => {
  const tools = [...settings.keys()].filter((id) => /\.(kubectl|yamllint)\./.test(id));
  assert.deepEqual([...manifest.capabilities.untrustedWorkspaces.restrictedConfigurations].sort(), tools.sort());
  for (const id of tools.filter((it) => it.endsWith('.path'))) assert.equal(settings.get(id)?.scope, 'machine', id);
});

test('configurations of yamllint are YAML, whatever their names say', () => {
  const [yaml, ...others] = manifest.contributes.languages;
  assert.deepEqual([yaml?.id, others], ['yaml', []]);
  assert.deepEqual(
    yaml?.filenames,
    configNames.filter((it) => !/\.ya?ml$/.test(it)),
  );
  assert.deepEqual(yaml?.filenamePatterns, [`**/${ownConfig}`]);
  const named = ['file:///a/.yamllint', 'file:///a/.yamllint.yml', 'untitled:/a/.yamllint', '/home/a/.config/yamllint/config'];
  const manifests = ['file:///a/b.yaml', 'file:///a/x.yamllint', 'file:///a/config', 'file:///a/my-yamllint/config'];
  assert.deepEqual(
    [named.map(isConfigFile), manifests.map(isConfigFile)],
    [
      [true, true, true, true],
      [false, false, false, false],
    ],
  );
});

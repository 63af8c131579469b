import { lineLookup } from '../../src/core/lines.js';
import { readManifest } from '../../src/core/manifest.js';
import { readSettings, settingsFile } from '../../src/core/settings/settings.js';
import { createWorkspace, updateFile, type Workspace } from '../../src/core/wiring/workspace.js';
import type { Fixture, FixtureFile } from './fixture.js';

/** The index of a fixture's files; one that is named as the settings are holds them. */
export function workspaceOf({ files }: { readonly files: readonly FixtureFile[] }): Workspace {
  const settings = files.find(({ path }) => path === settingsFile);
  const workspace = createWorkspace(settings && readSettings(settings.text));
  for (const { path, text } of files) if (path !== settingsFile) updateFile(workspace, path, readManifest(text));
  return workspace;
}

/** `main.yaml:3:5` */
export function placeIn({ files }: Fixture, path: string, offset: number): string {
  const { line, column } = lineLookup(files.find((it) => it.path === path)?.text ?? '')(offset);
  return `${path}:${line}:${column}`;
}

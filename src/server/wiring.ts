import { basename, join, relative, sep } from 'node:path';
import { URI } from 'vscode-uri';
import type { Manifest } from '../core/manifest.js';
import type { Problem } from '../core/problem.js';
import { concerns, type Topics } from '../core/wiring/changes.js';
import { diagnoseWiring } from '../core/wiring/diagnose.js';
import { graphOf } from '../core/wiring/graph/graphOf.js';
import { noSettings, readSettings, settingsFile, type Settings } from '../core/settings/settings.js';
import { changeSettings, createWorkspace, updateFile, type Workspace } from '../core/wiring/workspace.js';
import { locationsIn, type Site } from '../language/site.js';
import { isInside } from '../node/inside.js';
import type { FolderGraph } from '../protocol.js';

/** The indexes of the folders that are open, one for each: a folder is what is applied to one cluster. */
export interface Wiring {
  /** Every folder is silent until it has been read: what is missing may just not have been seen. */
  readonly open: (folders: readonly string[]) => void;
  readonly ready: (folder: string) => void;
  /** Takes what a file says, by its URI. Gives the URIs of other files that may be seen otherwise now. */
  readonly update: (uri: string, manifest: Manifest | undefined) => (uri: string) => boolean;
  readonly problems: (uri: string) => readonly Problem[];
  /** Those of the folder that a file is in. */
  readonly settings: (uri: string) => Settings;
  /** Undefined for what is not indexed. */
  readonly site: (uri: string) => Site | undefined;
  readonly workspaces: () => readonly Pick<Site, 'workspace' | 'uriOf'>[];
  /** Of the folders that have been read. */
  readonly graphs: () => readonly FolderGraph[];
}

interface Root {
  readonly folder: string;
  readonly workspace: Workspace;
  ready: boolean;
}

/** `news` is called whenever a graph may have changed. */
export function createWiring(news: () => void): Wiring {
  /** What lies in no folder is a workspace of its own, and so are the files that were never saved. */
  const loose: Root = { folder: '', workspace: createWorkspace(), ready: true };
  let roots: readonly Root[] = [];

  /** The folder that holds a file, the innermost of several, and the name of the file in it. */
  function placeOf(uri: string): { readonly root: Root; readonly path: string } {
    const file = uri.startsWith('file:') ? URI.parse(uri).fsPath : undefined;
    const holding = file === undefined ? [] : roots.filter(({ folder }) => isInside(folder, file));
    const root = holding.toSorted((a, b) => b.folder.length - a.folder.length)[0];
    if (!root || file === undefined) return { root: loose, path: uri };
    return { root, path: relative(root.folder, file).split(sep).join('/') };
  }

  function uriOf({ folder }: Root): Site['uriOf'] {
    return (path) => (folder === '' ? path : URI.file(join(folder, path)).toString());
  }

  function changed(root: Root, topics: Topics): (uri: string) => boolean {
    return (uri) => {
      const other = placeOf(uri);
      const documents = other.root === root ? root.workspace.files.get(other.path)?.documents : undefined;
      return documents?.some(({ facts }) => concerns(topics, facts)) ?? false;
    };
  }

  return {
    open(folders) {
      roots = folders.map((folder) => ({ folder, workspace: createWorkspace(), ready: false }));
    },
    ready(folder) {
      for (const root of roots) if (root.folder === folder) root.ready = true;
      news();
    },
    update(uri, manifest) {
      news();
      const { root, path } = placeOf(uri);
      if (basename(path) !== settingsFile) return changed(root, updateFile(root.workspace, path, manifest));
      if (path === settingsFile) changeSettings(root.workspace, manifest ? readSettings(manifest.text) : noSettings);
      return changed(root, 'all');
    },
    problems(uri) {
      const { root, path } = placeOf(uri);
      return root.ready ? diagnoseWiring(root.workspace, path) : [];
    },
    settings: (uri) => placeOf(uri).root.workspace.settings,
    site(uri) {
      const { root, path } = placeOf(uri);
      const file = root.workspace.files.get(path);
      return file && { workspace: root.workspace, file, uriOf: uriOf(root) };
    },
    workspaces: () => [...roots, loose].map((root) => ({ workspace: root.workspace, uriOf: uriOf(root) })),
    graphs: () =>
      [...roots, loose]
        .filter(({ ready, workspace }) => ready && workspace.files.size > 0)
        .map((root) => ({
          folder: root.folder === '' ? '' : URI.file(root.folder).toString(),
          graph: graphOf(root.workspace, locationsIn(uriOf(root))),
        })),
  };
}

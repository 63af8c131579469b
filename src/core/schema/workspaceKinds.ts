import { readManifest, type Manifest } from '../manifest.js';
import { withWorkspaceKinds, type ShippedCatalog } from './catalog.js';
import { kindsOfCrd } from './crd.js';
import type { TypeLookup } from './kubernetes.js';
import type { Kind } from './types.js';
import type { MapNode } from '../yaml/nodes.js';

/** The CustomResourceDefinitions of a workspace, by the file that they are in. */
export interface WorkspaceKinds {
  /** Takes the text of a file, or undefined when the file is gone. Says whether the kinds may have changed. */
  update(path: string, text: string | undefined): boolean;
  /** All kinds that the files define. */
  kinds(types: TypeLookup): readonly Kind[];
}

export function createWorkspaceKinds(): WorkspaceKinds {
  const files = new Map<string, { readonly text: string; readonly definitions: readonly MapNode[] }>();
  return {
    update(path, text) {
      const known = files.get(path);
      // Nearly every file is passed over by this look, so that a key stroke and a start stay quick.
      if (!text?.includes('CustomResourceDefinition')) return files.delete(path);
      if (known?.text === text) return false;
      files.set(path, { text, definitions: definitionsIn(readManifest(text)) });
      return true;
    },
    kinds(types) {
      return [...files.values()].flatMap(({ definitions }) => definitions.flatMap((it) => kindsOfCrd(it, types)));
    },
  };
}

function definitionsIn({ documents }: Manifest): readonly MapNode[] {
  return documents.flatMap(({ document }) => document.resources.map(({ root }) => root));
}

/** A catalog with the kinds that some files define. */
export function withKindsOf(catalog: ShippedCatalog, files: readonly { readonly path: string; readonly text: string }[]): ShippedCatalog {
  const workspace = createWorkspaceKinds();
  for (const { path, text } of files) workspace.update(path, text);
  return withWorkspaceKinds(catalog, workspace.kinds(catalog.types));
}

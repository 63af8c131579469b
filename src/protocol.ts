/** Everything that the extension and its language server say to each other beyond LSP. */

import type { Location } from 'vscode-languageserver-types';
import type { WiringGraph } from './core/wiring/graph/graph.js';

/** The settings of section `reactbin` that the server reads. */
export interface ServerSettings {
  readonly kubernetesVersion: string;
  readonly vaultSecretsOperatorVersion: string;
  /** Whether to show what absent fields are without a value. */
  readonly inlayHints: { readonly defaults: boolean };
  /** With `off` the rules of yamllint are not checked while typing either. */
  readonly yamllint: { readonly mode: 'auto' | 'embedded' | 'off' };
}

/** Sent to the server when the workspace becomes trusted. At the start its `initializationOptions` say it. */
export const trustGranted = 'reactbin/trustGranted';

export interface InitializationOptions {
  /** Only then may the server read yamllint configurations outside of the workspace. */
  readonly trusted: boolean;
}

export const defaultServerSettings: ServerSettings = {
  kubernetesVersion: '1.36',
  vaultSecretsOperatorVersion: '1.4',
  inlayHints: { defaults: false },
  yamllint: { mode: 'auto' },
};

/** Asks for the graph of every folder that has been read: `readonly FolderGraph[]`. */
export const wiringGraphs = 'reactbin/wiringGraphs';

/** Sent to a client that has asked for graphs, once they may have changed and then stayed the same for a moment. */
export const wiringChanged = 'reactbin/wiringChanged';

export interface FolderGraph {
  /** The URI of the folder; empty for the files that lie in none. */
  readonly folder: string;
  readonly graph: WiringGraph<Location>;
}

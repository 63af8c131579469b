/** Everything that the extension and the page "Wiring" say to each other. */

import type { FolderGraph } from './protocol.js';

export type ToPage =
  /** What is to be drawn from now on. */
  | { readonly is: 'graphs'; readonly graphs: readonly FolderGraph[] }
  /** Asks for what is drawn, as a picture of its own. */
  | { readonly is: 'export' };

export type FromPage =
  /** It can be told. */
  | { readonly is: 'ready' }
  /** A node was chosen. */
  | { readonly is: 'open'; readonly folder: string; readonly id: string }
  | { readonly is: 'exported'; readonly svg: string };

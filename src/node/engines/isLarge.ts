import type { ManifestFile } from './engine.js';

/** In characters: what takes longer to check than a thread takes to start. */
const mostHere = 2_000_000;

/** Whether there is so much to read that a thread of its own is worth it, and that not all trees should be kept. */
export function isLarge(files: readonly ManifestFile[]): boolean {
  let size = 0;
  for (const { text } of files) size += text.length;
  return size > mostHere;
}

import type { ManifestDocument } from '../manifest.js';
import type { Problem } from '../problem.js';
import { placeholder } from './placeholder.js';

/** Every rule beyond the schema: a document in, its problems out. */
export const rules: readonly ((document: ManifestDocument) => readonly Problem[])[] = [placeholder];

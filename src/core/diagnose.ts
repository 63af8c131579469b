import { customProblems } from './apiserver/custom/problems.js';
import { withoutEchoes } from './apiserver/echoes.js';
import { reviewMetadata, reviewResource } from './apiserver/review.js';
import { distinctProblems } from './distinctProblems.js';
import type { Manifest, ManifestDocument } from './manifest.js';
import { movedProblem } from './movedProblem.js';
import type { Problem } from './problem.js';
import { conditionOf, rulesFor } from './rules/index.js';
import { checkResources } from './rules/resourceRule.js';
import { identifyKind } from './schema/kindProblems.js';
import type { Catalog } from './schema/types.js';
import { validateResource } from './schema/validate.js';
import { noSettings, type Settings } from './settings/settings.js';
import { told } from './settings/told.js';

/** Finds everything that is wrong in a file, by the settings of its workspace. Offsets are UTF-16, in the file, in the order of the text. Never throws. */
export type Diagnose = (manifest: Manifest, settings?: Settings) => readonly Problem[];

/** The one function that runs everything, for every host. What it found in a document it remembers as long as the document lives. */
export function createDiagnose(catalog: Catalog): Diagnose {
  const known = new WeakMap<ManifestDocument, readonly Problem[]>();
  return ({ text, documents }, settings = noSettings) => {
    const all = documents.flatMap(({ start, document }) => {
      const problems = known.get(document) ?? diagnoseDocument(catalog, document);
      known.set(document, problems);
      return start === 0 ? problems : problems.map((it) => movedProblem(it, start));
    });
    return told(all, text, settings, conditionOf);
  };
}

function diagnoseDocument(catalog: Catalog, document: ManifestDocument): readonly Problem[] {
  const { text, problems, resources } = document;
  // After a syntax error the tree is a guess: what is complete before it still counts.
  const known = Math.min(...problems.map(({ start }) => start));
  const found = resources
    .flatMap(({ root, path }) => {
      const { kind, problems: unknown } = identifyKind(text, catalog, root, path);
      if (!kind) return unknown;
      const schema = validateResource(text, catalog, kind, root, path);
      // What is not all there is not worth a question to the server.
      if (problems.length > 0) return schema;
      const resource = { text, catalog, kind, root, path, undecodable: schema.filter(({ severity }) => severity === 'error') };
      if (kind.origin !== 'kubernetes') return [...customProblems(kind, root, path, schema), ...reviewMetadata(resource)];
      return withoutEchoes(schema, reviewResource(resource));
    })
    .filter(({ end, code }) => problems.length === 0 || (end <= known && code !== 'missing-field'));
  const ruled = checkResources(rulesFor, document, catalog);
  // What is still to be filled in the server would refuse for what it is now: that says less.
  const unfilled = new Set(ruled.filter(({ code }) => code.startsWith('placeholder-')).map(({ field }) => field));
  const settled = found.filter(({ source, field }) => source !== 'server' || !unfilled.has(field));
  return distinctProblems([...problems, ...settled, ...ruled]);
}

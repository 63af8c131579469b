import type { Problem } from '../problem.js';
import type { Catalog, Kind } from '../schema/types.js';
import { compareVersions } from '../schema/version.js';
import type { MapNode } from '../yaml/nodes.js';
import { formatPath, type Path } from '../yaml/path.js';
import { get, type Cursor, type Review } from './cursor.js';
import { dnsSubdomain } from './formats.js';
import { isCovered, nameFormatOf } from './kinds.js';
import { validateObjectMeta } from './objectMeta.js';
import { warnOfName } from './pod/warnings.js';
import { rules } from './rules.js';
import { createUndecodable } from './undecodable.js';
import { createWalk } from './walk.js';

const walk = createWalk(rules);

/** A resource, and what of it cannot be decoded: errors of the schema. */
export interface Reviewed {
  /** The text of the document. */
  readonly text: string;
  readonly catalog: Catalog;
  readonly kind: Kind;
  readonly root: MapNode;
  /** Where the resource stands in the document. */
  readonly path: Path;
  readonly undecodable: readonly Problem[];
}

/**
 * What a real API server would say of a resource of a built-in kind: its refusals, with reason, field and message as they stand in
 * `Status.details.causes`, and its warnings. Values that the decoder refuses count as absent, and what follows from that alone is not told.
 */
export function reviewResource(resource: Reviewed): readonly Problem[] {
  const { kind, catalog } = resource;
  if (!isCovered(kind)) return [];
  const at = rootOf(resource);
  const relaxedServiceNames = compareVersions(catalog.kubernetes, '1.35') >= 0;
  validateObjectMeta(get(at, 'metadata'), nameFormatOf(kind.kind, relaxedServiceNames), kind.namespaced);
  warnOfName(get(at, 'metadata'));
  walk(at, kind.type);
  return at.review.problems;
}

/** What the server would say of the metadata of a custom resource, but for an absent name. */
export function reviewMetadata(resource: Reviewed): readonly Problem[] {
  const at = rootOf(resource);
  validateObjectMeta(get(at, 'metadata'), dnsSubdomain, resource.kind.namespaced);
  return at.review.problems.filter(({ reason }) => reason !== 'FieldValueRequired');
}

function rootOf({ text, catalog, kind, root, path, undecodable }: Reviewed): Cursor {
  const review: Review = { text, kubernetes: catalog.kubernetes, kind, problems: [], undecodable: createUndecodable(undecodable) };
  return { node: root, label: root.entries[0]?.key, up: undefined, step: formatPath(path), review };
}

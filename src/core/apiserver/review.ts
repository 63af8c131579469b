import type { Problem } from '../problem.js';
import type { Catalog, Kind } from '../schema/types.js';
import { compareVersions } from '../schema/version.js';
import type { MapNode } from '../yaml/nodes.js';
import { formatPath, type Path } from '../yaml/path.js';
import { get, type Cursor, type Review } from './cursor.js';
import { isCovered, nameFormatOf } from './kinds.js';
import { validateObjectMeta } from './objectMeta.js';
import { warnOfName } from './pod/warnings.js';
import { rules } from './rules.js';
import { createUndecodable } from './undecodable.js';
import { createWalk } from './walk.js';

const walk = createWalk(rules);

/**
 * What a real API server would say of a resource of a built-in kind: its refusals, with reason, field and message as they stand in
 * `Status.details.causes`, and its warnings. Fields are those of the resource; `path` is where it stands in the document. Values that the
 * decoder refuses (`undecodable`, from the schema) count as absent, and what follows from that alone is not told.
 */
export function reviewResource(
  text: string,
  catalog: Catalog,
  kind: Kind,
  root: MapNode,
  path: Path,
  undecodable: readonly Problem[],
): readonly Problem[] {
  if (!isCovered(kind)) return [];
  const review: Review = { text, kubernetes: catalog.kubernetes, kind, problems: [], undecodable: createUndecodable(undecodable) };
  const at: Cursor = { node: root, label: root.entries[0]?.key, up: undefined, step: formatPath(path), review };
  const relaxedServiceNames = compareVersions(catalog.kubernetes, '1.35') >= 0;
  validateObjectMeta(get(at, 'metadata'), nameFormatOf(kind.kind, relaxedServiceNames), kind.namespaced);
  warnOfName(get(at, 'metadata'));
  walk(at, kind.type);
  return review.problems;
}

import type { ManifestDocument } from '../manifest.js';
import type { Problem } from '../problem.js';
import type { Catalog } from '../schema/types.js';
import { contentOf } from '../wiring/fields.js';
import { kindNameOf } from '../wiring/read.js';
import type { KindName } from '../wiring/references/rule.js';
import type { MapNode } from '../yaml/nodes.js';
import { formatPath, pathAt, type Path } from '../yaml/path.js';
import type { Breach, Rule } from './rule.js';

/** What a rule of one resource looks at. */
export interface ResourceSubject {
  /** The document's. */
  readonly text: string;
  readonly kind: KindName;
  readonly root: MapNode;
  readonly catalog: Catalog;
}

/** A rule of one resource, whatever else there is. */
export interface ResourceRule extends Rule<ResourceSubject> {
  /** `Ingress.networking.k8s.io`; absent for a rule of all kinds. */
  readonly kinds?: readonly KindName[];
  /** It belongs to the constitution of the project, though it holds of all manifests. */
  readonly source?: 'profile';
}

/** All that the rules find in a document, those included that its settings switch off. Of a document with an error: nothing. */
export function checkResources(
  rulesFor: (kind: KindName) => readonly ResourceRule[],
  { text, resources, problems }: ManifestDocument,
  catalog: Catalog,
): readonly Problem[] {
  if (problems.length > 0) return [];
  return resources.flatMap(({ root, path }) => {
    const kind = kindNameOf(root) ?? '';
    const subject: ResourceSubject = { text, kind, root, catalog };
    return rulesFor(kind).flatMap((rule) => Array.from(rule.check(subject), (breach) => problemOf(rule, breach, root, path)));
  });
}

function problemOf({ id, severity, only, source }: ResourceRule, breach: Breach, root: MapNode, path: Path): Problem {
  const { at, message, fixes, related } = breach;
  const place = pathAt(root, at.start, path);
  const span = place?.node.is === 'scalar' && place.node.start === at.start && place.node.end === at.end ? contentOf(place.node) : at;
  return {
    start: span.start,
    end: span.end,
    severity: breach.severity ?? severity,
    source: source ?? (only === 'profile' ? 'profile' : 'rules'),
    code: id,
    message,
    ...(place && place.path.length > 0 && { field: formatPath(place.path) }),
    ...(fixes && fixes.length > 0 && { fixes }),
    ...(related && { related }),
  };
}

import type { ManifestDocument } from '../manifest.js';
import type { Problem } from '../problem.js';
import { placeholders } from '../scaffold/placeholders.js';
import { formatPath, pathAt } from '../yaml/path.js';

/**
 * Warns of what a scaffolded tree left to be filled in: the domain, and image tags that name another image after every push.
 * Only in values: a comment may speak of a placeholder.
 */
export function placeholder({ text, resources }: ManifestDocument): readonly Problem[] {
  return placeholders.flatMap(({ id, find, key, message }) =>
    find(text).flatMap(({ start, end }): Problem[] => {
      const place = resources.map(({ root, path }) => pathAt(root, start, path)).find((it) => it?.node.is === 'scalar' && !it.onKey);
      const fits = key === undefined || place?.path.at(-1) === key;
      return place && fits
        ? [{ start, end, severity: 'warning', source: 'profile', code: id, message, field: formatPath(place.path) }]
        : [];
    }),
  );
}

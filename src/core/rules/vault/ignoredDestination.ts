import { fieldOf, isTrue } from '../../wiring/fields.js';
import { entryOf } from '../../yaml/path.js';
import type { ResourceRule } from '../resourceRule.js';
import { staticSecret } from './example.js';
import { syncedKinds } from './kinds.js';

/** What is only for a Secret that the operator makes. Source: SyncSecret of the operator. */
export const ignoredDestination: ResourceRule = {
  id: 'ignored-destination',
  severity: 'warning',
  kinds: syncedKinds,
  documentation: {
    why: 'Without `create: true` the operator fills a Secret that is there already and changes nothing about it but its data: type, labels, annotations and `overwrite` mean nothing then.',
    wrong: staticSecret('', { destination: '    labels: {app: api}\n' }),
    right: staticSecret('', { destination: '    create: true\n    labels: {app: api}\n' }),
  },
  *check({ root }) {
    const destination = fieldOf(root, 'spec.destination');
    if (destination?.is !== 'map' || isTrue(fieldOf(destination, 'create'))) return;
    for (const field of ['type', 'labels', 'annotations', 'overwrite']) {
      const entry = entryOf(destination, field);
      const isFalse = entry?.value.is === 'scalar' && (entry.value.value === false || entry.value.value === null);
      if (entry && !isFalse)
        yield {
          at: entry.key,
          message: `"${field}" counts only for a Secret that the operator makes: add "create: true", or take it out.`,
        };
    }
  },
};

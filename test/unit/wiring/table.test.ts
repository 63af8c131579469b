import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { fieldAt } from '../../../src/core/schema/at.js';
import type { Type } from '../../../src/core/schema/types.js';
import { kindTables, typeTables } from '../../../src/core/wiring/references/index.js';
import type { TypeTable } from '../../../src/core/wiring/references/rule.js';
import { parsePath } from '../../../src/core/yaml/path.js';
import { catalogFor } from '../../support/catalog.js';

const catalog = catalogFor({ kubernetes: '1.36', vaultSecretsOperator: '1.4' });

/** Kinds of projects whose schemas do not ship. */
const foreign = /\.(argoproj\.io|autoscaling\.k8s\.io|gateway\.networking\.k8s\.io)$/;

/** Types that only we give a name, or that stand in for one beside the built-in one of that name. */
const ours = new Set([
  'BackendObjectReference',
  'ParentReference',
  'SecretObjectReference',
  'IssuerReference',
  'IssuerSpec',
  'ClusterIssuerSpec',
  'IssuerSecretKey',
  'ClusterIssuerSecretKey',
  'SyncedSecretSpec',
  'RolloutRestartTarget',
  'TransformationRef',
  'VaultAuthMethods',
  'ServiceReference',
  'Subject',
]);

/** Fields that one of the types of a step has, and another that shares it does not. */
const partly = new Set(['Container.targetContainerName']);

/** The type at a path of the table; `*` is any item. Undefined where a step is not there. */
function typeAt(type: Type, path: string): Type | undefined {
  return fieldAt(
    type,
    parsePath(path).map((it) => (it === '*' ? 0 : it)),
  )?.type;
}

function check(owner: string, type: Type, table: TypeTable): void {
  for (const [path, what] of Object.entries(table)) {
    const found = typeAt(type, path);
    assert.ok(found !== undefined || partly.has(`${owner}.${path}`), `${owner} has no ${path}`);
    if (typeof what === 'string') {
      const named = typeTables[what];
      assert.ok(named, `${owner}.${path}: there is no type ${what} in the table`);
      // What has no name in the OpenAPI is checked where it is used.
      if (found && ours.has(what)) check(`${owner}.${path}`, found, named);
    }
  }
}

suite('the table of references', () => {
  for (const [kind, table] of Object.entries(kindTables)) {
    if (foreign.test(kind)) continue;
    test(`${kind} has the fields`, () => {
      const [name, ...group] = kind.split('.');
      const kinds = [...catalog.kinds.values()].filter((it) => it.kind === name && it.group === group.join('.'));
      const [known] = kinds.toSorted((a, b) => b.type.fields.size - a.type.fields.size || (a.version === 'v1' ? -1 : 1));
      assert.ok(known, `there is no ${kind} in the catalog`);
      check(kind, known.type, table);
    });
  }

  for (const [name, table] of Object.entries(typeTables)) {
    if (ours.has(name)) continue;
    test(`${name} has the fields`, () => {
      const type = catalog.types(name) ?? catalog.types(`V2${name}`);
      assert.ok(type, `there is no ${name} in the OpenAPI`);
      check(name, type, table);
    });
  }
});

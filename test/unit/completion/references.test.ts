import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { stringify } from 'yaml';
import { kindTables, typeTables } from '../../../src/core/wiring/references/index.js';
import type { KindName, PartRule, ResourceRule, Rule, TypeTable } from '../../../src/core/wiring/references/rule.js';
import { parsePath } from '../../../src/core/yaml/path.js';
import { catalogFor } from '../../support/catalog.js';
import { container, deployment, offered } from './support.js';

const versions = new Map([...catalogFor().kinds.values()].map(({ kind, group, version }) => [group ? `${kind}.${group}` : kind, version]));

/** A resource of a kind, by its name in the table. */
function resourceOf(kind: KindName, more: object = {}): string {
  const [name, ...group] = kind.split('.');
  const version = versions.get(kind) ?? 'v1';
  return stringify({
    apiVersion: group.length ? `${group.join('.')}/${version}` : version,
    kind: name,
    metadata: { name: 'target' },
    ...more,
  });
}

/** What has the parts that the table knows. */
const withParts: Readonly<Record<KindName, object>> = {
  Secret: { stringData: { wanted: 'x' } },
  ConfigMap: { data: { wanted: 'x' } },
  Service: { spec: { ports: [{ name: 'wanted', port: 8443 }] } },
  'SecretTransformation.secrets.hashicorp.com': { spec: { templates: { wanted: { text: 'x' } } } },
};

interface Row {
  readonly kind: KindName;
  /** From the root of the resource to the map that the rule counts from, and from there to the value. */
  readonly around: string;
  readonly path: string;
  readonly rule: ResourceRule | PartRule;
  readonly table: TypeTable;
}

/** Every field of the table that names a resource or a part of one, in every kind that has it. */
function* rowsOf(kind: KindName, table: TypeTable, around: string): Generator<Row> {
  for (const [path, what] of Object.entries(table)) {
    const below = [around, path].filter(Boolean).join('.');
    if (typeof what === 'string') yield* rowsOf(kind, typeTables[what] ?? {}, below);
    else if (what.is === 'resource' || what.is === 'part') yield { kind, around, path, rule: what, table };
  }
}

/** The object that holds a value at a path, and nothing else. */
function put(into: Record<string, unknown>, path: string, value: unknown): void {
  const steps = parsePath(path);
  let at = into;
  for (const [depth, step] of steps.entries()) {
    const isList = steps[depth + 1] === '*';
    if (step === '*') continue;
    if (depth === steps.length - 1) at[step] = value;
    else if (isList) {
      const list = (at[step] ??= [{}]) as Record<string, unknown>[];
      if (depth === steps.length - 2) list[0] = value as Record<string, unknown>;
      at = list[0] ?? {};
    } else at = (at[step] ??= {}) as Record<string, unknown>;
  }
}

function kindNamed({ kind }: ResourceRule): KindName {
  return typeof kind === 'string' ? kind : (Object.values(kind.kinds)[0] ?? '');
}

/** Says which kind is named, where a field says it. */
function putKind(content: Record<string, unknown>, around: string, { kind }: ResourceRule): void {
  if (typeof kind !== 'string') put(content, [around, kind.field].filter(Boolean).join('.'), Object.keys(kind.kinds)[0]);
}

suite('every field of the table of references is completed', () => {
  for (const [kind, table] of Object.entries(kindTables)) {
    for (const row of rowsOf(kind, table, '')) {
      const { around, path, rule, table: own } = row;
      test(`${kind}: ${[around, path].filter(Boolean).join('.')}`, () => {
        const content: Record<string, unknown> = {};
        const at = (it: string): string => [around, it].filter(Boolean).join('.');
        const owner: Rule | string | undefined = rule.is === 'resource' ? rule : own[rule.of];
        assert.ok(typeof owner === 'object' && owner.is === 'resource');
        putKind(content, around, owner);
        if (rule.is === 'part') put(content, at(rule.of), 'target');
        put(content, at(path), 'CURSOR');
        const target = kindNamed(owner);
        const text = resourceOf(kind, { ...content, metadata: { name: 'main', ...(content['metadata'] as object) } });
        const others = { 'target.yaml': resourceOf(target, withParts[target]) };
        const { labels } = offered(text.replace('CURSOR', '|'), others);
        const wanted = rule.is === 'resource' ? ['target'] : ['wanted', '8443'];
        assert.ok(
          wanted.some((it) => labels.includes(it)),
          `${labels.join(', ')}\n${text}`,
        );
      });
    }
  }
});

suite('names', () => {
  const secret = (name: string, namespace = ''): string =>
    `apiVersion: v1\nkind: Secret\nmetadata:\n  name: ${name}\n${namespace && `  namespace: ${namespace}\n`}stringData:\n  ${name}-key: x\n`;
  const env = `${container}          env:\n            - name: A\n              valueFrom:\n                secretKeyRef:\n`;
  const secrets = { 'a.yaml': secret('api'), 'b.yaml': secret('db', 'data') };

  test('those of the same namespace, with where they are', () => {
    const text = env.replace('  name: web\n', '  name: web\n  namespace: app\n');
    const found = offered(`${text}                  name: |`, { ...secrets, 'c.yaml': secret('cache', 'app') });
    assert.deepEqual(found.labels, ['api', 'cache']);
    assert.equal(found.item('cache').detail, 'Secret · c.yaml');
  });

  test('of what an operator makes too', () => {
    const vault = 'apiVersion: secrets.hashicorp.com/v1beta1\nkind: VaultStaticSecret\nmetadata:\n  name: v\nspec:\n  destination:\n    create: true\n    name: made\n'; // prettier-ignore
    const { item } = offered(`${env}                  name: |`, { 'vault.yaml': vault });
    assert.equal(item('made').detail, 'Secret · made by VaultStaticSecret "v" · vault.yaml');
  });

  test('the keys of the Secret that is named before or behind', () => {
    assert.deepEqual(offered(`${env}                  name: api\n                  key: |`, secrets).labels, ['api-key']);
    assert.deepEqual(offered(`${env}                  key: |\n                  name: api\n`, secrets).labels, ['api-key']);
    assert.deepEqual(offered(`${env}                  {name: api, key: |}`.replace(':\n                  {', ': {'), secrets).labels, [
      'api-key',
    ]);
    assert.deepEqual(offered(`${env}                  name: nope\n                  key: |`, secrets).labels, []);
  });

  test('the kinds that a reference may be of', () => {
    const hpa = 'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nspec:\n  scaleTargetRef:\n    kind: ';
    assert.deepEqual(offered(`${hpa}|`).labels.slice(0, 3), ['Deployment', 'ReplicaSet', 'StatefulSet']);
    const certificate = 'apiVersion: cert-manager.io/v1\nkind: Certificate\nspec:\n  issuerRef:\n    kind: ';
    assert.deepEqual(offered(`${certificate}|`).labels, ['Issuer', 'ClusterIssuer']);
    const binding = 'apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nroleRef:\n  kind: ';
    assert.deepEqual(offered(`${binding}|`).labels, ['Role', 'ClusterRole']);
    const secret = 'apiVersion: secrets.hashicorp.com/v1beta1\nkind: VaultStaticSecret\nspec:\n  rolloutRestartTargets:\n    - kind: ';
    assert.ok(offered(`${secret}|`).labels.includes('argo.Rollout'));
  });

  test('below its key, and in quotes', () => {
    assert.deepEqual(offered(`${env}                  name:\n                    |`, secrets).labels, ['api', 'db']);
    assert.equal(offered(`${env}                  name: "a|"`, secrets).written('db'), `${env}                  name: "db"`);
  });

  test('with their namespace where the field takes it', () => {
    const auth = (name: string, namespace: string): string =>
      `apiVersion: secrets.hashicorp.com/v1beta1\nkind: VaultAuth\nmetadata:\n  name: ${name}\n  namespace: ${namespace}\n`;
    const text = 'apiVersion: secrets.hashicorp.com/v1beta1\nkind: VaultStaticSecret\nmetadata:\n  name: v\n  namespace: app\nspec:\n  vaultAuthRef: va|\n'; // prettier-ignore
    assert.deepEqual(offered(text, { 'a.yaml': auth('own', 'app'), 'b.yaml': auth('shared', 'vault') }).labels, ['own', 'vault/shared']);
  });

  test('volumes, containers and ports of the resource itself', () => {
    const pod = `${container}          volumeMounts:\n            - name: |\n      volumes:\n        - name: data\n        - name: tmp\n`;
    assert.deepEqual(offered(pod).labels, ['data', 'tmp']);
    const probe = `${container}          ports:\n            - name: http\n              containerPort: 80\n            - containerPort: 81\n          livenessProbe:\n            httpGet:\n              port: |\n`;
    assert.deepEqual(offered(probe).labels, ['http', '81']);
    const volume = `${container}          volumeMounts:\n            - name: data\n            - name: tmp\n      volumes:\n        - name: tmp\n        - name: |\n`;
    assert.deepEqual(offered(volume).labels, ['data']);
  });

  test('the ports of a Service by name or by number, and of Pods by name', () => {
    const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  ports:\n    - name: http\n      port: 80\n';
    const backend = 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: i\nspec:\n  defaultBackend:\n    service:\n      name: web\n      port:\n'; // prettier-ignore
    assert.deepEqual(offered(`${backend}        name: |`, { 's.yaml': service }).labels, ['http']);
    assert.deepEqual(offered(`${backend}        number: |`, { 's.yaml': service }).labels, ['80']);
    const pods = container.replace('  template:\n', '  template:\n    metadata:\n      labels:\n        app: web\n');
    const others = { 'd.yaml': `${pods}          ports:\n            - name: admin\n              containerPort: 9\n` };
    const target =
      'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  selector:\n    app: web\n  ports:\n    - port: 80\n      targetPort: |';
    assert.deepEqual(offered(target, others).labels, ['admin']);
  });

  test('namespaces, images and labels that the workspace speaks of', () => {
    const others = {
      'ns.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: app\n',
      'web.yaml': container.replace('name: web\n', 'name: web\n  namespace: shop\n  labels:\n    app: web\n    tier: front\n') + '          image: example.com/web:1.0\n', // prettier-ignore
    };
    assert.deepEqual(offered('kind: Secret\nmetadata:\n  namespace: |', others).labels, ['app', 'shop']);
    assert.deepEqual(offered(`${container}          image: exa|`, others).labels, ['example.com/web:1.0']);
    assert.deepEqual(offered(`${deployment}  labels:\n    |`, others).labels, ['app', 'tier']);
    assert.deepEqual(offered(`${deployment}  labels:\n    tier: |`, others).labels, ['front']);
  });

  test('labels of Pods in selectors, and what selects them in their template', () => {
    const pods = container.replace('  template:\n', '  template:\n    metadata:\n      labels:\n        app: web\n');
    const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  selector:\n    ';
    assert.equal(offered(`${service}|`, { 'd.yaml': pods }).written('app'), `${service}app: `);
    assert.deepEqual(offered(`${service}app: |`, { 'd.yaml': pods }).labels, ['web']);
    assert.deepEqual(offered(pods.replace('spec:\n', 'spec:\n  selector:\n    matchLabels:\n      |\n')).labels, ['app']);
    const template = `${deployment}spec:\n  selector:\n    matchLabels:\n      app: web\n  template:\n    metadata:\n      labels:\n        `;
    assert.deepEqual(offered(`${template}|`).labels, ['app']);
    assert.deepEqual(offered(`${template}app: |`).labels, ['web']);
  });

  test('what others refer to and nothing has', () => {
    const others = { 'd.yaml': `${env}                  name: lost\n                  key: token\n` };
    const kind = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: ';
    assert.deepEqual(offered(`${kind}|`, { ...others, ...secrets }).labels, ['lost']);
    assert.deepEqual(offered(`${kind}lost\nstringData:\n  |`, others).labels, ['token']);
  });

  test('no more than anybody looks through, and the rest with the next letter', () => {
    const many = Object.fromEntries(Array.from({ length: 400 }, (_, it) => [`${it}.yaml`, secret(`s${it}`)]));
    const { list } = offered(`${env}                  name: |`, many);
    assert.deepEqual([list.isIncomplete, list.items.length], [true, 300]);
    const { list: narrowed, labels } = offered(`${env}                  name: s39|`, many);
    assert.ok(labels.includes('s399') && narrowed.items.length < 40);
    // What stands behind the cursor is replaced, and so does not count.
    assert.ok(offered(`${env}                  name: s39|xyz`, many).labels.includes('s399'));
  });
});

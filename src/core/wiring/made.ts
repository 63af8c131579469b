import type { MapNode, Node } from '../yaml/nodes.js';
import type { Definition, Maker, Part } from './facts.js';
import { contentOf, entryAt, fieldOf, isTrue, itemsOf, mapsOf, textOf, type Span } from './fields.js';
import { kustomizationKind } from './kustomization.js';
import { keysOf } from './parts.js';
import type { KindName } from './references/rule.js';

/** Who makes something, with the namespace that it is in. */
interface Writer {
  readonly kind: KindName;
  readonly name: string;
  readonly namespace: string;
}

type Made = (root: MapNode, writer: Writer) => readonly Definition[];

/** What operators and controllers make of a resource of a kind. */
const makers: Readonly<Record<KindName, Made>> = {
  'VaultStaticSecret.secrets.hashicorp.com': destination([]),
  'VaultDynamicSecret.secrets.hashicorp.com': destination([]),
  'VaultPKISecret.secrets.hashicorp.com': destination([]),
  'HCPVaultSecretsApp.secrets.hashicorp.com': destination([]),
  'Certificate.cert-manager.io': certificate,
  'Issuer.cert-manager.io': (root, writer) => accountKey(root, writer),
  'ClusterIssuer.cert-manager.io': (root, writer) => accountKey(root, { ...writer, namespace: '' }),
  'Ingress.networking.k8s.io': (root, writer) =>
    hasIssuer(root) ? mapsOf(fieldOf(root, 'spec.tls')).flatMap((it) => tlsSecret(fieldOf(it, 'secretName'), writer)) : [],
  'Gateway.gateway.networking.k8s.io': (root, writer) =>
    hasIssuer(root)
      ? mapsOf(fieldOf(root, 'spec.listeners')).flatMap((it) =>
          mapsOf(fieldOf(it, 'tls.certificateRefs')).flatMap((ref) => tlsSecret(fieldOf(ref, 'name'), writer)),
        )
      : [],
  'StatefulSet.apps': claims,
  'SealedSecret.bitnami.com': (root, writer) =>
    secret(
      fieldOf(root, 'spec.template.metadata.name') ?? fieldOf(root, 'metadata.name'),
      writer,
      keysOf('key', fieldOf(root, 'spec.encryptedData')),
      {
        closed: false,
      },
    ),
  'ExternalSecret.external-secrets.io': (root, writer) =>
    secret(
      fieldOf(root, 'spec.target.name') ?? fieldOf(root, 'metadata.name'),
      writer,
      mapsOf(fieldOf(root, 'spec.data')).flatMap((it) => keyAt(fieldOf(it, 'secretKey'))),
      { closed: !fieldOf(root, 'spec.dataFrom') && !fieldOf(root, 'spec.target.template') },
    ),
  [kustomizationKind]: generated,
};

/** What is made of a resource, beside itself. */
export function madeBy(root: MapNode, writer: Writer): readonly Definition[] {
  return entryAt(makers, writer.kind)?.(root, writer) ?? [];
}

/** A Secret whose name stands in a field. */
function secret(
  name: Node | undefined,
  { kind, name: by, namespace }: Writer,
  parts: readonly Part[],
  { closed, owns = true, fillsOnly = false }: { readonly closed: boolean } & Partial<Pick<Maker, 'owns' | 'fillsOnly'>>,
): readonly Definition[] {
  const text = textOf(name);
  if (text === undefined || name?.is !== 'scalar') return [];
  return [{ kind: 'Secret', name: text, namespace, place: contentOf(name), parts, closed, maker: { kind, name: by, owns, fillsOnly } }];
}

function keyAt(node: Node | undefined): readonly Part[] {
  const name = textOf(node);
  return name !== undefined && node?.is === 'scalar' ? [{ part: 'key', name, place: contentOf(node) }] : [];
}

function keyNamed(name: string, place: Span): Part {
  return { part: 'key', name, place };
}

/**
 * The Secret that the Vault Secrets Operator writes. Its keys can be told from the templates alone; the list is closed when nothing of
 * the source gets through. Without `create` the operator only fills a Secret that is there (SyncSecret of its helpers).
 */
function destination(always: readonly string[]): Made {
  return (root, writer) => {
    const name = fieldOf(root, 'spec.destination.name');
    const transformation = fieldOf(root, 'spec.destination.transformation');
    const known = transformation?.is === 'map' ? transformation : undefined;
    const templates = known ? keysOf('key', fieldOf(known, 'templates')) : [];
    const refs = known ? mapsOf(fieldOf(known, 'transformationRefs')) : [];
    const overrides = refs.flatMap((it) =>
      mapsOf(fieldOf(it, 'templateRefs')).flatMap((ref) => keyAt(fieldOf(ref, 'keyOverride') ?? fieldOf(ref, 'name'))),
    );
    const raw = known && isTrue(fieldOf(known, 'excludeRaw')) ? [] : ['_raw'];
    const implied = name ? [...raw, ...always].map((it) => keyNamed(it, name)) : [];
    const nothingElse = known
      ? itemsOf(fieldOf(known, 'excludes')).some((it) => everything.has(String(it.is === 'scalar' && it.value)))
      : false;
    const listed = refs.every((it) => itemsOf(fieldOf(it, 'templateRefs')).length > 0);
    const creates = isTrue(fieldOf(root, 'spec.destination.create'));
    return secret(name, writer, [...templates, ...overrides, ...implied], {
      closed: nothingElse && listed,
      owns: creates && !isTrue(fieldOf(root, 'spec.destination.overwrite')),
      fillsOnly: !creates,
    });
  };
}

/** Regular expressions that take every key. */
const everything = new Set(['.*', '^.*$', '.+', '^.+$', '.']);

/** The keys of a Secret that cert-manager issues into. */
const tlsKeys = ['tls.crt', 'tls.key', 'ca.crt'];

function tlsSecret(name: Node | undefined, writer: Writer): readonly Definition[] {
  return name
    ? secret(
        name,
        writer,
        tlsKeys.map((it) => keyNamed(it, name)),
        { closed: true, owns: false },
      )
    : [];
}

function certificate(root: MapNode, writer: Writer): readonly Definition[] {
  const name = fieldOf(root, 'spec.secretName');
  if (!name) return [];
  const formats = { CombinedPEM: 'tls-combined.pem', DER: 'key.der' } as Readonly<Record<string, string>>;
  const added = mapsOf(fieldOf(root, 'spec.additionalOutputFormats')).flatMap(
    (it) => entryAt(formats, textOf(fieldOf(it, 'type')) ?? '') ?? [],
  );
  const jks = isTrue(fieldOf(root, 'spec.keystores.jks.create')) ? ['keystore.jks', 'truststore.jks'] : [];
  const pkcs12 = isTrue(fieldOf(root, 'spec.keystores.pkcs12.create')) ? ['keystore.p12', 'truststore.p12'] : [];
  const keys = [...tlsKeys, ...added, ...jks, ...pkcs12];
  return secret(
    name,
    writer,
    keys.map((it) => keyNamed(it, name)),
    { closed: true },
  );
}

/** Whether cert-manager makes certificates for the hosts of an Ingress or a Gateway (buildCertificates of its shim). */
function hasIssuer(root: MapNode): boolean {
  const annotation = (name: string): Node | undefined => fieldOf(root, `metadata.annotations[${name}]`);
  const acme = annotation('kubernetes.io/tls-acme');
  return Boolean(
    (annotation('cert-manager.io/issuer') ?? annotation('cert-manager.io/cluster-issuer')) ||
    (acme?.is === 'scalar' && String(acme.value) === 'true'),
  );
}

/** The account of an ACME issuer: cert-manager makes its key. */
function accountKey(root: MapNode, writer: Writer): readonly Definition[] {
  const name = fieldOf(root, 'spec.acme.privateKeySecretRef.name');
  if (!name) return [];
  return secret(name, writer, [keyNamed('tls.key', name)], { closed: false, owns: false });
}

/** More replicas than this have claims that nobody names. */
const mostReplicas = 50;

/** The claims of a StatefulSet: `template-name-0` and so on. */
function claims(root: MapNode, { kind, name, namespace }: Writer): readonly Definition[] {
  const replicas = fieldOf(root, 'spec.replicas');
  const count = replicas?.is === 'scalar' && typeof replicas.value === 'number' ? Math.min(replicas.value, mostReplicas) : 1;
  return mapsOf(fieldOf(root, 'spec.volumeClaimTemplates')).flatMap((template) => {
    const node = fieldOf(template, 'metadata.name');
    const text = textOf(node);
    if (text === undefined || node?.is !== 'scalar') return [];
    return Array.from({ length: Math.max(0, Math.floor(count)) }, (_, index): Definition => ({
      kind: 'PersistentVolumeClaim',
      name: `${text}-${name}-${index}`,
      namespace,
      place: contentOf(node),
      parts: [],
      closed: false,
      maker: { kind, name, owns: true, fillsOnly: false },
    }));
  });
}

/** What a Kustomization generates. Names get a suffix, and references to them the same one. */
function generated(root: MapNode, { kind, name, namespace }: Writer): readonly Definition[] {
  const of = (field: string, made: KindName): readonly Definition[] =>
    mapsOf(fieldOf(root, field)).flatMap((generator) => {
      const node = fieldOf(generator, 'name');
      const text = textOf(node);
      if (text === undefined || node?.is !== 'scalar') return [];
      const literals = itemsOf(fieldOf(generator, 'literals')).flatMap((it) => namedBefore('=', it, false));
      const files = itemsOf(fieldOf(generator, 'files')).flatMap((it) => namedBefore('=', it, true));
      const closed = !fieldOf(generator, 'envs') && !fieldOf(generator, 'env') && fieldOf(generator, 'behavior') === undefined;
      const own = textOf(fieldOf(generator, 'namespace')) ?? namespace;
      return [
        {
          kind: made,
          name: text,
          namespace: own,
          place: contentOf(node),
          parts: [...literals, ...files],
          closed,
          maker: { kind, name, owns: false, fillsOnly: false },
        },
      ];
    });
  return [...of('configMapGenerator', 'ConfigMap'), ...of('secretGenerator', 'Secret')];
}

/** `key=value`, or of a file without a key its last name. */
function namedBefore(separator: string, node: Node, file: boolean): readonly Part[] {
  if (node.is !== 'scalar' || typeof node.value !== 'string') return [];
  const at = node.value.indexOf(separator);
  const name = at > 0 ? node.value.slice(0, at) : file ? node.value.slice(node.value.lastIndexOf('/') + 1) : '';
  return name ? [keyNamed(name, contentOf(node))] : [];
}

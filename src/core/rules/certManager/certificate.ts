import { fieldOf } from '../../wiring/fields.js';
import type { Node } from '../../yaml/nodes.js';
import { entryOf } from '../../yaml/path.js';
import { secondsIn } from '../annotations/formats.js';
import { isEmpty, textNode } from '../fields.js';
import type { ResourceRule } from '../resourceRule.js';
import type { Breach } from '../rule.js';
import type { MapNode } from '../../yaml/nodes.js';

const certificate = (lines: string): string => `apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  name: shop
  namespace: shop
spec:
  secretName: shop-tls
${lines}  issuerRef: {name: letsencrypt, kind: ClusterIssuer}
`;

const hour = 3600;

/** What the webhook of cert-manager refuses of a Certificate. Source: internal/apis/certmanager/validation/certificate.go. */
export const certificateSpec: ResourceRule = {
  id: 'certificate-spec',
  severity: 'error',
  kinds: ['Certificate.cert-manager.io'],
  documentation: {
    why: 'The types of the fields do not say how they go together: a Certificate has a name, lasts an hour at least, and is renewed before it ends. The webhook of cert-manager refuses others.',
    wrong: certificate('  dnsNames: [shop.example.com]\n  duration: 24h\n  renewBefore: 24h\n'),
    right: certificate('  dnsNames: [shop.example.com]\n  duration: 24h\n  renewBefore: 8h\n'),
  },
  *check({ root }) {
    const spec = fieldOf(root, 'spec');
    if (spec?.is !== 'map' || spec.entries.length === 0) return;
    yield* names(spec);
    yield* lifetime(spec);
    yield* privateKey(spec);
    const kind = textNode(fieldOf(spec, 'issuerRef.kind'));
    const group = textNode(fieldOf(spec, 'issuerRef.group'))?.value ?? '';
    if (kind && kind.value !== '' && (group === '' || group === 'cert-manager.io') && !/^(Cluster)?Issuer$/.test(kind.value)) {
      yield { at: kind, message: 'The issuer must be an Issuer or a ClusterIssuer, unless "group" names another API.' };
    }
  },
};

function* names(spec: MapNode): Generator<Breach> {
  const fields = ['commonName', 'literalSubject', 'dnsNames', 'uris', 'ipAddresses', 'emailAddresses', 'otherNames'];
  if (!fields.some((it) => hasSome(fieldOf(spec, it)))) {
    yield { at: spec.entries[0]?.key ?? spec, message: 'A Certificate needs a name that it is for: add "dnsNames".' };
  }
  const common = textNode(fieldOf(spec, 'commonName'));
  if (common && common.value.length > 64)
    yield { at: common, message: 'A common name has 64 characters at most: put the name into "dnsNames" alone.' };
}

function hasSome(node: Node | undefined): boolean {
  return node?.is === 'list' ? node.items.length > 0 : !isEmpty(node);
}

function* lifetime(spec: MapNode): Generator<Breach> {
  const duration = textNode(fieldOf(spec, 'duration'));
  const before = textNode(fieldOf(spec, 'renewBefore'));
  const percentage = entryOf(spec, 'renewBeforePercentage');
  const lasts = duration ? secondsIn(duration.value) : 2160 * hour;
  const left = before && secondsIn(before.value);
  for (const [node, seconds] of [
    [duration, lasts],
    [before, left],
  ] as const) {
    if (node && seconds === undefined)
      yield { at: node, message: 'This must be a duration in h, m and s, such as 2160h: there are no days.' };
  }
  if (duration && lasts !== undefined && lasts < hour) yield { at: duration, message: 'A Certificate must last for an hour at least.' };
  if (before && percentage) yield { at: percentage.key, message: 'Only one of "renewBefore" and "renewBeforePercentage" may be set.' };
  if (!before || left === undefined) return;
  if (left < 300) yield { at: before, message: 'A Certificate must be renewed five minutes before its end at least.' };
  else if (lasts !== undefined && left >= lasts) {
    yield {
      at: before,
      message: duration
        ? 'This is no shorter than "duration", so the Certificate would never be good.'
        : 'Without "duration" a Certificate lasts 2160h: this must be shorter.',
    };
  }
}

/** Which sizes a key may have. Source: ValidatePrivateKey in the same file. */
function* privateKey(spec: MapNode): Generator<Breach> {
  const size = fieldOf(spec, 'privateKey.size');
  const algorithm = textNode(fieldOf(spec, 'privateKey.algorithm'))?.value ?? 'RSA';
  if (size?.is !== 'scalar' || typeof size.value !== 'number' || size.value === 0) return;
  if (algorithm === 'RSA' && (size.value < 2048 || size.value > 8192))
    yield { at: size, message: 'An RSA key must have from 2048 to 8192 bits.' };
  if (algorithm === 'ECDSA' && ![256, 384, 521].includes(size.value))
    yield { at: size, message: 'An ECDSA key must have 256, 384 or 521 bits.' };
}

import type { AnnotationData } from '../../schema/data.js';
import type { Severity } from '../../problem.js';
import { contentOf } from '../../wiring/fields.js';
import type { MapNode } from '../../yaml/nodes.js';
import { isFilledIn } from '../fields.js';
import { ingressExample } from '../ingress/example.js';
import { annotationsOf, ingressKind, type Annotation } from '../ingress/ingress.js';
import type { ResourceRule } from '../resourceRule.js';
import { rewrite, type Breach } from '../rule.js';
import { refusedLater } from './refusedLater.js';
import { likelyValue, wrongValue } from './values.js';

/** A value of an annotation that its controller does not take, with what the controller does then. */
export const annotationValue: ResourceRule = {
  id: 'annotation-value',
  severity: 'warning',
  kinds: [ingressKind],
  documentation: {
    why:
      'An annotation is text to the API server, which takes any. The controller reads it later, and what it does with a value that it does not take is ' +
      'not the same for any two: most are passed over, so that a limit or a timeout stays what it was; some have the whole Ingress refused, some close its ' +
      'paths, and some leave out the authentication, so that the paths are open to everyone.',
    wrong: ingressExample({ 'nginx.ingress.kubernetes.io/proxy-body-size': '10Mi' }),
    right: ingressExample({ 'nginx.ingress.kubernetes.io/proxy-body-size': '10m' }),
  },
  *check({ root, catalog }) {
    for (const annotation of annotationsOf(root)) {
      const facts = catalog.annotations.get(annotation.name);
      if (facts && !isFilledIn(annotation.value.value)) yield* check(annotation, facts, root);
    }
  },
};

function* check({ name, value }: Annotation, facts: AnnotationData, root: MapNode): Generator<Breach> {
  const wrong = wrongValue(facts, value.value);
  const later = wrong === undefined ? refusedLater(name, value.value, root) : undefined;
  const said = wrong ?? later?.said;
  if (said === undefined) return;
  const { does, severity } = later ?? consequences[facts.onInvalid];
  const goesOn = facts.onInvalid === 'ignored' && !later && facts.default !== undefined ? ` and goes on with ${facts.default}` : '';
  const likely = wrong === undefined ? undefined : likelyValue(facts, value.value);
  const fits = likely !== undefined && wrongValue(facts, likely) === undefined;
  yield {
    at: value,
    severity,
    message: `${name.slice(name.indexOf('/') + 1)} ${said}: ${facts.controller} ${does}${goesOn}.`,
    ...(fits && { fixes: [rewrite(contentOf(value), quoted(likely, value.style), `Change to "${likely}"`)] }),
  };
}

/** A number or a boolean has to stay text. */
function quoted(text: string, style: string): string {
  return style === 'plain' && /^([\d.]+|true|false|on|off|yes|no)$/.test(text) ? `"${text}"` : text;
}

/** What a controller does with an annotation whose value it does not take. Source: the notes on each in schemas/annotations. */
const consequences: Readonly<Record<AnnotationData['onInvalid'], { readonly does: string; readonly severity: Severity }>> = {
  ignored: { does: 'ignores it', severity: 'warning' },
  refused: { does: 'refuses the whole Ingress', severity: 'error' },
  denied: { does: 'answers 503 on every path of this Ingress', severity: 'error' },
  open: { does: 'leaves out the whole external authentication, so that the paths are open to everyone', severity: 'error' },
  snippet: { does: 'refuses it', severity: 'warning' },
  skipped: { does: 'passes over the whole Ingress', severity: 'error' },
  silent: { does: 'makes no Certificate, and says so in its own log alone', severity: 'error' },
  webhook: { does: 'refuses the Certificate that it would make', severity: 'error' },
  kept: { does: 'asks for a certificate of names with blanks in them', severity: 'warning' },
  none: { does: 'ignores it', severity: 'warning' },
};

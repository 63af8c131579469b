import type { Fix } from '../problem.js';
import { missingFieldFixes } from '../schema/missingField.js';
import { entriesOf, get, isTrue, itemsOf, renamed, textOf, type Cursor } from './cursor.js';
import { checkFormat } from './facts.js';
import { byteLength, dnsLabel, maskTrailingDash, qualifiedName, type Format } from './formats.js';
import { validateLabels } from './labels.js';
import { invalid, required, tooLong } from './refusal.js';

// Source: pkg/api/validation/objectmeta.go of apimachinery.

/** ValidateObjectMeta. `metadata` is the place of the metadata; `name` what the kind asks of a name. */
export function validateObjectMeta(metadata: Cursor, name: Format, namespaced: boolean): void {
  const { kind } = metadata.review.kind;
  const generateName = get(metadata, 'generateName');
  const own = get(metadata, 'name');
  if (textOf(generateName) !== '')
    checkFormat(generateName, textOf(generateName), { ...name, check: (text) => name.check(maskTrailingDash(text)) });
  if (textOf(own) !== '') checkFormat(own, textOf(own), name);
  else if (textOf(generateName) === '')
    required(own, 'name or generateName is required', {
      explanation: `${/^[AEIO]/.test(kind) ? 'An' : 'A'} ${kind} needs a name in "metadata".`,
      fixes: nameFixes(metadata),
    });
  const namespace = get(metadata, 'namespace');
  if (namespaced && textOf(namespace) !== '') checkFormat(namespace, textOf(namespace), dnsLabel);
  validateLabels(get(metadata, 'labels'));
  validateAnnotations(get(metadata, 'annotations'));
  validateOwnerReferences(get(metadata, 'ownerReferences'));
  for (const finalizer of itemsOf(get(metadata, 'finalizers'))) validateFinalizerName(finalizer);
}

function nameFixes({ node, review }: Cursor): readonly Fix[] {
  return node?.is === 'map' ? missingFieldFixes(review.text, node, 'name', { type: { is: 'string' }, required: true }) : [];
}

/** The labels and annotations of a pod template, in whose paths the server leaves out `metadata`. */
export function validateTemplateMeta(template: Cursor): void {
  validateLabels(renamed(get(template, 'metadata', 'labels'), 'labels', template));
  validateAnnotations(renamed(get(template, 'metadata', 'annotations'), 'annotations', template));
}

const annotationBytes = 256 * 1024;

export function validateAnnotations(annotations: Cursor): void {
  let bytes = 0;
  for (const entry of entriesOf(annotations)) {
    bytes += byteLength(entry.key) + byteLength(textOf(entry));
    const place: Cursor = { ...renamed(entry, annotations.step, annotations.up), node: undefined };
    for (const detail of qualifiedName.check(entry.key.toLowerCase()))
      invalid(place, entry.key, detail, { explanation: `The key of an annotation must be ${qualifiedName.words}.` });
  }
  if (bytes > annotationBytes) tooLong(annotations, annotationBytes);
}

function validateOwnerReferences(references: Cursor): void {
  let controller: string | undefined;
  for (const reference of itemsOf(references)) {
    for (const name of ['apiVersion', 'kind', 'name', 'uid']) {
      const field = get(reference, name);
      if (textOf(field) !== '') continue;
      invalid(field, '', name === 'apiVersion' ? 'version must not be empty' : 'must not be empty');
    }
    if (!isTrue(get(reference, 'controller'))) continue;
    const name = textOf(get(reference, 'name'));
    if (controller !== undefined)
      invalid(
        references,
        { json: '' },
        `Only one reference can have Controller set to true. Found "true" in references for ${controller} and ${name}`,
      );
    controller ??= name;
  }
}

const standardFinalizers = ['orphan', 'foregroundDeletion', 'kubernetes'];

/** Without a domain only the finalizers of Kubernetes itself are known. */
export function validateFinalizerName(finalizer: Cursor): void {
  const name = textOf(finalizer);
  const before = finalizer.review.problems.length;
  checkFormat(finalizer, name, qualifiedName);
  if (finalizer.review.problems.length === before && !name.includes('/') && !standardFinalizers.includes(name))
    invalid(finalizer, name, 'name is neither a standard finalizer name nor is it fully qualified');
}

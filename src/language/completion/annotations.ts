import { CompletionItemKind } from 'vscode-languageserver-types';
import { annotationAt, annotationsOf } from '../../core/schema/annotations.js';
import { describeAnnotation } from '../describe.js';
import { keyText } from './fields.js';
import type { Place } from './place.js';
import type { Suggestion } from './suggestion.js';
import { quoted } from './values.js';

/** The annotations that controllers read of a resource of this kind. */
export function annotationNames(place: Place): readonly Suggestion[] {
  const { catalog, kind, cursor, path } = place;
  if (!kind || path.length !== 2 || path[0] !== 'metadata' || path[1] !== 'annotations') return [];
  return [...annotationsOf(catalog, kind)]
    .filter(([name, { onInvalid }]) => !cursor.siblings.has(name) && onInvalid !== 'none')
    .map(([name, annotation]) => ({
      label: name,
      text: keyText(place, quoted(name, cursor.quote), { is: 'string' }),
      kind: CompletionItemKind.Property,
      detail: annotation.controller,
      documentation: describeAnnotation(name, annotation),
      ...(!cursor.hasColon && { goesOn: true as const }),
    }));
}

/** The values that an annotation takes, as text: its controller reads nothing else. What it is without one comes first. */
export function annotationValues({ catalog, kind, path, cursor }: Place): readonly Suggestion[] {
  const annotation = kind && annotationAt(catalog, kind, path);
  if (!annotation) return [];
  const { type, values = type === 'bool' ? ['true', 'false'] : [], default: usual } = annotation;
  return [...new Set([...(usual === undefined ? [] : [usual]), ...values])].map((label) => ({
    label,
    text: quoted(label, cursor.quote),
    kind: CompletionItemKind.Value,
    ...(label === usual && { detail: 'the default' }),
  }));
}

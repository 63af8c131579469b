import { alternatives, expectation, patternExpectation } from '../core/schema/words.js';
import type { AnnotationData } from '../core/schema/data.js';
import type { Field, Kind, Lifetime, Type } from '../core/schema/types.js';

/** What a kind is for, as Markdown. */
export function describeKind(kind: Kind): string {
  const scope = kind.namespaced ? 'lives in a namespace' : 'belongs to the whole cluster';
  return paragraphs([`**${kind.kind}** (${scope})`, kind.documentation, lifetimeText(kind.lifetime, kind)]);
}

/** What a field takes, what it is for, what it is without a value, and since when and until when there is one, as Markdown. */
export function describeField(kind: Kind, path: string, field: Field): string {
  const { type, required, documentation, default: usual } = field;
  const words = isChoice(type) ? '' : `: ${expectation(type)}`;
  const notes = [required ? 'Required.' : '', usual === undefined ? '' : `Without it: \`${String(usual)}\`.`, limits(type)];
  return paragraphs([`\`${path}\`${words}`, documentation, notes.filter(Boolean).join(' '), lifetimeText(field.lifetime, kind)]);
}

/** What a controller makes of an annotation, as Markdown. */
export function describeAnnotation(name: string, annotation: AnnotationData): string {
  const { controller, documentation, type, values, default: usual, requires, onInvalid } = annotation;
  const takes = values ? `Takes ${values.map((it) => `\`${it}\``).join(', ')}.` : type === 'bool' ? 'Takes `"true"` or `"false"`.' : '';
  const notes = [
    takes,
    usual === undefined ? '' : `Without it: \`${usual}\`.`,
    requires === undefined ? '' : `Only together with \`${requires}\`.`,
    consequences[onInvalid],
  ];
  return paragraphs([`\`${name}\` (${controller})`, documentation, notes.filter(Boolean).join(' ')]);
}

/** What becomes of an annotation whose value the controller does not take. */
const consequences: Readonly<Record<AnnotationData['onInvalid'], string>> = {
  ignored: 'A value that it does not take is passed over.',
  refused: 'With a value that it does not take, the whole Ingress is refused.',
  denied: 'With a value that it does not take, its paths answer 503.',
  open: 'With a value that it does not take, its paths are open to everybody.',
  snippet: 'Passed over unless the controller allows snippets.',
  skipped: 'With a value that it does not take, there is no certificate.',
  silent: 'With a value that it does not take, there is no certificate, and no event says so.',
  webhook: 'With a value that it does not take, the Certificate is refused.',
  kept: 'A value with blanks in it is asked for as it stands.',
  none: 'It has no effect.',
};

function paragraphs(all: readonly (string | undefined)[]): string {
  return all.filter(Boolean).join('\n\n');
}

function isChoice(type: Type): boolean {
  return 'enum' in type && type.enum !== undefined;
}

/** What a value has to be beyond its type. */
function limits(type: Type): string {
  switch (type.is) {
    case 'list':
      return limits(type.items);
    case 'string':
      if (type.enum) return `Takes ${alternatives(type.enum)}.`;
      return type.pattern ? `Must ${patternExpectation(type.pattern.source)}.` : '';
    case 'integer':
    case 'number': {
      const { minimum, maximum } = type;
      if (type.enum) return `Takes ${alternatives(type.enum)}.`;
      if (minimum !== undefined && maximum !== undefined) return `From ${minimum} to ${maximum}.`;
      return minimum === undefined ? (maximum === undefined ? '' : `At most ${maximum}.`) : `At least ${minimum}.`;
    }
    default:
      return '';
  }
}

function lifetimeText({ since, removed }: Lifetime = {}, { origin }: Kind): string {
  const system = origin === 'vault-secrets-operator' ? 'the Vault Secrets Operator' : 'Kubernetes';
  return [since && `Since version ${since} of ${system}.`, removed && `Removed in version ${removed} of ${system}.`]
    .filter(Boolean)
    .join(' ');
}

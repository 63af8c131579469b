import { CompletionItemKind } from 'vscode-languageserver-types';
import { apiVersionOf } from '../../core/schema/catalog.js';
import type { Field, Kind, ObjectType, Type } from '../../core/schema/types.js';
import { comparePreference } from '../../core/schema/version.js';
import { writtenText } from '../../core/yaml/writtenText.js';
import { describeKind } from '../describe.js';
import type { Place } from './place.js';
import type { Suggestion } from './suggestion.js';

/** Whole resources, each with the fields that its kind cannot do without, for a document or an item of a list that says nothing yet. */
export function skeletons({ catalog, column, cursor }: Place): readonly Suggestion[] {
  if (cursor.flow || cursor.hasColon) return [];
  return newest(catalog.kinds.values()).map((kind) => ({
    label: kind.kind,
    text: skeleton(kind, column, cursor.step),
    kind: CompletionItemKind.Struct,
    detail: `a whole ${apiVersionOf(kind)} ${kind.kind}`,
    documentation: describeKind(kind),
    snippet: true as const,
  }));
}

/** Of each kind the version that a server prefers, in the order of their names. */
function newest(kinds: Iterable<Kind>): readonly Kind[] {
  const versions = [...kinds].toSorted((a, b) => comparePreference(b.version, a.version));
  return [...new Map(versions.map((it) => [`${it.kind} ${it.group}`, it])).values()].toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
}

/** Fields that a type does without and that nobody leaves out, by the name of the type. */
const usual: Readonly<Record<string, readonly string[]>> = {
  ConfigMap: ['data'],
  Container: ['image'],
  CronJobSpec: ['schedule'],
  HTTPIngressPath: ['path'],
  IngressBackend: ['service'],
  IngressRule: ['host', 'http'],
  IngressServiceBackend: ['port'],
  IngressSpec: ['ingressClassName', 'rules'],
  JobTemplateSpec: ['spec'],
  LabelSelector: ['matchLabels'],
  PersistentVolumeClaimSpec: ['accessModes', 'resources'],
  PodDisruptionBudgetSpec: ['maxUnavailable', 'selector'],
  PodTemplateSpec: ['metadata', 'spec'],
  Role: ['rules'],
  ClusterRole: ['rules'],
  RoleBinding: ['subjects'],
  ClusterRoleBinding: ['subjects'],
  Secret: ['stringData'],
  ServiceBackendPort: ['number'],
  ServiceSpec: ['selector', 'ports'],
  VolumeResourceRequirements: ['requests'],
};

/** What a Pod needs that runs to an end: the server refuses what it does without it. */
const usualOfJobs = { PodSpec: ['restartPolicy'] };

/** Types that refer to themselves end here. */
const mostDeep = 12;

/** As a snippet: the name is the first place to go to, and the labels that select Pods repeat it. */
function skeleton(kind: Kind, column: number, step: number): string {
  const wanted = kind.group === 'batch' ? { ...usual, ...usualOfJobs } : usual;
  let holes = 1;
  const hole = (choices: readonly string[] = []): string =>
    choices.length > 1 ? `\${${(holes += 1)}|${choices.map(choice).join(',')}|}` : `\${${(holes += 1)}}`;
  const below = (depth: number): string => `\n${' '.repeat(column + depth * step)}`;

  function fieldsOf({ name, fields }: ObjectType, depth: number, without: readonly string[] = []): string {
    if (name === 'ObjectMeta') return `labels:${below(depth + 1)}${nameLabel}`;
    return [...fields]
      .filter(([field, { required }]) => (required || wanted[name]?.includes(field)) && !without.includes(field))
      .toSorted((a, b) => rank(a) - rank(b))
      .map(
        ([field, { type, default: value }]) => `${field}:${value === undefined ? valueOf(type, depth, field) : ` ${plain(String(value))}`}`,
      )
      .join(below(depth));
  }

  function valueOf(type: Type, depth: number, field: string): string {
    if (depth > mostDeep) return ` ${hole()}`;
    switch (type.is) {
      case 'object':
        return below(depth + 1) + (fieldsOf(type, depth + 1) || hole());
      case 'map':
        return below(depth + 1) + (field === 'matchLabels' || field === 'selector' ? nameLabel : hole());
      case 'list': {
        const { items } = type;
        const item = items.is === 'object' ? fieldsOf(items, depth + 1) || hole() : hole('enum' in items ? items.enum?.map(String) : []);
        // What an item consists of stands behind its dash: two columns further in, whatever the step is.
        return `${below(depth + 1)}- ${item.replaceAll('\n', '\n  ')}`;
      }
      default:
        return ` ${hole('enum' in type ? type.enum?.map(String) : [])}`;
    }
  }

  const head = [`apiVersion: ${plain(apiVersionOf(kind))}`, `kind: ${kind.kind}`, `metadata:${below(1)}name: \${1}`];
  const spec = kind.type.fields.get('spec');
  return [
    ...head,
    ...(spec ? [`spec:${valueOf(spec.type, 0, 'spec')}`] : []),
    ...[fieldsOf(kind.type, 0, ['apiVersion', 'kind', 'metadata', 'spec'])].filter(Boolean),
  ].join(below(0));
}

const nameLabel = 'app.kubernetes.io/name: ${1}';

/** As people write them: the name first, then what stands on one line, lists last. */
function rank([name, { type }]: readonly [string, Field]): number {
  if (name === 'name') return -1;
  return type.is === 'list' ? 2 : type.is === 'object' || type.is === 'map' ? 1 : 0;
}

function plain(text: string): string {
  return writtenText(text).replace(/[$}\\]/g, '\\$&');
}

function choice(text: string): string {
  return writtenText(text).replace(/[$}\\,|]/g, '\\$&');
}

// Builds dist/schemas.json: every fact about types that ships, for all Kubernetes versions at once. See README.md here.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse } from 'yaml';

const here = fileURLToPath(new URL('.', import.meta.url));
const generated = join(here, '../node_modules/@kubernetes/client-node/dist/gen');
const read = (path) => readFileSync(path, 'utf8');

const history = JSON.parse(read(join(here, 'kubernetes-history.json')));
const overlay = parse(read(join(here, 'kubernetes.yaml')), { merge: true });

/** Writes dist/schemas.json anew. The same input always gives the same bytes. */
export function buildSchemas() {
  const types = readTypes();
  const data = {
    versions: history.versions,
    kinds: readKinds(types),
    absent: history.removedEarlier,
    types: Object.fromEntries(Object.entries(types).sort(([a], [b]) => (a < b ? -1 : 1))),
    custom: [...readCustom('vault-secrets-operator'), ...readCustom('cert-manager')],
    documentation: parse(read(join(here, 'ingress.yaml'))),
    defaults: parse(read(join(here, 'defaults.yaml'))),
    annotations: { ...readAnnotations('ingress-nginx'), ...readAnnotations('cert-manager') },
    templates: parse(read(join(here, 'templates.yaml'))),
  };
  mkdirSync(join(here, '../dist'), { recursive: true });
  writeFileSync(join(here, '../dist/schemas.json'), JSON.stringify(data));
}

/** All types of the client, by the client's name for them (`V1PodSpec`), with fields as README.md describes them. */
function readTypes() {
  const lifetimes = byClientName(history.fields);
  const requiredIn = byClientName(history.required);
  const types = {};
  for (const file of readdirSync(join(generated, 'models')).sort()) {
    const id = file.endsWith('.js') ? file.slice(0, -3) : undefined;
    const [, table] = (id && /attributeTypeMap = (\[[\s\S]*?\n\]);/.exec(read(join(generated, 'models', file)))) ?? [];
    if (!table) continue;
    const name = unversioned(id);
    const required = requiredFields(id);
    const fields = {};
    for (const { name: property, baseName, type, format } of JSON.parse(table)) {
      fields[baseName] = describe({
        type: overlaidType(id, name, baseName) ?? notation(type, format),
        required: requiredIn[id]?.[baseName] ?? required.has(property),
        ...lifetimes[id]?.[baseName],
        loose: overlay.loose[name]?.includes(baseName) || undefined,
        facts: overlay.fields[name]?.[baseName],
      });
    }
    for (const [field, lifetime] of Object.entries(lifetimes[id] ?? {})) fields[field] ??= { type: 'any', ...lifetime };
    types[id] = { name, fields };
  }
  return types;
}

function overlaidType(id, name, field) {
  const override = overlay.types[name]?.[field];
  if (override) return override.replaceAll(name, id);
  if (!overlay.quantities[name]?.includes(field)) return undefined;
  const [table] = new RegExp(`"baseName": "${field}",\\s*"type": "[^"]*"`).exec(read(join(generated, 'models', `${id}.js`))) ?? [];
  return table.includes('[key') ? '{}quantity' : table.includes('Array') ? '[]quantity' : 'quantity';
}

/** A bare string where the type says it all, for size. */
function describe({ type, required, since, removed, loose, facts }) {
  const marked = required === true ? `${type}!` : type;
  const { enum: values, minimum, maximum, ruled, ...other } = facts ?? {};
  // Values and bounds are checked by the server too, even where there is no more to say, unless a rule does it.
  const server = facts && !ruled ? other : undefined;
  const more = { since, removed, required: Array.isArray(required) ? required : undefined, loose, enum: values, minimum, maximum, server };
  return Object.values(more).every((it) => it === undefined) ? marked : { type: marked, ...more };
}

function notation(type, format) {
  const list = /^Array<(.*)>$/.exec(type);
  if (list) return `[]${notation(list[1], format)}`;
  const map = /^\{ \[key: string\]: (.*); \}$/.exec(type);
  if (map) return `{}${notation(map[1], format)}`;
  if (type === 'number') return format || 'double';
  if (type === 'string') return format || 'string';
  return { Date: 'date-time', V1MicroTime: 'date-time', IntOrString: 'int-or-string' }[type] ?? type;
}

/** The client marks what is optional in its declarations alone. */
function requiredFields(id) {
  const declaration = read(join(generated, 'models', `${id}.d.ts`));
  return new Set([...declaration.matchAll(/^ {4}'([^']+)'(\??):/gm)].filter(([, , optional]) => !optional).map(([, name]) => name));
}

/** `V1PodSpec`, `CoreV1Event` → `PodSpec`, `Event`. */
function unversioned(id) {
  return id.replace(/^(?:[A-Z][a-z]+)?V\d+(?:(?:alpha|beta)\d+)?/, '');
}

/** `io.k8s.api.core.v1.PodSpec` → `V1PodSpec`, or `CoreV1Event` where the client had to tell two apart. */
function byClientName(entries) {
  const ids = new Set(readdirSync(join(generated, 'models')).map((file) => file.split('.')[0]));
  const named = {};
  for (const [name, value] of Object.entries(entries)) {
    const [type, version, group] = name.split('.').reverse();
    const plain = capital(version) + type;
    const id = [capital(group) + plain, plain].find((it) => ids.has(it));
    if (id) named[id] = value;
  }
  return named;
}

const capital = (word) => word[0].toUpperCase() + word.slice(1);

/** Every kind that can be created, from the paths of the client's APIs; kinds of other versions come without their fields. */
function readKinds(types) {
  const kinds = new Map();
  for (const file of readdirSync(join(generated, 'apis'))
    .filter((it) => it.endsWith('Api.js'))
    .sort()) {
    const api = file.slice(0, -'Api.js'.length);
    const source = read(join(generated, 'apis', file));
    for (const [, kind, path] of source.matchAll(/async create(?:Namespaced)?(\w+)\([^)]*\) \{[\s\S]*?const localVarPath = '([^']+)'/g)) {
      const [, core, group, version, namespaced, plural] =
        /^\/(?:api\/(v1)|apis\/([^/]+)\/([^/]+))\/(namespaces\/\{namespace\}\/)?([a-z]+)$/.exec(path) ?? [];
      const served = core ?? version;
      const type = [api + kind, capital(served ?? 'v') + kind].find((it) => types[it]);
      if (!plural || !type) continue;
      const key = `${group ? `${group}/` : ''}${served} ${kind}`;
      const { since, removed } = history.kinds[key] ?? {};
      kinds.set(key, { group: group ?? '', version: served, kind, plural, namespaced: Boolean(namespaced), type, since, removed });
    }
  }
  for (const [key, { scope, since, removed }] of Object.entries(history.kinds)) {
    if (kinds.has(key)) continue;
    const [, group = '', version, kind] = /^(?:(.*)\/)?(\S+) (\S+)$/.exec(key);
    kinds.set(key, { group, version, kind, plural: `${kind.toLowerCase()}s`, namespaced: scope === 'namespaced', since, removed });
  }
  return [...kinds.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, kind]) => kind);
}

/** The hand-written kinds of one operator, with what they share put in place. */
function readCustom(origin) {
  const folder = join(here, origin);
  return readdirSync(folder)
    .sort()
    .map((file) => parse(read(join(folder, file))))
    .filter((file) => file.kind)
    .map(({ definitions, ...kind }) => ({ origin, ...kind, schema: inlined(kind.schema, folder, definitions) }));
}

/** The annotations that one controller reads. Where a fact was found is for whoever checks it. */
function readAnnotations(controller) {
  const annotations = parse(read(join(here, 'annotations', `${controller}.yaml`)));
  return Object.fromEntries(Object.entries(annotations).map(([name, { source, ...facts }]) => [name, { controller, ...facts }]));
}

/** Puts what `$ref` names in its place. `kubernetes:…` stays: the reader of the data knows those types. */
function inlined(node, folder, definitions) {
  if (Array.isArray(node)) return node.map((it) => inlined(it, folder, definitions));
  if (typeof node !== 'object' || node === null) return node;
  if (typeof node.$ref !== 'string' || node.$ref.startsWith('kubernetes:')) {
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, inlined(value, folder, definitions)]));
  }
  const { $ref, ...rest } = node;
  const [file, name] = $ref.split('#/definitions/');
  const known = file ? parse(read(join(folder, file))).definitions : definitions;
  if (!known?.[name]) throw new Error(`${folder}: nothing is named ${$ref}`);
  return { ...inlined(known[name], folder, known), ...inlined(rest, folder, definitions) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) buildSchemas();

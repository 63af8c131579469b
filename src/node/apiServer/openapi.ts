import { groups } from '../../core/groups.js';
import type { Field, Kind, ObjectType, Type } from '../../core/schema/types.js';
import { createMessageWriter, type MessageWriter } from './protobuf.js';

/** Field numbers of gnostic's openapi.v2, of which kubectl reads no more than this. Source: openapiv2/OpenAPIv2.proto of google/gnostic-models. */
const document = { swagger: 1, info: 2, definitions: 9 };
const info = { title: 1, version: 2 };
const schema = { ref: 1, format: 2, required: 19, additionalProperties: 21, type: 22, items: 23, properties: 25, extension: 31 };
/** Definitions, Properties, AdditionalPropertiesItem, ItemsItem and TypeItem are wrappers around their first field. */
const content = 1;
const named = { name: 1, value: 2 };
const any = { yaml: 2 };

/**
 * The OpenAPI document (version 2, as protocol buffers) that makes kubectl check manifests of some kinds as the catalog would. Every object
 * type is a definition of its own, which also lets types refer to themselves.
 */
export function encodeOpenApi(kubernetes: string, described: readonly Kind[]): Buffer {
  const writer = createMessageWriter();
  const kinds = groups(described, (it) => it.type);
  const names = createNames();
  for (const type of kinds.keys()) names.of(type);
  // Writing a definition may name further types; the loop comes to them as well.
  for (const [type, name] of names.all) {
    writer.message(document.definitions, () =>
      writer.message(content, () => {
        writer.message(named.value, () => writeObject({ writer, names }, type, kinds.get(type) ?? []));
        writer.string(named.name, name);
      }),
    );
  }
  writer.message(document.info, () => {
    writer.string(info.version, `v${kubernetes}.0`);
    writer.string(info.title, 'Kubernetes');
  });
  writer.string(document.swagger, '2.0');
  return writer.bytes();
}

/** kubectl's messages name the definitions: this takes away what only made the name unique. */
export function typeName(definition: string): string {
  return definition.replace(/~\d+$/, '');
}

interface Names {
  readonly all: ReadonlyMap<ObjectType, string>;
  readonly of: (type: ObjectType) => string;
}

function createNames(): Names {
  const all = new Map<ObjectType, string>();
  const used = new Map<string, number>();
  return {
    all,
    of(type) {
      const known = all.get(type);
      if (known !== undefined) return known;
      const count = (used.get(type.name) ?? 0) + 1;
      used.set(type.name, count);
      const name = count === 1 ? type.name : `${type.name}~${count}`;
      all.set(type, name);
      return name;
    },
  };
}

interface Encoding {
  readonly writer: MessageWriter;
  readonly names: Names;
}

function writeObject({ writer, names }: Encoding, type: ObjectType, kinds: readonly Kind[]): void {
  if (kinds.length > 0) writeKinds(writer, kinds);
  // kubectl knows no object with some fields and room for more: without properties it takes them all.
  if (!type.open && type.fields.size > 0) writeFields({ writer, names }, type.fields);
  writeType(writer, 'object');
}

function writeFields({ writer, names }: Encoding, fields: ReadonlyMap<string, Field>): void {
  writer.message(schema.properties, () => {
    for (const [name, { type }] of fields) {
      writer.message(content, () => {
        writer.message(named.value, () => writeSchema({ writer, names }, type));
        writer.string(named.name, name);
      });
    }
  });
  for (const [name, { required }] of fields) if (required) writer.string(schema.required, name);
}

function writeKinds(writer: MessageWriter, kinds: readonly Kind[]): void {
  const identities = kinds.map(({ group, version, kind }) => ({ group, version, kind }));
  writer.message(schema.extension, () => {
    writer.message(named.value, () => writer.string(any.yaml, JSON.stringify(identities)));
    writer.string(named.name, 'x-kubernetes-group-version-kind');
  });
}

function writeSchema({ writer, names }: Encoding, type: Type): void {
  switch (type.is) {
    case 'object':
      return writer.string(schema.ref, `#/definitions/${names.of(type)}`);
    case 'map':
      writer.message(schema.additionalProperties, () => writer.message(content, () => writeSchema({ writer, names }, type.values)));
      return writeType(writer, 'object');
    case 'list':
      writer.message(schema.items, () => writer.message(content, () => writeSchema({ writer, names }, type.items)));
      return writeType(writer, 'array');
    case 'any':
      return;
    case 'quantity':
    case 'int-or-string':
      // For kubectl any scalar is a string, so numbers pass.
      return writeType(writer, 'string');
    default:
      return writeType(writer, type.is);
  }
}

function writeType(writer: MessageWriter, type: string): void {
  writer.message(schema.type, () => writer.string(content, type));
}

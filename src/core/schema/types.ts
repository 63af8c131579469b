import type { AnnotationData, StructuralSchema, TemplateData } from './data.js';
import type { TypeLookup } from './kubernetes.js';
import type { Pattern } from './pattern.js';

/**
 * What a value of a manifest may be. Built-in types, the shipped custom resources and the workspace's own CRDs all
 * become these, so that everything else has one model to read.
 */
export type Type = ObjectType | MapType | ListType | StringType | NumberType | BooleanType | QuantityType | IntOrStringType | AnyType;

export type ScalarType = Exclude<Type, ObjectType | MapType | ListType | AnyType>;

export interface ObjectType {
  readonly is: 'object';
  /** `PodSpec`, for messages; for a part of a custom resource the field's own name. */
  readonly name: string;
  readonly fields: ReadonlyMap<string, Field>;
  /** Unknown fields are kept (`x-kubernetes-preserve-unknown-fields`). */
  readonly open?: boolean;
  /** Fields that other versions of the API have and this one lacks. */
  readonly absent?: ReadonlyMap<string, Lifetime>;
}

export interface MapType {
  readonly is: 'map';
  readonly values: Type;
}

export interface ListType {
  readonly is: 'list';
  readonly items: Type;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export interface StringType {
  readonly is: 'string';
  /** `byte` is base64, `date-time` is RFC 3339. Others are of the CRD and not checked yet. */
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly pattern?: Pattern;
  readonly minLength?: number;
  readonly maxLength?: number;
}

export interface NumberType {
  readonly is: 'integer' | 'number';
  readonly format?: string;
  readonly enum?: readonly number[];
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface BooleanType {
  readonly is: 'boolean';
}

/** `500m`, `10Gi`, or a number. */
export interface QuantityType {
  readonly is: 'quantity';
}

export interface IntOrStringType {
  readonly is: 'int-or-string';
  /** For text alone. */
  readonly pattern?: Pattern;
}

/** Anything at all; nothing below is checked. */
export interface AnyType {
  readonly is: 'any';
}

export interface Field {
  readonly type: Type;
  readonly required: boolean;
  /** Our own words. */
  readonly documentation?: string;
  readonly default?: string | number | boolean;
  readonly lifetime?: Lifetime;
  /** May be null where its type alone would not allow it. */
  readonly nullable?: boolean;
  /** The server drops unknown fields in here without a word. */
  readonly loose?: true;
  /** Of built-in types: what the API server asks of this field alone. */
  readonly server?: ServerFacts;
}

/** What the API server asks of one field, beside the allowed values and bounds of its type. Of a list all but `needed` is about its items. */
export interface ServerFacts {
  /** Must not be empty; the words that the server adds. */
  readonly needed?: true | string;
  /** One of core/apiserver/formats.ts. */
  readonly format?: string;
  /** In bytes. */
  readonly maxLength?: number;
  /** What the server says instead of naming the values or bounds. */
  readonly refusal?: string;
  /** Whether an empty text is refused like any other: when it is written, or even when the field is absent. */
  readonly empty?: 'written' | 'always';
  /** No item stands twice. */
  readonly unique?: true;
  /** Is there even where the manifest has none, as an object without fields. */
  readonly struct?: true;
  /** The server looks at nothing below. */
  readonly unchecked?: true;
  /** The server names the list where it means an item. */
  readonly unindexed?: true;
}

/** From which version on something exists, and the first version without it: `1.33`. */
export interface Lifetime {
  readonly since?: string;
  readonly removed?: string;
}

/** One served version of a resource type. */
export interface Kind {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
  readonly type: ObjectType;
  /** Where the knowledge comes from. `kubernetes` is decoded into Go types by the server, all others are custom resources. */
  readonly origin: 'kubernetes' | 'vault-secrets-operator' | 'cert-manager' | 'workspace';
  readonly lifetime?: Lifetime;
  readonly documentation?: string;
  /** What the CustomResourceDefinition states; built-in kinds have none. */
  readonly definition?: Definition;
}

/** One version of a CustomResourceDefinition, for what the server checks of its resources. */
export interface Definition {
  readonly schema: StructuralSchema;
  /** The version of the operator, and the built-in types, that the schema may refer to. */
  readonly version: string;
  readonly kubernetes: TypeLookup;
  /** The status is written apart, so that the server drops one that comes with the rest. */
  readonly statusSubresource: boolean;
  readonly scale?: ScaleSubresource;
}

/** Where the server finds what `kubectl scale` changes: `.spec.replicas`. */
export interface ScaleSubresource {
  readonly specReplicasPath?: string;
  readonly statusReplicasPath?: string;
  readonly labelSelectorPath?: string;
}

/** Why a group, version and kind is not in a catalog. */
export interface Absence extends Lifetime {
  /** The apiVersion to write instead. */
  readonly use?: string;
}

/** All that a cluster of one version, with its operators, would serve. */
export interface Catalog {
  /** `1.36` */
  readonly kubernetes: string;
  /** By `apiVersion kind`, such as `apps/v1 Deployment`. */
  readonly kinds: ReadonlyMap<string, Kind>;
  /** Known from other versions, by the same key. */
  readonly absent: ReadonlyMap<string, Absence>;
  /** Of the Vault Secrets Operator: `1.4`. */
  readonly vaultSecretsOperator: string;
  /** What controllers read of an Ingress, by the annotation's name. */
  readonly annotations: ReadonlyMap<string, AnnotationData>;
  readonly templates: TemplateData;
}

import type { ServerFacts } from './types.js';

/** The form of `schemas.json`, which schemas/build.mjs makes. Notations are explained in schemas/README.md. */
export interface SchemaData {
  /** Every Kubernetes version that a catalog can be made for, oldest first. */
  readonly versions: readonly string[];
  readonly kinds: readonly KindData[];
  /** Kinds gone before the oldest version, by `apiVersion kind`. */
  readonly absent: Readonly<Record<string, { readonly removed: string; readonly use?: string }>>;
  readonly types: Readonly<Record<string, TypeData>>;
  readonly custom: readonly CustomKindData[];
  /** Our own words, by type and field. */
  readonly documentation: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What a field is taken for where it is absent, by type and field. */
  readonly defaults: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;
  /** What controllers read of an Ingress, by the annotation's name. */
  readonly annotations: Readonly<Record<string, AnnotationData>>;
  readonly templates: TemplateData;
}

export interface KindData {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
  /** Absent for kinds that the newest version no longer has: their fields are not known. */
  readonly type?: string;
  readonly since?: string;
  readonly removed?: string;
}

export interface TypeData {
  readonly name: string;
  readonly fields: Readonly<Record<string, FieldData>>;
}

/** `[]V1Container!`: a list of containers, required. */
export type FieldData = string | FieldDetails;

export interface FieldDetails {
  readonly type: string;
  readonly since?: string;
  readonly removed?: string;
  /** The versions that require it. */
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly loose?: true;
  readonly server?: ServerFacts;
}

export interface CustomKindData {
  readonly origin: 'vault-secrets-operator' | 'cert-manager';
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
  readonly since?: string;
  readonly removed?: string;
  readonly documentation?: string;
  readonly schema: StructuralSchema;
}

/** What a controller makes of one annotation of an Ingress. */
export interface AnnotationData {
  readonly controller: 'ingress-nginx' | 'cert-manager';
  /** Our own words. */
  readonly documentation: string;
  readonly type:
    | 'any'
    | 'bool'
    | 'cidr-list'
    | 'cn-regex'
    | 'csv'
    | 'duration'
    | 'exact-list'
    | 'int'
    | 'json'
    | 'options'
    | 'server-name'
    | 'server-name-list'
    | 'service-name'
    | 'size'
    | 'string'
    | 'text'
    | 'whole';
  /** What the controller has the value match, in the syntax of RE2. */
  readonly regex?: string;
  readonly values?: readonly string[];
  /** The value is a list, with commas between. */
  readonly list?: true;
  readonly ignoresCase?: true;
  readonly ignoresSpaces?: true;
  /** A number, or a duration. */
  readonly minimum?: number | string;
  readonly maxLength?: number;
  readonly default?: string;
  /** The annotation without which this one means nothing. */
  readonly requires?: string;
  readonly conflictsWith?: readonly string[];
  readonly aliases?: readonly string[];
  /** Has the controller do something, whatever its value. */
  readonly trigger?: true;
  /** What becomes of a value that the controller does not take; `none` is an annotation without effect. */
  readonly onInvalid: 'ignored' | 'refused' | 'denied' | 'open' | 'snippet' | 'skipped' | 'silent' | 'webhook' | 'kept' | 'none';
}

/** What a template of the Vault Secrets Operator may call and read. */
export interface TemplateData {
  readonly builtins: readonly string[];
  readonly functions: readonly string[];
  /** The fields of `.` */
  readonly inputs: readonly string[];
}

/** The keywords of a CRD's schema that mean something here. Anything may be missing or of another type: CRDs of a workspace are half typed. */
export interface StructuralSchema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, StructuralSchema>>;
  readonly additionalProperties?: boolean | StructuralSchema;
  readonly items?: StructuralSchema;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: boolean;
  readonly exclusiveMaximum?: boolean;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly allOf?: readonly StructuralSchema[];
  readonly anyOf?: readonly StructuralSchema[];
  readonly oneOf?: readonly StructuralSchema[];
  readonly not?: StructuralSchema;
  readonly default?: unknown;
  readonly nullable?: boolean;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-embedded-resource'?: boolean;
  readonly 'x-kubernetes-list-type'?: string;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-validations'?: readonly ValidationRule[];
  /** Of the hand-written schemas alone. */
  readonly $ref?: string;
  readonly 'x-since'?: string;
  readonly 'x-removed'?: string;
}

/** A rule in CEL, as a CRD states it. */
export interface ValidationRule {
  readonly rule?: string;
  readonly message?: string;
  readonly messageExpression?: string;
  readonly reason?: string;
  readonly fieldPath?: string;
  readonly optionalOldSelf?: boolean;
}

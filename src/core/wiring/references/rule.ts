/** A kind with its group, whatever the version, as kubectl writes it: `Secret`, `Issuer.cert-manager.io`. */
export type KindName = string;

/** What a field of a type says about something else. The paths in a rule start at the map that is of the type. */
export type Rule = ResourceRule | PartRule | LocalNameRule | LocalRule | SelectorRule | PodsRule | PodPortRule | ImageRule;

/** The field holds the name of a resource. */
export interface ResourceRule {
  readonly is: 'resource';
  readonly kind: KindName | KindByField;
  /**
   * Where the resource is looked for: in the namespace of the one that refers (`own`), in the one that a field names, or else in its
   * own; in the one before the slash of `namespace/name`; or in one that the files do not tell (`elsewhere`).
   */
  readonly namespace: 'own' | 'prefix' | 'elsewhere' | { readonly field: string };
  /** The field that says, by being true, that the resource may be missing. */
  readonly optional?: string;
}

/** The kind stands in a field. What it may be is listed by name; any other value refers to nothing that is known here. */
export interface KindByField {
  readonly field: string;
  readonly kinds: Readonly<Record<string, KindName>>;
  /** What the field is taken for where it is absent. */
  readonly otherwise?: string;
}

/** What a resource consists of and others name: keys of data, ports of a Service, templates of a SecretTransformation. */
export type PartName = 'key' | 'port' | 'template';

/** The field names a part of the resource that the field `of` names. */
export interface PartRule {
  readonly is: 'part';
  readonly part: PartName;
  readonly of: string;
  readonly optional?: string;
}

/** What has a name that counts within its own resource alone. */
export type LocalThing = 'volume' | 'container' | 'port';

/** The field gives such a name. */
export interface LocalNameRule {
  readonly is: 'local-name';
  readonly thing: LocalThing;
}

/** The field uses such a name. */
export interface LocalRule {
  readonly is: 'local';
  readonly thing: LocalThing;
}

/** The field holds labels of Pods (`labels`) or a LabelSelector (`selector`). */
export interface SelectorRule {
  readonly is: 'selector';
  readonly form: 'labels' | 'selector';
  /** Whose Pods: other people's, the workload's own, or those at the other end of a connection. */
  readonly whose: 'others' | 'own' | 'peers';
}

/** The value is what Pods are made from: their labels and their spec. */
export interface PodsRule {
  readonly is: 'pods';
}

/** The field holds the name of a port of the Pods that the resource selects by `selector`; a number is no name. */
export interface PodPortRule {
  readonly is: 'pod-port';
  /** From the root of the resource. */
  readonly selector: string;
  readonly form: SelectorRule['form'];
}

/** The field holds the name of an image. */
export interface ImageRule {
  readonly is: 'image';
}

/**
 * The fields of one type: each holds another type, or is one of which a rule is known. The path is as
 * the server writes it, with `*` for each item of a list; an empty one is the type itself. */
export type TypeTable = Readonly<Record<string, string | Rule>>;

/** A resource of a fixed kind. */
export function resource(kind: KindName, more: Partial<Pick<ResourceRule, 'namespace' | 'optional'>> = {}): ResourceRule {
  return { is: 'resource', kind, namespace: 'own', ...more };
}

/** A resource whose kind stands beside it. */
export function resourceBy(kind: KindByField, more: Partial<Pick<ResourceRule, 'namespace'>> = {}): ResourceRule {
  return { is: 'resource', kind, namespace: 'own', ...more };
}

/** A part of the resource that another field names. */
export function part(name: PartName, of: string, optional?: string): PartRule {
  return { is: 'part', part: name, of, ...(optional && { optional }) };
}

import type { Span } from './fields.js';
import type { KindName, LocalThing, PartName, SelectorRule } from './references/rule.js';

/** What one document says to others. A pure function of its text; all offsets are relative to the document. */
export interface DocumentFacts {
  readonly resources: readonly ResourceFacts[];
  /** It becomes YAML only later. */
  readonly templated: boolean;
  /** Its YAML has an error: what it says is a guess. */
  readonly broken: boolean;
  /** It holds what is not known in full, and so may name anything: custom resources of others, templates, settings of tools. */
  readonly opaque: boolean;
  /** Of a Kustomization: the files that it applies as patches, relative to its own folder. */
  readonly patches: readonly string[];
}

/** What one resource says. */
export interface ResourceFacts {
  readonly apiVersion: string;
  readonly kind: KindName;
  readonly name: string;
  /** Empty where the manifest names none: it is given when it is applied, and so may be any. */
  readonly namespace: string;
  readonly span: Span;
  readonly place: Span;
  /** Where its namespace stands. */
  readonly namespacePlace?: Span;
  readonly labels: readonly Label[];
  /** Itself first, then what an operator or a controller makes of it. */
  readonly definitions: readonly Definition[];
  readonly references: readonly Reference[];
  readonly selectors: readonly Selector[];
  readonly podPorts: readonly PodPortReference[];
  readonly pods?: Pods;
  /** The namespace into which it brings resources that no file shows; empty for any. */
  readonly brings?: string;
  readonly localNames: readonly LocalName[];
  readonly localUses: readonly LocalName[];
  /** As they are written, tags included. */
  readonly images: readonly string[];
}

/** Something that references may name. */
export interface Definition {
  readonly kind: KindName;
  readonly name: string;
  readonly namespace: string;
  readonly place: Span;
  readonly parts: readonly Part[];
  /** There are no parts but these. */
  readonly closed: boolean;
  /** All of its text, for the kinds that rules of other resources look into: whoever asks has to hear of a change. */
  readonly details?: string;
  /** Who makes it, where it is not written itself. */
  readonly maker?: Maker;
}

export interface Maker {
  readonly kind: KindName;
  readonly name: string;
  /** It makes the resource anew; otherwise it fills one that is there, or takes over what it finds. */
  readonly owns: boolean;
  /** It makes nothing where nothing is. */
  readonly fillsOnly: boolean;
}

export interface Part {
  readonly part: PartName;
  readonly name: string;
  /** A port's. */
  readonly number?: number;
  readonly place: Span;
}

/** A field that names a resource, or a part of one. */
export interface Reference {
  readonly kind: KindName;
  readonly name: string;
  /** Empty where it cannot be told: any fits. */
  readonly namespace: string;
  readonly place: Span;
  /** As the API server writes it. */
  readonly field: string;
  readonly optional: boolean;
  /** The part that is named at `place`; without it the resource's own name stands there. */
  readonly part?: { readonly part: PartName; readonly named: string | number };
}

export interface Label {
  readonly key: string;
  readonly value: string;
  /** The value's. */
  readonly place: Span;
}

export interface LabelExpression {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

export interface Selector {
  readonly whose: SelectorRule['whose'];
  readonly namespace: string;
  readonly labels: readonly Label[];
  readonly expressions: readonly LabelExpression[];
  readonly place: Span;
  readonly field: string;
}

/** The Pods that a resource is, or makes. */
export interface Pods {
  readonly labels: readonly Label[];
  readonly ports: readonly PodPort[];
}

export interface PodPort {
  readonly name: string;
  readonly place: Span;
}

/** The name of a port of the Pods that a selector finds. */
export interface PodPortReference {
  readonly name: string;
  readonly selector: Selector;
  readonly place: Span;
  readonly field: string;
}

/** A name within a resource, where it is given or used. */
export interface LocalName {
  readonly thing: LocalThing;
  readonly name: string;
  readonly place: Span;
  readonly field: string;
  /** The container that it counts in, by where that starts. */
  readonly container?: number;
}

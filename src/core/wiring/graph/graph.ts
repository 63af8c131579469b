import type { KindName } from '../references/rule.js';

/**
 * All resources of a workspace and what leads from one to another, as a value: in an order that follows from what it holds alone, so that
 * the same files give the same text. `P` is how whoever asked for it names places.
 */
export interface WiringGraph<P> {
  readonly nodes: readonly GraphNode<P>[];
  readonly edges: readonly GraphEdge<P>[];
}

/**
 * `written`: in a file. `made`: an operator or a controller makes it of something that is. `outside`: nothing here defines it, nor needs
 * to, as it is optional, comes with a cluster, or from elsewhere. `missing`: it should be here.
 */
export type NodeState = 'written' | 'made' | 'outside' | 'missing';

export interface GraphNode<P> {
  /** `Secret/app/api`; of copies with the file behind it. */
  readonly id: string;
  readonly kind: KindName;
  /** Of Pods that a selector looks for in vain: their labels. */
  readonly name: string;
  /** Empty for what belongs to the cluster, and where the manifest names none. */
  readonly namespace: string;
  readonly state: NodeState;
  /** Where it is written or made; of what is not here, where it is named first. */
  readonly place: P;
}

/** `uses`: by its name. `selects`: Pods by their labels. `makes` and `restarts`: as an operator or a controller does. */
export type Relation = 'uses' | 'selects' | 'makes' | 'restarts';

/** All that one resource says of another in one way. */
export interface GraphEdge<P> {
  /** The id of the resource that says it. */
  readonly from: string;
  readonly to: string;
  readonly relation: Relation;
  /** Something of it leads nowhere, such as a name, a key or a port; or it is not alone in making what it makes. */
  readonly broken: boolean;
  /** In the order of the text. */
  readonly mentions: readonly Mention<P>[];
}

/** One field that says it. */
export interface Mention<P> {
  /** As the API server writes it; empty for what is made. */
  readonly field: string;
  readonly place: P;
  /** What is wrong with it, in one sentence. */
  readonly problem?: string;
}

import type { ASTNode } from '@marcbachmann/cel-js';

/** A node of a rule, and all below it. */
export function nodesOf(root: ASTNode): readonly ASTNode[] {
  const nodes = [root];
  // Grows as it is gone through.
  for (const node of nodes) nodes.push(...childrenOf(node));
  return nodes;
}

export function childrenOf({ args }: ASTNode): readonly ASTNode[] {
  return nodesIn(args);
}

function nodesIn(value: unknown): readonly ASTNode[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  return isNode(value) ? [value] : [];
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value;
}

import { EvaluationError, type ASTNode } from '@marcbachmann/cel-js';
import { estimateCost, type Size } from './cost.js';
import { ruleEnvironment } from './environment.js';
import { CelFailure } from './failure.js';
import { renamed } from './libraries/strings.js';
import { nodesOf } from './syntax.js';

/** An expression in CEL, compiled. */
export interface Program {
  readonly usesOldSelf: boolean;
  /** What it may cost for a value of this size. */
  readonly cost: (self: Size) => number;
  readonly run: (variables: { readonly self: unknown; readonly oldSelf?: unknown }) => Outcome;
}

/** A value, or why there is none, in the server's words. Neither where only we cannot tell. */
export type Outcome = { readonly value: unknown; readonly error?: never } | { readonly value?: never; readonly error: string } | undefined;

/**
 * Compiles an expression of a CRD. Undefined for what cannot be read, or calls what there is not: a server would not have taken such
 * a CRD, so nothing follows from it.
 */
export function compileProgram(source: string): Program | undefined {
  const { environment, functions } = ruleEnvironment();
  try {
    const run = environment.parse(source);
    const nodes = nodesOf(run.ast);
    for (const node of nodes) rename(node);
    if (!nodes.every((it) => (it.op !== 'call' && it.op !== 'rcall') || functions.has(it.args[0])) || !run.check().valid) return undefined;
    return {
      usesOldSelf: nodes.some((it) => it.op === 'id' && it.args === 'oldSelf'),
      cost: (self) => estimateCost(run.ast, self),
      run: (variables) => {
        try {
          return { value: run(variables) as unknown };
        } catch (error) {
          return failureOf(error);
        }
      },
    };
  } catch {
    // The package tells of what it cannot read by throwing.
    return undefined;
  }
}

function rename(node: ASTNode): void {
  if (node.op !== 'rcall') return;
  // The tree is ours alone, and has not been looked at yet.
  const args = node.args as [string, ...unknown[]];
  args[0] = renamed.get(args[0]) ?? args[0];
}

/** Errors of the package that are errors for the server too, in the words of cel-go. */
const words: Readonly<Record<string, (error: EvaluationError) => string>> = {
  no_such_key: ({ summary }) => summary.replace('No such key', 'no such key'),
  index_out_of_bounds: ({ summary }) => `index out of bounds: ${/index (-?\d+)/.exec(summary)?.[1] ?? ''}`,
  division_by_zero: () => 'division by zero',
  modulo_by_zero: () => 'modulus by zero',
  numeric_overflow: ({ summary }) => (/^unsigned/i.test(summary) ? 'unsigned integer overflow' : 'integer overflow'),
  no_such_overload: () => 'no such overload',
  invalid_logical_operand: () => 'no such overload',
  no_matching_overload: ({ node }) =>
    node?.op === 'rcall' || node?.op === 'call' ? `no such overload: ${original(node.args[0])}` : 'no such overload',
  optional_value_missing: () => 'optional.none() dereference',
  invalid_duration: ({ summary }) => summary,
  invalid_timestamp: ({ summary }) => summary,
  int_conversion_error: ({ summary }) => summary,
  uint_conversion_error: ({ summary }) => summary,
  double_conversion_error: ({ summary }) => summary,
  bool_conversion_error: ({ summary }) => summary,
};

function failureOf(error: unknown): Outcome {
  if (error instanceof CelFailure) return { error: error.message };
  const text = error instanceof EvaluationError ? words[error.code]?.(error) : undefined;
  return text === undefined ? undefined : { error: text };
}

function original(name: string): string {
  return [...renamed].find(([, it]) => it === name)?.[0] ?? name;
}

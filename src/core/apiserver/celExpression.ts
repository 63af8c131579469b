import type { ASTNode } from '@marcbachmann/cel-js';
import { ruleEnvironment } from './custom/cel/environment.js';

/** What a rule of a CRD may name. */
export const ruleVariables: ReadonlySet<string> = new Set(['self', 'oldSelf']);

/** What an expression of an admission policy may name. */
export const policyVariables: ReadonlySet<string> = new Set([
  ...['object', 'oldObject', 'request', 'params', 'namespaceObject', 'variables', 'authorizer'],
]);

/** Types, and what functions stand behind: `math.greatest(1, 2)`. Source: pkg/cel/environment of apiserver. */
const alwaysKnown = new Set([
  ...['bool', 'bytes', 'double', 'dyn', 'int', 'list', 'map', 'null_type', 'string', 'type', 'uint', 'google'],
  ...['base64', 'cel', 'cidr', 'format', 'ip', 'jsonpatch', 'lists', 'math', 'optional', 'regex', 'sets', 'strings', 'Object', 'JSONPatch'],
]);

/** Macros, whose first arguments are names for the others. */
const binders = new Set([
  ...['all', 'bind', 'exists', 'existsOne', 'exists_one', 'filter', 'map', 'sortBy'],
  ...['transformList', 'transformMap', 'transformMapEntry', 'optMap', 'optFlatMap'],
]);

/**
 * Why an expression cannot be compiled, in the form of cel-go: what cannot be read, or names that there are not. Types are not checked.
 * Undefined for what is fine as far as this can tell.
 */
export function compilationProblem(source: string, variables: ReadonlySet<string>): string | undefined {
  try {
    const undeclared = namesIn(ruleEnvironment().environment.parse(source).ast, new Set([...variables, ...alwaysKnown]));
    if (undeclared.length === 0) return undefined;
    const errors = undeclared.map(({ name, start }) => errorAt(source, start, `undeclared reference to '${name}' (in container '')`));
    return `compilation failed: ${errors.join('\n')}`;
  } catch (error) {
    // The package tells of what it cannot read by throwing; what is only too much for it may be fine.
    const { code = '', summary = '', range } = error as { code?: string; summary?: string; range?: { start: number } };
    return range && /token|character|unterminated/.test(code)
      ? `compilation failed: ${errorAt(source, range.start, `Syntax error: ${summary.toLowerCase()}`)}`
      : undefined;
  }
}

interface Name {
  readonly name: string;
  readonly start: number;
}

/** The names that nothing declares, in the order of the text. */
function namesIn(root: ASTNode, known: ReadonlySet<string>): readonly Name[] {
  const found: Name[] = [];
  const visit = (value: unknown, scope: ReadonlySet<string>): void => {
    if (Array.isArray(value)) for (const it of value) visit(it, scope);
    if (!isNode(value)) return;
    if (value.op === 'id') {
      if (!scope.has(value.args)) found.push({ name: value.args, start: value.start });
      return;
    }
    visit(value.args, value.op === 'rcall' && binders.has(value.args[0]) ? withBound(value.args[2], scope) : scope);
  };
  visit(root, known);
  return found.toSorted((a, b) => a.start - b.start);
}

/** All but the last argument of a macro can be names that it brings. */
function withBound(args: readonly ASTNode[], scope: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...scope, ...args.slice(0, -1).flatMap((it) => (it.op === 'id' ? [it.args] : []))]);
}

function isNode(value: unknown): value is ASTNode & { readonly start: number } {
  return typeof value === 'object' && value !== null && 'op' in value;
}

/** Lines and columns count from 1; the line stands below, with a mark under the place. */
function errorAt(source: string, offset: number, message: string): string {
  const before = source.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - (before.lastIndexOf('\n') + 1);
  return `ERROR: <input>:${line}:${column + 1}: ${message}\n | ${source.split('\n')[line - 1] ?? ''}\n | ${'.'.repeat(column)}^`;
}

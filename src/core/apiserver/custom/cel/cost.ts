import type { ASTNode } from '@marcbachmann/cel-js';
import { childrenOf } from './syntax.js';

/** How large a value may be at most. */
export interface Size {
  /** Of its longest list or map. */
  readonly count: number;
  /** Of its longest text. */
  readonly text: number;
  /** All its values and characters together. */
  readonly total: number;
}

/** What a rule may use at most for one value. The server's own limit for a call is a million of its units. */
export const mostPerRule = 1_000_000;

const scalar: Size = { count: 0, text: 0, total: 1 };
const number: Size = { count: 0, text: 0, total: 40 };

/**
 * What it may cost to evaluate a rule for values of some size: never less than it does, often more. The package cannot be stopped once
 * it runs, so a rule that could run for long is not run at all. Follows the estimate with which the server itself refuses a CRD.
 */
export function estimateCost(rule: ASTNode, self: Size): number {
  let cost = 0;
  let times = 1;

  const spend = (units: number): void => void (cost += units * times);

  const within = (iterations: number, body: () => Size): Size => {
    const outer = times;
    times *= Math.max(iterations, 1);
    const size = body();
    times = outer;
    return size;
  };

  const measure = (node: ASTNode, scope: ReadonlyMap<string, Size>): Size => {
    // No use to go on, and sizes may have become infinite.
    if (cost > mostPerRule) return scalar;
    spend(1);
    const all = (nodes: readonly ASTNode[]): readonly Size[] => nodes.map((it) => measure(it, scope));
    switch (node.op) {
      case 'value':
        return typeof node.args === 'string' ? textOf(node.args.length) : number;
      case 'id':
        return scope.get(node.args) ?? scalar;
      case '.':
      case '.?':
        return measure(node.args[0], scope);
      case '[]':
      case '[?]':
        return all(node.args)[0] ?? scalar;
      case 'list':
      case 'map': {
        const sizes = all(childrenOf(node));
        return largest([...sizes, { count: sizes.length, text: 0, total: sum(sizes) }]);
      }
      case '?:': {
        const [, ...branches] = all(node.args);
        return largest(branches);
      }
      case '+': {
        const [a = scalar, b = scalar] = all(node.args);
        spend(a.total + b.total + (a.text + b.text) / 100);
        return { count: a.count + b.count, text: a.text + b.text, total: a.total + b.total };
      }
      case 'call':
        return measureCall(node.args[0], all(node.args[1]));
      case 'rcall':
        return measureMethod(node, scope) ?? measureCall(node.args[0], all([node.args[1], ...node.args[2]]));
      default: {
        const sizes = all(childrenOf(node));
        if (node.op === '==' || node.op === '!=') spend(Math.min(...sizes.map(({ total }) => total)));
        if (node.op === 'in') spend((sizes[0]?.total ?? 1) * Math.max(sizes[1]?.count ?? 1, 1));
        if (node.op === '<' || node.op === '<=' || node.op === '>' || node.op === '>=') spend(Math.min(...sizes.map(({ text }) => text)));
        return number;
      }
    }
  };

  /** Macros, whose last arguments are evaluated again and again with variables of their own. */
  const measureMethod = (node: ASTNode & { op: 'rcall' }, scope: ReadonlyMap<string, Size>): Size | undefined => {
    const [name, receiver, args] = node.args;
    if (name === 'bind' && args.length === 3) {
      const [variable, value, body] = args;
      if (variable?.op !== 'id' || !value || !body) return undefined;
      return measure(body, new Map([...scope, [variable.args, measure(value, scope)]]));
    }
    const variables = loops.get(name)?.(args.length);
    if (variables === undefined) return undefined;
    const range = measure(receiver, scope);
    const names = args.slice(0, variables).flatMap((it) => (it.op === 'id' ? [it.args] : []));
    // One item alone may be larger, but all together are no larger than the range.
    const item = { ...range, text: Math.max(range.text, 20), total: range.total / Math.max(range.count, 1) + 1 };
    const inner = new Map([...scope, ...names.map((it) => [it, item] as const)]);
    const iterations = name.startsWith('opt') ? 1 : range.count;
    const body = within(iterations, () => largest(args.slice(variables).map((it) => measure(it, inner))));
    if (name === 'filter') return range;
    if (name.startsWith('opt')) return body;
    return name === 'map' || name.startsWith('transform')
      ? { count: Math.max(range.count, body.count), text: body.text, total: Math.max(range.count, 1) * (body.total + 1) }
      : scalar;
  };

  const measureCall = (name: string, sizes: readonly Size[]): Size => {
    const [a = scalar, b = scalar, c = scalar] = sizes;
    const size = largest(sizes);
    spend(sum(sizes));
    if (/^matches|^find/.test(name)) {
      // What the server reckons for a regular expression.
      spend(0.05 * (a.text + 1) * (b.text + 1));
      return name === 'findAll' ? { count: a.text + 1, text: a.text, total: 2 * a.text + 1 } : size;
    }
    if (name === 'replace') return spent(textOf((a.text + 1) * (c.text + 1)));
    if (name.startsWith('join')) return spent(textOf(a.total + a.count * b.text));
    if (name.startsWith('split')) return { count: a.text + 1, text: a.text, total: 2 * a.text + 1 };
    if (name === 'format') return spent(textOf(a.text + 8 * b.total));
    // Of sets each is compared with each.
    if (sizes.length === 3) spend((b.count + 1) * (c.total + 1));
    return { ...size, text: size.text + 40, total: size.total + 40 };
  };

  const spent = (size: Size): Size => {
    spend(size.total);
    return size;
  };

  measure(rule, new Map([['self', self]]));
  return cost;
}

/** How many of a macro's arguments are its variables. */
const loops: ReadonlyMap<string, (args: number) => number | undefined> = new Map([
  ...['all', 'exists', 'existsOne'].map((it): [string, (args: number) => number | undefined] => [it, (args) => args - 1]),
  ...['exists_one', 'filter', 'optMap', 'optFlatMap'].map((it): [string, (args: number) => number | undefined] => [it, () => 1]),
  ['map', () => 1],
  ...['transformList', 'transformMap', 'transformMapEntry'].map((it): [string, (args: number) => number | undefined] => [it, () => 2]),
]);

function textOf(length: number): Size {
  return { count: 0, text: length, total: length + 1 };
}

function largest(sizes: readonly Size[]): Size {
  return sizes.reduce<Size>(
    (a, b) => ({ count: Math.max(a.count, b.count), text: Math.max(a.text, b.text), total: Math.max(a.total, b.total) }),
    scalar,
  );
}

function sum(sizes: readonly Size[]): number {
  return sizes.reduce((total, it) => total + it.total, 1);
}

/** How large a value is. */
export function sizeOf(value: unknown): Size {
  let [count, text, total] = [0, 0, 0];
  const values = [value];
  // Grows as it is gone through.
  for (const it of values) {
    total += 1;
    if (typeof it === 'string') [text, total] = [Math.max(text, it.length), total + it.length];
    else if (typeof it === 'object' && it !== null) {
      const inside: unknown[] = Array.isArray(it) ? it : Object.entries(it).flat();
      count = Math.max(count, Array.isArray(it) ? it.length : inside.length / 2);
      for (const one of inside) values.push(one);
    }
  }
  return { count, text, total };
}

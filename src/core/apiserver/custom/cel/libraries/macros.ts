import { Optional, type ASTNode, type Environment } from '@marcbachmann/cel-js';
import { fail } from '../failure.js';
import { mapOf } from '../order.js';

/** What the package hands to a macro: its README and types call these so. */
interface Call {
  readonly ast: ASTNode;
  readonly args: readonly ASTNode[];
  readonly receiver: ASTNode;
}

interface Scope {
  forkWithVariable(name: string, type: unknown): Scope & { setIterValue(value: unknown, evaluator: unknown): Scope };
}

interface Checker {
  check(node: ASTNode, scope: Scope): unknown;
  getType(name: string): unknown;
}

interface Evaluator {
  run(node: ASTNode, scope: Scope): unknown;
}

/** A macro that evaluates its last arguments with variables of its own. */
interface Macro {
  readonly receiver: ASTNode;
  readonly names: readonly string[];
  readonly bodies: readonly ASTNode[];
  type: unknown;
  readonly typeCheck: (checker: Checker, macro: Macro, scope: Scope) => unknown;
  readonly evaluate: (evaluator: Evaluator, macro: Macro, scope: Scope) => unknown;
}

/** Gives the value of one of the bodies, the first unless said otherwise, for some values of the variables. */
type Body = (values: readonly unknown[], which?: number) => unknown;

/**
 * Macros of cel-go that the package lacks: those of optional values, `existsOne`, and comprehensions with two variables
 * (ext.TwoVarComprehensions).
 */
export function registerMacros(environment: Environment): void {
  const macro = (signature: string, names: number, result: string, evaluate: (receiver: unknown, body: Body) => unknown): void => {
    environment.registerFunction(signature, ((call: Call) => createMacro(call, names, result, evaluate)) as never);
  };
  environment.registerFunction('OptionalNamespace.ofNonZeroValue(dyn): optional', (_: unknown, value: unknown) =>
    isZero(value) ? Optional.none() : Optional.of(value),
  );
  macro('optional.optMap(ast, ast): optional<dyn>', 1, 'optional', (receiver, body) => {
    const optional = receiver as Optional;
    return optional.hasValue() ? Optional.of(body([optional.value()])) : optional;
  });
  macro('optional.optFlatMap(ast, ast): optional<dyn>', 1, 'optional', (receiver, body) => {
    const optional = receiver as Optional;
    return optional.hasValue() ? body([optional.value()]) : optional;
  });
  macro('list.existsOne(ast, ast): bool', 1, 'bool', (receiver, body) => keysOf(receiver).filter((it) => isTrue(body([it]))).length === 1);
  macro('list.all(ast, ast, ast): bool', 2, 'bool', (receiver, body) => entriesOf(receiver).every((it) => isTrue(body(it))));
  macro('list.exists(ast, ast, ast): bool', 2, 'bool', (receiver, body) => entriesOf(receiver).some((it) => isTrue(body(it))));
  macro(
    'list.existsOne(ast, ast, ast): bool',
    2,
    'bool',
    (receiver, body) => entriesOf(receiver).filter((it) => isTrue(body(it))).length === 1,
  );
  macro('list.transformList(ast, ast, ast): list<dyn>', 2, 'list', (receiver, body) => entriesOf(receiver).map((it) => body(it)));
  macro('list.transformList(ast, ast, ast, ast): list<dyn>', 2, 'list', (receiver, body) =>
    entriesOf(receiver)
      .filter((it) => isTrue(body(it)))
      .map((it) => body(it, 1)),
  );
  macro('list.transformMap(ast, ast, ast): map', 2, 'map', (receiver, body) => new Map(entriesOf(receiver).map((it) => [it[0], body(it)])));
  macro('list.transformMap(ast, ast, ast, ast): map', 2, 'map', (receiver, body) => {
    const entries = entriesOf(receiver).filter((it) => isTrue(body(it)));
    return new Map(entries.map((it) => [it[0], body(it, 1)]));
  });
  macro('list.transformMapEntry(ast, ast, ast): map', 2, 'map', (receiver, body) =>
    mapOfEntries(entriesOf(receiver).map((it) => body(it))),
  );
  macro('list.transformMapEntry(ast, ast, ast, ast): map', 2, 'map', (receiver, body) => {
    const entries = entriesOf(receiver).filter((it) => isTrue(body(it)));
    return mapOfEntries(entries.map((it) => body(it, 1)));
  });
}

function createMacro({ args, receiver }: Call, count: number, result: string, evaluate: (receiver: unknown, body: Body) => unknown): Macro {
  const names = args.slice(0, count).map((it) => (it.op === 'id' ? it.args : fail('the variable of a macro must be a name')));
  return {
    receiver,
    names,
    bodies: args.slice(count),
    type: undefined,
    typeCheck(checker, macro, scope) {
      macro.type = checker.getType('dyn');
      checker.check(macro.receiver, scope);
      const inner = macro.names.reduce<Scope>((outer, name) => outer.forkWithVariable(name, macro.type), scope);
      for (const body of macro.bodies) checker.check(body, inner);
      return checker.getType(result);
    },
    evaluate(evaluator, macro, scope) {
      return evaluate(evaluator.run(macro.receiver, scope), (values, which = 0) => {
        const bind = (outer: Scope, name: string, index: number): Scope =>
          outer.forkWithVariable(name, macro.type).setIterValue(values[index], evaluator);
        const body = macro.bodies[which];
        return body && evaluator.run(body, macro.names.reduce(bind, scope));
      });
    },
  };
}

/** What a comprehension with one variable goes over: the items of a list, the keys of a map. */
function keysOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return entriesOf(value).map(([key]) => key);
}

/** What a comprehension with two variables goes over: indexes and items, or keys and values. */
function entriesOf(value: unknown): readonly (readonly [unknown, unknown])[] {
  if (Array.isArray(value)) return value.map((it: unknown, index) => [BigInt(index), it]);
  return [...(mapOf(value) ?? fail('no such overload'))];
}

function mapOfEntries(entries: readonly unknown[]): ReadonlyMap<unknown, unknown> {
  const map = new Map<unknown, unknown>();
  for (const [key, value] of entries.flatMap(entriesOf)) {
    if (map.has(key)) fail(`insert failed: key ${String(key)} already exists`);
    map.set(key, value);
  }
  return map;
}

function isTrue(value: unknown): boolean {
  return typeof value === 'boolean' ? value : fail('no such overload');
}

function isZero(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (value instanceof Map) return value.size === 0;
  return value === null || value === false || value === '' || value === 0 || value === 0n;
}

import type { Environment } from '@marcbachmann/cel-js';
import { compileRegularExpression } from '../../../../regularExpression.js';
import { fail } from '../failure.js';

type Compiled = Exclude<ReturnType<typeof compileRegularExpression>, Error>;

/** Source: the regex library of apiserver's pkg/cel/library; `matches` is of CEL itself. */
export function registerRegex(environment: Environment): void {
  const known = new Map<string, ReturnType<typeof compileRegularExpression>>();
  const compile = (source: string): Compiled => {
    // Rules hold their expressions, so there are few; those that come out of manifests are forgotten.
    if (known.size > 200) known.clear();
    const compiled = known.get(source) ?? compileRegularExpression(source);
    known.set(source, compiled);
    return compiled instanceof Error ? fail(compiled.message) : compiled;
  };
  const findAll = (text: string, source: string, limit: bigint): readonly string[] => {
    const matcher = compile(source).matcher(text);
    const found: string[] = [];
    while ((limit < 0n || BigInt(found.length) < limit) && matcher.find()) found.push(matcher.group() ?? '');
    return found;
  };
  environment
    .registerFunction('string.matchesInCel(string): bool', (text: string, source: string) => compile(source).matcher(text).find())
    .registerFunction('matches(string, string): bool', (text: string, source: string) => compile(source).matcher(text).find())
    .registerFunction('string.find(string): string', (text: string, source: string) => findAll(text, source, 1n)[0] ?? '')
    .registerFunction('string.findAll(string): list<string>', (text: string, source: string) => findAll(text, source, -1n))
    .registerFunction('string.findAll(string, int): list<string>', findAll);
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** Where a unit test finds an outside tool that it needs: the name of the variable, by the tool's. */
export const TOOL_VARIABLES = { kubectl: 'TEST_KUBECTL', yamllint: 'TEST_YAMLLINT' };

/** Every file of unit tests, relative to the root, with the outside tools it needs: those whose variable it reads. */
export function unitTests() {
  const paths = readdirSync(join(root, 'test/unit'), { recursive: true }).filter((path) => path.endsWith('.test.ts'));
  return paths.sort().map((path) => {
    const file = join('test/unit', path);
    const text = readFileSync(join(root, file), 'utf8');
    const needs = Object.entries(TOOL_VARIABLES).filter(([, variable]) => text.includes(variable));
    return { file, needs: needs.map(([tool]) => tool) };
  });
}

// Runs all suites, or those named, or some files of unit tests: npm test -- [suite…] [file…]
// A suite whose outside tool cannot be had is skipped, by name. With REQUIRE_ALL_SUITES set a skip fails the run.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { configurations } from '../test/vscode/configurations.mjs';
import { ensureBrowser } from './tools/browser.mjs';
import { ensureKubectl } from './tools/kubectl.mjs';
import { cacheDir, root } from './tools/paths.mjs';
import { TOOL_VARIABLES, unitTests } from './tools/unitTests.mjs';
import { ensureVscode } from './tools/vscode.mjs';
import { ensureYamllint } from './tools/yamllint.mjs';

const args = process.argv.slice(2);
const files = args.filter((arg) => existsSync(arg)).map((file) => relative(root, resolve(file)));
const names = args.filter((arg) => !existsSync(arg));

/** Each command is one of our scripts. It leaves `{ passed, failed, skipped }` in the file that TEST_COUNTS names. */
const suites = [
  { name: 'check', needs: [], command: ['scripts/check.mjs'] },
  unitSuite('unit', []),
  unitSuite('kubectl', ['kubectl']),
  unitSuite('yamllint', ['yamllint']),
  unitSuite('engines', ['kubectl', 'yamllint']),
  ...configurations.map(({ name, needs = [] }) => vscodeSuite(name, needs)),
];

/** How the outside tools are had: each gives where it is, or `{ missing: why }`. */
const tools = {
  kubectl: () => ensureKubectl(cacheDir),
  yamllint: () => ensureYamllint(cacheDir),
  vscode() {
    const vscode = ensureVscode(cacheDir);
    return vscode.missing ? vscode : ensureBrowser(cacheDir, vscode.node);
  },
};

const isNamed = (suite, name) => suite.name === name || suite.name.startsWith(`${name}/`);
const unknown = names.find((name) => !suites.some((suite) => isNamed(suite, name)));
if (unknown) {
  console.error(`There is no suite and no file ${unknown}. The suites: ${suites.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
const isWanted = (suite) => (names.length ? names.some((name) => isNamed(suite, name)) : files.length === 0 || suite.tests);
const chosen = suites.filter((suite) => isWanted(suite) && suite.tests?.length !== 0);
if (chosen.length === 0) {
  console.error('There is no such test to run.');
  process.exit(2);
}

const had = Object.fromEntries([...new Set(chosen.flatMap(({ needs }) => needs))].map((tool) => [tool, tools[tool]()]));
const variables = Object.entries(TOOL_VARIABLES).flatMap(([tool, variable]) => (had[tool]?.path ? [[variable, had[tool].path]] : []));

const total = { passed: 0, failed: 0, skipped: 0 };
const lines = chosen.map((suite) => {
  const missing = suite.needs.map((tool) => had[tool].missing).find(Boolean);
  if (missing) {
    total.skipped++;
    return `${suite.name}: skipped, as ${missing}`;
  }
  console.log(`\n${suite.name}`);
  const started = performance.now();
  const counts = run(suite.command);
  for (const outcome of Object.keys(total)) total[outcome] += counts[outcome];
  return `${suite.name}: ${inWords(counts)} (${((performance.now() - started) / 1000).toFixed(1)} s)`;
});
console.log(`\n${lines.join('\n')}\n${inWords(total)}`);
process.exitCode = total.failed > 0 || (total.skipped > 0 && process.env.REQUIRE_ALL_SUITES) ? 1 : 0;

function run(command) {
  const countsFile = join(root, 'out/counts.json');
  mkdirSync(join(root, 'out'), { recursive: true });
  rmSync(countsFile, { force: true });
  const env = { ...process.env, ...Object.fromEntries(variables), TEST_COUNTS: countsFile };
  const { status } = spawnSync(process.execPath, command, { cwd: root, env, stdio: 'inherit' });
  const counts = existsSync(countsFile) ? JSON.parse(readFileSync(countsFile, 'utf8')) : { passed: 0, failed: 0, skipped: 0 };
  // What died before it counted, failed beside its tests, or had no test has failed too.
  if (counts.failed === 0 && (status !== 0 || counts.passed === 0)) counts.failed = 1;
  return counts;
}

function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

/** The unit tests that need just these tools, of all or of the files named. */
function unitSuite(name, needs) {
  const ofSuite = unitTests().filter((test) => test.needs.join() === needs.join());
  const tests = ofSuite.map(({ file }) => file).filter((file) => files.length === 0 || files.includes(file));
  return { name, needs, tests, command: ['scripts/unit.mjs', ...tests] };
}

function vscodeSuite(name, needs) {
  return { name: `vscode/${name}`, needs: ['vscode', ...needs], command: ['scripts/vscodeTest.mjs', name] };
}

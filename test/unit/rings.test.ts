import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from 'esbuild';

/** The rings of ARCHITECTURE.md that a bundler can prove: what is pure bundles for no platform at all. */
for (const entry of [
  'src/core/diagnose.ts',
  'src/core/lint/config.ts',
  'src/core/lint/configProblems.ts',
  'src/core/lint/lint.ts',
  'src/core/scaffold/plan.ts',
  'src/core/schema/workspaceKinds.ts',
  'src/core/wiring/diagnose.ts',
  'src/core/wiring/graph/formats/index.ts',
  'src/core/wiring/graph/graphOf.ts',
  'src/core/wiring/occurrences/index.ts',
  'src/language/codeActions.ts',
  'src/language/codeLenses.ts',
  'src/language/completion/completion.ts',
  'src/language/documentLinks.ts',
  'src/language/foldingRanges.ts',
  'src/language/inlayHints.ts',
  'src/language/selectionRanges.ts',
  'src/language/rename.ts',
  'src/language/symbols.ts',
  'src/language/wiringHover.ts',
  'src/language/hover.ts',
  'src/language/lintConfig/completion.ts',
  'src/language/lintConfig/hover.ts',
  'src/language/lintConfig/problems.ts',
]) {
  test(`${entry} needs neither Node nor VS Code`, async () => {
    const bundle = (contents: string) =>
      build({
        stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
        bundle: true,
        write: false,
        platform: 'neutral',
        mainFields: ['module', 'main'],
        logLevel: 'silent',
      });
    const { errors } = await bundle(`export * from './${entry}';`);
    assert.deepEqual(errors, []);
    await assert.rejects(bundle(`export * from './${entry}'; export * from 'node:fs';`), 'the bundler must refuse what Node alone has');
  });
}

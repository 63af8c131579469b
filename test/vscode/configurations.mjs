/**
 * Each starts a VS Code of its own and runs one file of tests in it.
 *
 * tests       the file in this folder: `activation` is activation.test.ts
 * workspace   the folder of `workspaces/` that a fresh copy of is opened; without one it is an empty folder
 * needs       the outside tools that the tests run, by their names in scripts/test.mjs
 * desktop     also runs in the desktop VS Code, where there is a display: such tests do not drive the page
 * restricted  the workspace is not trusted
 * installed   the extension is packed and installed, not loaded from its source folder
 */
export const configurations = [
  { name: 'activation', tests: 'activation', workspace: 'manifests', desktop: true },
  { name: 'installed', tests: 'activation', workspace: 'manifests', installed: true },
  { name: 'scaffold', tests: 'scaffold' },
  { name: 'conflicts', tests: 'conflicts', workspace: 'conflicts' },
  { name: 'placeholders', tests: 'placeholders', workspace: 'placeholders' },
  { name: 'completion', tests: 'completion', workspace: 'editing' },
  { name: 'lint', tests: 'lint', workspace: 'lint' },
  { name: 'wiring', tests: 'wiring', workspace: 'wiring' },
  { name: 'picture', tests: 'picture', workspace: 'wiring' },
  { name: 'validation', tests: 'validation', workspace: 'faults', needs: ['kubectl', 'yamllint'] },
  { name: 'restricted', tests: 'restricted', workspace: 'hostile', restricted: true },
];

/**
 * Each starts a VS Code of its own and runs one file of tests in it.
 *
 * tests       the file in this folder: `activation` is activation.test.ts
 * workspace   the folder of `workspaces/` that a fresh copy of is opened; without one it is an empty folder
 * desktop     also runs in the desktop VS Code, where there is a display: such tests do not drive the page
 * restricted  the workspace is not trusted
 * installed   the extension is packed and installed, not loaded from its source folder
 */
export const configurations = [
  { name: 'activation', tests: 'activation', workspace: 'manifests', desktop: true },
  { name: 'installed', tests: 'activation', workspace: 'manifests', installed: true },
  { name: 'restricted', tests: 'restricted', workspace: 'manifests', restricted: true },
];

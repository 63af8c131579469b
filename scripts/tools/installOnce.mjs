import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';

/**
 * Makes sure that `dir` is there, by `install(staging)` in a folder beside it that is renamed at the end: `dir` is complete
 * as soon as it exists, however the install ends. Gives `{ path: dir }`, or `{ missing: why }` when it cannot be had.
 */
export function installOnce(dir, install) {
  if (existsSync(dir)) return { path: dir };
  const staging = `${dir}.${process.pid}`;
  console.error(`Installing ${basename(dir)} …`);
  try {
    mkdirSync(staging, { recursive: true });
    removeAbandoned(dir);
    install(staging);
    if (!existsSync(dir)) renameSync(staging, dir);
    return { path: dir };
  } catch (error) {
    return { missing: `${basename(dir)} could not be installed (${error.message})` };
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Removes what earlier installs of `dir` have left behind that were broken off. */
function removeAbandoned(dir) {
  const stagings = readdirSync(dirname(dir)).filter((name) => name.startsWith(`${basename(dir)}.`));
  for (const name of stagings.filter((name) => !isRunning(Number(extname(name).slice(1))))) {
    rmSync(join(dirname(dir), name), { recursive: true });
  }
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM'; // it runs, for somebody else
  }
}

/**
 * Runs `npm install` in `dir` with the packages named (`name@version`), or with what its package.json asks for. No install
 * script is run. Throws when npm fails.
 */
export function npmInstall(dir, ...args) {
  // Without a package.json and a prefix of its own npm would take the project around it.
  if (!existsSync(`${dir}/package.json`)) writeFileSync(`${dir}/package.json`, '{ "private": true }\n');
  // The log level is said here, as an `npm test --silent` above would hide npm's reason for a failure.
  const flags = ['--prefix', dir, '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--loglevel=error'];
  run('npm', ['install', ...args, ...flags], { cwd: dir });
}

/** Runs a program to its end, showing what it says of errors. Throws when it fails. */
export function run(command, args, options = {}) {
  const { status, signal, error } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], ...options });
  if (status !== 0) throw new Error(error?.message ?? `${basename(command)} ended with ${status ?? signal}`);
}

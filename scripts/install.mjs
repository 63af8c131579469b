// Before every npm script that needs packages: installs them where they are missing or not those of package-lock.json.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './tools/paths.mjs';

if (Number.parseInt(process.versions.node, 10) < 20) {
  console.error(`Node 20 or newer is needed, and this is ${process.versions.node}.`);
  process.exit(1);
}

const wanted = packages('package-lock.json');
if (!wanted) {
  console.error('package-lock.json is missing or broken: take it from the repository again.');
  process.exit(1);
}
if (!isInstalled(wanted, packages('node_modules/.package-lock.json'))) {
  console.error('Installing the packages of package-lock.json …');
  // The log level is said here, as an `npm test --silent` above would keep npm's reason from the person.
  const npm = spawnSync('npm ci --no-audit --no-fund --loglevel=error', { cwd: root, stdio: 'inherit', shell: true });
  if (npm.status !== 0) {
    console.error(`The packages could not be installed (${npm.error?.message ?? `npm ci ended with ${npm.status ?? npm.signal}`}).`);
    console.error('See what npm says above; when it is mended, run the same command again.');
    process.exit(1);
  }
}

/** What a lockfile says is installed where, or undefined where there is none that can be read. */
function packages(lockfile) {
  try {
    return JSON.parse(readFileSync(join(root, lockfile), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** npm writes down what it installed: that, not a time, tells whether it is what is wanted. An optional package may be missing on this platform. */
function isInstalled(wanted, installed) {
  if (!installed) return false;
  const same = ([path, { integrity, version, optional }]) => {
    const there = installed[path];
    return there ? there.version === version && there.integrity === integrity : path === '' || optional === true;
  };
  return Object.entries(wanted).every(same) && Object.keys(installed).every((path) => path in wanted);
}

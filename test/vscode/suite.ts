import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { workbench } from './support.js';

const TIMEOUT = 60_000;

type Test = () => void | Promise<void>;

/**
 * What VS Code calls to run tests in its extension host, one after the other in the order written: each gets a minute. Prints a
 * line for each, with a picture of the workbench where one failed, leaves their counts in the file that TEST_COUNTS names, and
 * rejects when one failed.
 */
export function suite(tests: Readonly<Record<string, Test>>): () => Promise<void> {
  return async () => {
    console.log(`# VS Code ${vscode.version}, Node ${process.versions.node}`);
    const counts = { passed: 0, failed: 0, skipped: 0 };
    for (const [name, test] of Object.entries(tests)) {
      try {
        await inTime(test);
        counts.passed++;
        console.log(`ok ${name}`);
      } catch (error) {
        counts.failed++;
        console.log(`FAILED ${name}\n${error instanceof Error ? error.stack : String(error)}`);
        await takePicture(name);
      }
    }
    writeFileSync(process.env['TEST_COUNTS']!, JSON.stringify(counts));
    if (counts.failed > 0) throw new Error(`${counts.failed} failed`);
  };
}

async function inTime(test: Test): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It did not end within ${TIMEOUT / 1000} s.`)), TIMEOUT);
  });
  await Promise.race([test(), late]).finally(() => clearTimeout(timer));
}

/** Beside the bundled tests, in out/vscode. The desktop's window cannot be had. */
async function takePicture(name: string): Promise<void> {
  if (!process.env['TEST_WORKBENCH']) return;
  const path = join(__dirname, `${name}.png`);
  await (await workbench()).screenshot({ path });
  console.log(`# ${path}`);
}

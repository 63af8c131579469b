import type { EngineRun } from '../../core/finding.js';
import type { Outcome } from '../process.js';

export type Ending = Pick<EngineRun, 'status' | 'detail'>;

/** What to say of a tool that did not come to an end of its own. `path` is the program's. */
export function unfinished(tool: string, path: string, outcome: Exclude<Outcome, { status: 'exited' }>): Ending {
  switch (outcome.status) {
    case 'cancelled':
      return { status: 'cancelled', detail: 'It was stopped.' };
    case 'timedOut':
      return { status: 'failed', detail: `${tool} did not end in time, so it was stopped.` };
    case 'flooded':
      return { status: 'failed', detail: `${tool} printed far more than a result, so it was stopped.` };
    case 'missing':
      return { status: 'failed', detail: `There is no ${tool} at ${path}: correct the path in the settings.` };
    case 'unusable':
      return { status: 'failed', detail: `${tool} cannot be started: ${outcome.reason}.` };
    case 'crashed':
      return { status: 'failed', detail: `${tool} crashed (${outcome.signal}).` };
  }
}

/** What to say of a tool whose exit code is no verdict, with the first line that it printed. */
export function exitFailure(tool: string, code: number, ...outputs: readonly string[]): Ending {
  const said = firstLine(...outputs);
  // What a shell, and so many a wrapper script, says of a program that it does not find.
  const script = code === 127 ? `${tool} is a script that does not find what it should run` : `${tool} ended with exit code ${code}`;
  return { status: 'failed', detail: said ? `${script}: ${said}` : `${script} and said nothing.` };
}

/** What to say of a program that ends well and prints something else than the tool would. */
export function notTheTool(tool: string, path: string, ...outputs: readonly string[]): Ending {
  const said = firstLine(...outputs) || 'nothing';
  return { status: 'failed', detail: `${path} does not print what ${tool} would; it printed: ${said}` };
}

/** The first line of a tool's output that holds something, short enough for a row. */
export function firstLine(...outputs: readonly string[]): string {
  const line = outputs.flatMap((it) => it.split('\n')).find((it) => it.trim() !== '') ?? '';
  return line.length > 300 ? `${line.slice(0, 300)}…` : line.trim();
}

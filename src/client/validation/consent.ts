import { window, type Memento } from 'vscode';
import type { EngineRun } from '../../core/finding.js';
import { plannedCommands, type EngineOptions } from '../../node/engines/index.js';
import { currentContext } from '../../node/kubeContext.js';
import { commandLine } from './commandLine.js';

const consentKey = 'validation.consent';

/** What may run, and what is to be reported of the tools that may not. */
export interface Consented {
  readonly options: EngineOptions;
  readonly held: readonly EngineRun[];
}

/**
 * Asks before a cluster is reached, with its context and the exact command: once, and again whenever mode or context has
 * changed. Without consent everything but kubectl runs; in a folder that is not trusted no tool does, and nothing is asked.
 */
export async function withConsent(options: EngineOptions, root: string, memory: Memento): Promise<Consented> {
  if (!options.trusted) return { options, held: untrusted(options) };
  const { mode, context = currentContext() } = options.kubectl;
  if (mode === 'embedded' || mode === 'off') return { options, held: [] };
  if (!context) return without(options, 'Your kubeconfig has no current context: name one in the setting reactbin.kubectl.context.');
  // Named from here on, so that what runs is what was asked about.
  const named: EngineOptions = { ...options, kubectl: { ...options.kubectl, context } };
  const target = `${mode} ${context}`;
  if (memory.get(consentKey) === target) return { options: named, held: [] };
  const [command] = await plannedCommands({ ...named, yamllint: { mode: 'off' } }, root);
  // Without a kubectl there is nothing to ask about: the engine says so.
  if (!command) return { options: named, held: [] };
  if (!(await asksToReach(context, command))) {
    return without(options, `You did not let it reach the context "${context}": validate again to be asked again.`);
  }
  await memory.update(consentKey, target);
  return { options: named, held: [] };
}

async function asksToReach(context: string, command: readonly string[]): Promise<boolean> {
  const run = { title: 'Run kubectl' };
  const skip = { title: 'Skip kubectl', isCloseAffordance: true };
  const detail = [
    'Nothing is changed there. Your kubeconfig is used, with the programs that it starts to get credentials.',
    commandLine(command),
  ].join('\n\n');
  return (
    (await window.showWarningMessage(`Let kubectl reach the cluster of context "${context}"?`, { modal: true, detail }, run, skip)) === run
  );
}

function without(options: EngineOptions, detail: string): Consented {
  return { options: { ...options, kubectl: { ...options.kubectl, mode: 'off' } }, held: [skipped('kubectl', detail)] };
}

function untrusted(options: EngineOptions): readonly EngineRun[] {
  const detail = 'This folder is not trusted: see the command "Workspaces: Manage Workspace Trust".';
  return options.kubectl.mode === 'off' ? [] : [skipped('kubectl', detail)];
}

function skipped(id: string, detail: string): EngineRun {
  return { id, status: 'skipped', milliseconds: 0, detail };
}

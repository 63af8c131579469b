import type { ExtensionContext } from 'vscode';
import { registerCommands } from './client/commands.js';
import { registerFixLint } from './client/fixLint.js';
import { startLanguageClient } from './client/languageClient.js';
import { createLog } from './client/log.js';
import { registerReplacePlaceholder } from './client/replacePlaceholder.js';
import { registerScaffold } from './client/scaffold/register.js';
import { registerShowReferences } from './client/showReferences.js';
import { registerValidation } from './client/validation/register.js';
import { registerWiring } from './client/wiring/register.js';

/** A table of contents: what the extension does is registered here, and done elsewhere. */
export function activate(context: ExtensionContext): void {
  const start = performance.now();
  const log = createLog();
  context.subscriptions.push(log, ...registerCommands(log, { 'reactbin.showLog': () => log.show() }));
  const client = startLanguageClient(context, log);
  registerScaffold(context, log);
  registerValidation(context, log);
  registerReplacePlaceholder(context, log);
  registerFixLint(context, log);
  registerShowReferences(context, log);
  registerWiring(context, client, log);
  // For whoever profiles the extension host, our own bench among them.
  performance.measure('reactbin.activate', { start });
}

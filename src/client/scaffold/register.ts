import { Uri, window, workspace, type ExtensionContext } from 'vscode';
import { planScaffold, type Plan } from '../../core/scaffold/plan.js';
import type { Answers } from '../../core/scaffold/questions.js';
import { blockedBy } from '../../node/blocked.js';
import { readInside } from '../../node/readInside.js';
import { registerCommands } from '../commands.js';
import { chooseFolder } from '../folders.js';
import type { Log } from '../log.js';
import { chooseProposals } from './conflicts.js';
import { createEmptiedFolders } from './emptiedFolders.js';
import { tellUnchanged, tellWritten } from './outcome.js';
import { applyWithPreview } from './preview.js';
import { askQuestions, type Given } from './wizard.js';

const answersKey = 'scaffold.answers';

/** The command that writes the tree: questions, a preview, one edit, and then the quickstart. Leaving it anywhere writes nothing. */
export function registerScaffold({ workspaceState, subscriptions }: ExtensionContext, log: Log): void {
  const emptied = createEmptiedFolders();
  subscriptions.push(emptied, ...registerCommands(log, { 'reactbin.scaffold': scaffold }));

  async function scaffold(): Promise<void> {
    const workspaceFolder = await chooseFolder('Scaffold');
    if (!workspaceFolder) return;
    const { given, answers } = await askQuestions(workspaceState.get<Given>(answersKey, {}));
    await workspaceState.update(answersKey, given);
    if (!answers) return;

    const root = workspaceFolder.uri;
    const folder = Uri.joinPath(root, answers.folder);
    const plan = await planIn(folder, answers);
    const paths = plan.changes.map(({ path }) => `${answers.folder}/${path}`);
    const blocked = paths.map((path) => blockedBy(root.fsPath, path)).find(Boolean);
    if (blocked) return tellBlocked(blocked);

    const proposals = await chooseProposals(plan, folder);
    if (!proposals) return;
    if (proposals.length === 0) return tellUnchanged(plan, folder);
    await emptied.watch(root, paths);
    const written = await applyWithPreview(proposals);
    if (written.length > 0) await tellWritten(plan, folder, written);
  }
}

/** Plans with the files as their editors show them. */
async function planIn(folder: Uri, answers: Answers): Promise<Plan> {
  const paths: string[] = [];
  planScaffold(answers, (path) => void paths.push(path));
  const texts = new Map<string, string | undefined>();
  for (const path of paths) texts.set(path, await textOf(folder, path));
  return planScaffold(answers, (path) => texts.get(path));
}

async function textOf(folder: Uri, path: string): Promise<string | undefined> {
  if (readInside(folder.fsPath, path) === undefined) return undefined;
  return (await workspace.openTextDocument(Uri.joinPath(folder, path))).getText();
}

function tellBlocked(path: string): void {
  void window.showErrorMessage(
    `Nothing is written: ${path} is a symlink, or is no folder where one has to be. Move it away, or scaffold into another folder.`,
  );
}

import { Uri, window } from 'vscode';
import type { Plan } from '../../core/scaffold/plan.js';
import type { Proposal } from './preview.js';

const ways = [
  { id: 'keep', label: 'Keep mine', description: 'what is there stays as it is' },
  { id: 'replace', label: 'Take the new text', description: 'what is there is replaced' },
  { id: 'choose', label: 'Choose in the preview', description: 'one by one' },
] as const;

/**
 * What to show in the preview. Files that are there with another text are asked about, once for all of them. Empty when there
 * is nothing to change; undefined when the person leaves.
 */
export async function chooseProposals({ changes }: Plan, folder: Uri): Promise<readonly Proposal[] | undefined> {
  const conflicts = changes.filter(({ kind }) => kind === 'conflict');
  const way = conflicts.length === 0 ? 'keep' : await askAbout(conflicts.map(({ path }) => path));
  if (!way) return undefined;
  return changes
    .filter(({ kind }) => kind !== 'unchanged' && (kind !== 'conflict' || way !== 'keep'))
    .map((change) => ({ uri: Uri.joinPath(folder, change.path), change, optional: change.kind === 'conflict' && way === 'choose' }));
}

async function askAbout(paths: readonly string[]): Promise<(typeof ways)[number]['id'] | undefined> {
  const what = paths.length === 1 ? `${paths[0]} is there with another text` : `${paths.length} files are there with another text`;
  const items = ways.map((way) => ({ ...way, ...(way.id === 'keep' && { detail: paths.join(', ') }) }));
  return (await window.showQuickPick(items, { title: `Scaffold: ${what}`, placeHolder: 'Nothing is written yet', ignoreFocusOut: true }))
    ?.id;
}

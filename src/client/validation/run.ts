import type { WorkspaceFolder } from 'vscode';
import { makeCatalog } from '../../node/catalog.js';
import { enginesFor, type EngineOptions } from '../../node/engines/index.js';
import { validate } from '../../node/validate.js';
import { manifestsIn } from '../manifests.js';
import { versions } from '../settings.js';
import { checkedFiles, type FolderResult } from './result.js';

/** What to validate: a folder of the workspace, or the files in it that are asked for. */
export interface Scope {
  readonly folder: WorkspaceFolder;
  readonly includes: (path: string) => boolean;
}

/**
 * Validates with the engines that the options ask for. Every CustomResourceDefinition of the folder counts, also for a single
 * file. Rejects for nothing but bugs: what an engine could not do is in its run.
 */
export async function runValidation({ folder, includes }: Scope, options: EngineOptions, signal: AbortSignal): Promise<FolderResult> {
  const { files, problems } = await manifestsIn(folder, signal);
  const { kubernetesVersion, vaultSecretsOperatorVersion } = versions();
  const settings = { kubernetes: kubernetesVersion, vaultSecretsOperator: vaultSecretsOperatorVersion };
  const recipe = { bundleFolder: __dirname, settings, files };
  const chosen = files.filter(({ path }) => includes(path));
  const request = { root: folder.uri.fsPath, files: chosen, workspace: files, catalog: makeCatalog(recipe), recipe, signal };
  const report = await validate(request, enginesFor(options));
  return {
    folder: folder.uri.toString(),
    name: folder.name,
    engines: report.engines,
    files: checkedFiles([...chosen, ...problems.filter(({ path }) => includes(path))], report),
  };
}

import { movedProblem } from '../movedProblem.js';
import type { Problem } from '../problem.js';
import { wiringRules } from './rules/index.js';
import { isSilent, type Workspace } from './workspace.js';

/**
 * What is wrong between the resources of a file and those of its workspace. Offsets are UTF-16, in the file, in the order of the text.
 * Nothing is said of what becomes a manifest only later (patches, templates), and of documents that cannot be read yet.
 */
export function diagnoseWiring(workspace: Workspace, path: string): readonly Problem[] {
  const file = workspace.files.get(path);
  if (!file || isSilent(workspace, file) || file.documents.some(({ facts }) => facts.templated)) return [];
  return file.resources
    .filter(({ document }) => !document.facts.broken)
    .flatMap((placed) => {
      const subject = { ...placed, workspace, file };
      return wiringRules.flatMap((rule) => rule(subject)).map((it) => movedProblem(it, placed.document.start));
    })
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
}

import { movedProblem } from '../movedProblem.js';
import type { Problem } from '../problem.js';
import type { Condition } from '../rules/rule.js';
import { told } from '../settings/told.js';
import { wiringPages } from './rules/pages.js';
import { wiringRules } from './rules/index.js';
import type { WiringProblem } from './rules/subject.js';
import { isSilent, type IndexedFile, type PlacedResource, type Workspace } from './workspace.js';

/**
 * What is wrong between the resources of a file and those of its workspace. Offsets are UTF-16, in the file, in the order of the text.
 * Nothing is said of what becomes a manifest only later (patches, templates), and of documents that cannot be read yet.
 */
export function diagnoseWiring(workspace: Workspace, path: string): readonly Problem[] {
  const file = workspace.files.get(path);
  if (!file || isSilent(workspace, file) || file.documents.some(({ facts }) => facts.templated)) return [];
  const problems = file.resources
    .filter(({ document }) => !document.facts.broken)
    .flatMap((placed) => problemsOf(workspace, file, placed).map((it) => inFile(it, placed.document.start)))
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
  return told(problems, file.text, workspace.settings, conditionOf);
}

const conditions = new Map(wiringPages.map(({ id, only }) => [id, only]));

function conditionOf(code: string): Condition | undefined {
  return conditions.get(code);
}

/** What was found in a resource holds until something changes that it may see, or what it points to is replaced. */
const known = new WeakMap<PlacedResource, { readonly generation: number; readonly problems: readonly WiringProblem[] }>();

function problemsOf(workspace: Workspace, file: IndexedFile, placed: PlacedResource): readonly WiringProblem[] {
  const { generation } = workspace;
  const before = known.get(placed);
  const holds =
    before?.generation === generation && before.problems.every(({ related }) => related.every(({ document }) => !document.gone));
  if (holds) return before.problems;
  const problems = wiringRules.flatMap((rule) => rule({ ...placed, workspace, file }));
  known.set(placed, { generation, problems });
  return problems;
}

/** A problem with all its offsets in files. */
function inFile({ related, ...problem }: WiringProblem, start: number): Problem {
  const places = related.map(({ file, document, place, message }) => ({
    file: file.path,
    start: document.start + place.start,
    end: document.start + place.end,
    message,
  }));
  return { ...movedProblem(problem, start), ...(places.length > 0 && { related: places }) };
}

import { copyMigrations } from './dockerfile.js';
import { addValidateTarget, makefileNames } from './makefile.js';
import type { Answers } from './questions.js';
import { quickstartPath, templates } from './templates/index.js';

/** What would happen to one file. */
export interface Change {
  /** Relative to the folder of the tree, with forward slashes. */
  readonly path: string;
  /** `conflict`: a file of the tree is there with another text, and is only overwritten when that is asked for. */
  readonly kind: 'create' | 'modify' | 'unchanged' | 'conflict';
  /** Absent for `create`. */
  readonly before?: string;
  readonly after: string;
  /** What to know about this change, in one sentence. */
  readonly note?: string;
}

export interface Plan {
  readonly changes: readonly Change[];
  /** What the plan could not do, each with what to do by hand. */
  readonly notes: readonly string[];
  /** The path of the document to open when the tree is written. */
  readonly quickstart: string;
}

/** Gives the text of a file of the folder, undefined when it is not there. */
export type Read = (path: string) => string | undefined;

/** What to write so that the folder holds the tree. Planning again after writing gives nothing but `unchanged`. */
export function planScaffold(answers: Answers, read: Read): Plan {
  const dockerfile = planDockerfile(read(dockerfilePath));
  return {
    changes: [...templates.map(({ path, text }) => planFile(path, text(answers), read(path))), planMakefile(read), ...dockerfile.changes],
    notes: dockerfile.notes,
    quickstart: quickstartPath,
  };
}

function planFile(path: string, after: string, before: string | undefined): Change {
  if (before === undefined) return { path, kind: 'create', after };
  // Git may have turned the line endings on checkout; that is not another text.
  if (before.replaceAll('\r\n', '\n') === after) return { path, kind: 'unchanged', before, after: before };
  return { path, kind: 'conflict', before, after, note: 'The file is there with another text.' };
}

function planMakefile(read: Read): Change {
  const path = makefileNames.find((name) => read(name) !== undefined) ?? 'Makefile';
  const before = read(path);
  const after = addValidateTarget(before ?? '');
  if (before === undefined) return { path, kind: 'create', after };
  return before === after
    ? { path, kind: 'unchanged', before, after }
    : { path, kind: 'modify', before, after, note: 'Adds the target validate-k8s.' };
}

const dockerfilePath = 'api/Dockerfile.prod';

function planDockerfile(before: string | undefined): Pick<Plan, 'changes' | 'notes'> {
  const path = dockerfilePath;
  if (before === undefined)
    return { changes: [], notes: [`${path} is not there: make sure that the API image has alembic/ and alembic.ini in /app.`] };
  const edit = copyMigrations(before);
  switch (edit.outcome) {
    case 'there':
      return { changes: [{ path, kind: 'unchanged', before, after: before }], notes: [] };
    case 'no-anchor':
      return {
        changes: [],
        notes: [
          `${path} is unchanged because its last stage has no COPY of app/: make sure that alembic/ and alembic.ini get into /app there, owned by appuser:appgroup.`,
        ],
      };
    case 'added': {
      const owned = before.includes('appuser') && before.includes('appgroup');
      const what = `Copies ${edit.added.join(' and ')} into the last stage`;
      const note = owned ? `${what}.` : `${what}, owned by appuser:appgroup: make sure that this user and group exist in it.`;
      return { changes: [{ path, kind: 'modify', before, after: edit.text, note }], notes: [] };
    }
  }
}

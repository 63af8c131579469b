import type { Problem } from './problem.js';

/** A problem of a document as one of its file, in which the document starts at `by`. What is in another file stays where it is. */
export function movedProblem(problem: Problem, by: number): Problem {
  if (by === 0) return problem;
  const fixes = problem.fixes?.map((fix) =>
    fix.file ? fix : { ...fix, edits: fix.edits.map((it) => ({ ...it, start: it.start + by, end: it.end + by })) },
  );
  return { ...problem, start: problem.start + by, end: problem.end + by, ...(fixes && { fixes }) };
}

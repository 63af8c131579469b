import { applyEdits } from '../edits.js';
import { disableInConfig, disablingComments } from '../lint/disable.js';
import type { Fix, Problem, TextEdit } from '../problem.js';
import { readsAlike } from '../yaml/readsAlike.js';
import { noSettings, settingsFile, type Settings } from './settings.js';
import { switchedOff, toolName } from './switches.js';

/** How not to hear of a rule again: on this line, or anywhere. Nothing for what is simply wrong: an error of YAML, or of a type. */
export function waysOut(text: string, problem: Problem, settings: Settings = noSettings): readonly Fix[] {
  const { code, source } = problem;
  if (source !== 'rules' && source !== 'profile' && source !== 'wiring') return [];
  const ofLine = disableForLine(text, problem);
  const ofSettings = switchOff(settings.text, code);
  return [
    ...(ofLine ? [{ title: `Disable ${code} for this line`, edits: ofLine }] : []),
    ...(ofSettings ? [{ title: `Set ${code} to off in ${settingsFile}`, edits: [ofSettings], file: settingsFile }] : []),
  ];
}

/** The comment that switches a rule off where a problem is, and that leaves the text what kubectl reads. */
function disableForLine(text: string, problem: Problem): readonly TextEdit[] | undefined {
  return disablingComments(text, { start: problem.start, rule: problem.code }, toolName).find((edits) => {
    const changed = applyEdits(text, edits);
    const before = edits.filter(({ start }) => start <= problem.start).reduce((sum, it) => sum + it.text.length, 0);
    const moved = { ...problem, start: problem.start + before, end: problem.end + before };
    return switchedOff(changed, [moved])(moved) && readsAlike(text, changed);
  });
}

/** The edit of the settings that switches a rule off, in quotes as linters ask for them; undefined where they are written in a way that no edit of ours goes with. */
function switchOff(text: string, code: string): TextEdit | undefined {
  if (text.trim() === '') return { start: text.length, end: text.length, text: `---\nrules:\n  ${code}: "off"\n` };
  return disableInConfig(text, code, '"off"');
}

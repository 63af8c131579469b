import type { Comment } from '../comments.js';
import type { TextEdit } from '../../problem.js';
import { kind, style } from '../../yaml/tokens.js';
import { spacesAt } from '../fixes/shift.js';
import { commentRule, type FindFix } from '../rule.js';

export const commentsIndentation = commentRule({
  id: 'comments-indentation',
  documentation: 'A comment on a line of its own is as deep as what follows it, or as what stands before it.',
  good: 'a:\n  # Of b.\n  b: 1\n',
  bad: 'a:\n# Of b.\n  b: 1\n',
  options: {},

  check({ text, tokens: { kinds, styles, starts }, columnOf }, _options, report) {
    let group = -1;
    let above = 0;
    let below = 0;

    /** The comments between two tokens: what they may be as deep as. */
    function startGroup({ token }: Comment): void {
      group = token;
      below = kinds[token + 1] === kind.streamEnd ? 0 : columnOf(token + 1);
      above = Math.max(below, kinds[token] === kind.streamStart ? 0 : indentOf(token));
    }

    /** How far the line is indented that a token starts on. */
    function indentOf(token: number): number {
      const start = starts[token] ?? 0;
      const lineStart = text.lastIndexOf('\n', start - 1) + 1;
      let at = lineStart;
      while (at < start && text.charCodeAt(at) === 32) at += 1;
      return at - lineStart;
    }

    /** Moves a comment to a column, and those right below it that are as deep. */
    function moving(start: number, end: number, column: number): FindFix {
      return () => {
        // Where no line break ends the text, its end is as deep as its last line is long.
        if (starts[group + 1] === text.length && column > 0) return undefined;
        const edits: TextEdit[] = [];
        const deep = spacesAt(text, text.lastIndexOf('\n', start - 1) + 1);
        for (let [at, lineEnd] = [start, end]; text[at] === '#';) {
          edits.push({ start: at - deep, end: at, text: ' '.repeat(column) });
          const next = text.indexOf('\n', lineEnd) + 1;
          if (next === 0 || spacesAt(text, next) !== deep) break;
          at = next + deep;
          lineEnd = at;
        }
        return { title: 'Indent this comment like what follows', edits, preferred: true };
      };
    }

    return (comment) => {
      const { start, end, column, token, inline } = comment;
      const isFirst = token !== group;
      if (isFirst) startGroup(comment);
      if (inline) return;
      // Behind a text block any depth will do.
      const isFree = isFirst && (styles[token] ?? 0) >= style.literal;
      if (!isFree && column !== below && column !== above) {
        report(start, 'comment not indented like content', start, end, moving(start, end, below));
      }
      above = column;
    };
  },
});

import type { Comment } from '../comments.js';
import { kind, style } from '../../yaml/tokens.js';
import { commentRule } from '../rule.js';

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

    return (comment) => {
      const { start, end, column, token, inline } = comment;
      const isFirst = token !== group;
      if (isFirst) startGroup(comment);
      if (inline) return;
      // Behind a text block any depth will do.
      const isFree = isFirst && (styles[token] ?? 0) >= style.literal;
      if (!isFree && column !== below && column !== above) report(start, 'comment not indented like content', start, end);
      above = column;
    };
  },
});

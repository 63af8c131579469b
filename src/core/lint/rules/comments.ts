import { spacing } from '../fixes/replacing.js';
import { bool, int } from '../option.js';
import { commentRule } from '../rule.js';

export const comments = commentRule({
  id: 'comments',
  documentation:
    'Comments start with a space, and those behind something on their line keep their distance. Comments in text blocks and in their headers are none.',
  good: '# Why.\na: 1  # What.\n',
  bad: '#Why.\na: 1 # What.\n',
  options: {
    'require-starting-space': bool(true, 'Whether a space has to stand behind the `#`, or the last of several.'),
    'ignore-shebangs': bool(true, 'Whether `#!` at the very start of a file needs no space.'),
    'min-spaces-from-content': int(2, 'The fewest spaces before a comment that stands behind something; `-1` for no limit.'),
  },

  check({ text, tokens: { ends } }, options, report) {
    const { 'require-starting-space': space, 'ignore-shebangs': shebangs, 'min-spaces-from-content': distance } = options;

    return ({ start, end, token, inline }) => {
      const gap = start - (ends[token] ?? 0);
      if (inline && distance !== -1 && gap < distance) {
        report(start, `too few spaces before comment: expected ${distance}`, start - gap, start + 1, spacing(start, distance - gap));
      }
      if (!space) return;
      let content = start;
      while (text.charCodeAt(content) === 35) content += 1;
      if (content >= end || text.charCodeAt(content) === 32) return;
      if (shebangs && start === 0 && text.startsWith('#!')) return;
      report(content, 'missing starting space in comment', start, content, spacing(content, 1));
    };
  },
});

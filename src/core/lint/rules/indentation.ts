import { spacesAt, shiftLines, shifting } from '../fixes/shift.js';
import { replacing } from '../fixes/replacing.js';
import { lineAt } from '../../yaml/tokenAt.js';
import { kind, style } from '../../yaml/tokens.js';
import { bool, boolOr, intOr } from '../option.js';
import { tokenRule, type FindFix, type Place } from '../rule.js';

/** Something that is open: what is first on a line within it belongs at `indent`. */
interface Frame {
  /** A key becomes a value behind its colon. */
  is: 'document' | 'mapping' | 'key' | 'value' | 'sequence' | 'item' | 'flow';
  /** Until the first such thing is seen it may be unknown: one level deeper than `base`. */
  indent: number | undefined;
  readonly base: number;
  mark: Mark | undefined;
  /** What closes a flow collection. It belongs at `base`. */
  readonly closer: number;
}

/**
 * `explicit`: a key that `?` announces, or its value. `bare`: a sequence that nothing marks the end of, as it is no deeper than its
 * key. `too shallow`: the width of a level is not known yet, and what is here should have been deeper than its key.
 */
type Mark = 'explicit' | 'bare' | 'too shallow';

export const indentation = tokenRule({
  id: 'indentation',
  documentation:
    'Each level is as deep as agreed. In block style that counts from where the level above really stands, so that one wrong level is told of once. Only the first thing on a line is looked at; text that goes on over lines may be looked at too.',
  good: 'spec:\n  ports:\n    - name: http\n      port: 80\n',
  bad: 'spec:\n  ports:\n     - name: http\n       port: 80\n',
  options: {
    spaces: intOr(['consistent'], 'consistent', 'The width of a level; `consistent` takes that of the first level in the file.'),
    'indent-sequences': boolOr(
      ['whatever', 'consistent'],
      true,
      'Whether a list is deeper than the key that it belongs to; `whatever` allows both, `consistent` what the first list of the file does.',
    ),
    'check-multi-line-strings': bool(false, 'Whether the lines of texts that go on over lines are looked at.'),
  },
  tokens: Object.values(kind),

  check(source, options, report) {
    const { text, tokens, columnOf, scalar } = source;
    const { kinds, styles, starts, ends, startLines, endLines, lineStarts } = tokens;
    let width = options.spaces === 'consistent' ? undefined : options.spaces;
    let sequences = options['indent-sequences'];
    const document: Frame = { is: 'document', indent: 0, base: 0, mark: undefined, closer: 0 };
    const open: Frame[] = [];
    /** The last line that something has been seen on. */
    let lastLine = -1;
    /** The last line that a flow collection opened on, and how far it is indented. */
    let flowLine = -1;
    let flowBase = 0;

    function top(): Frame {
      return open[open.length - 1] ?? document;
    }

    function push(is: Frame['is'], indent: number | undefined, base: number, mark?: Mark, closer = 0): void {
      open.push({ is, indent, base, mark, closer });
    }

    function tell(at: number | Place, lineStart: number, found: number, what: string, fix: FindFix | undefined): void {
      report(at, `wrong indentation: ${what}`, lineStart, lineStart + Math.max(found, 1), fix);
    }

    /** What is first on its line has to be where it belongs. */
    function expect(index: number, expected: number, tooShallow = false): void {
      if (!isFirst(index)) return;
      const found = columnOf(index);
      if (found === expected) return;
      const what = tooShallow ? `expected at least ${expected}` : `expected ${expected} but found ${found}`;
      // A first level one column wide would be right, and would look wrong.
      const by = expected + (tooShallow ? 1 : 0) - found;
      const fix = isDeepEnough(index, expected) ? shifting(source, index, by) : undefined;
      tell(starts[index] ?? 0, lineStarts[startLines[index] ?? 0] ?? 0, found, what, fix);
    }

    /** YAML 1.2 wants what is in brackets deeper than the block around them, and what closes the last of them no less deep; 1.1 does not care. */
    function isDeepEnough(index: number, expected: number): boolean {
      if (top().is !== 'flow') return true;
      const outer = open.findIndex(({ is }) => is === 'flow');
      const around = open[outer - 1]?.base ?? -1;
      const closes = kinds[index] === top().closer && outer === open.length - 1;
      return closes ? expected >= around : expected > around;
    }

    /** Where a node belongs that the top of the stack holds. */
    function expectNode(index: number): void {
      if (!isFirst(index)) return;
      const frame = top();
      frame.indent ??= deeper(frame.base, index);
      expect(index, indentOf(frame), frame.mark === 'too shallow');
    }

    function indentOf({ indent, base }: Frame): number {
      return indent ?? base;
    }

    function isFirst(index: number): boolean {
      return (startLines[index] ?? 0) > lastLine;
    }

    function isOnLineOf(index: number, other: number): boolean {
      return startLines[index] === startLines[other];
    }

    /** One level deeper than a column. The first thing that should be says how wide a level is, even that it has no width. */
    function deeper(than: number, index: number): number {
      width ??= columnOf(index) - than;
      return than + width;
    }

    /** Where the sequence belongs that a token starts, on a line below its key. */
    function placeSequence(frame: Frame, index: number): void {
      const { base } = frame;
      const isDeeper = columnOf(index) !== base;
      if (sequences === 'consistent') sequences = isDeeper;
      if (sequences === false || (sequences === 'whatever' && !isDeeper)) {
        frame.indent = base;
      } else if (width === undefined && !isDeeper) {
        frame.indent = base + 1;
        frame.mark = 'too shallow';
      }
    }

    function indentOfLine(line: number): number {
      if (line !== flowLine) flowBase = spacesAt(text, lineStarts[line] ?? 0);
      flowLine = line;
      return flowBase;
    }

    function giveUp(index: number): void {
      const start = starts[index] ?? 0;
      report(start, 'cannot infer indentation: unexpected token', start);
    }

    function openBlock(is: 'mapping' | 'sequence', index: number): void {
      expectNode(index);
      if (is === 'mapping' && kinds[index + 1] !== kind.key) return giveUp(index);
      const column = columnOf(index);
      push(is, column, column);
    }

    function openFlow(index: number): void {
      expectNode(index);
      const base = indentOfLine(startLines[index] ?? 0);
      const indent = isOnLineOf(index + 1, index) ? columnOf(index + 1) : deeper(base, index + 1);
      const closer = kinds[index] === kind.flowSequenceStart ? kind.flowSequenceEnd : kind.flowMappingEnd;
      push('flow', indent, base, undefined, closer);
    }

    function closeFlow(index: number): void {
      expect(index, top().base);
      if (top().closer === kinds[index]) open.pop();
      finish(index);
    }

    function hyphen(index: number): void {
      expectNode(index);
      if (top().is === 'flow') return;
      const base = columnOf(index);
      if (top().is !== 'sequence') push('sequence', base, base, 'bare');
      const next = index + 1;
      if (kinds[next] === kind.blockEntry || kinds[next] === kind.blockEnd) return finish(index);
      const column = columnOf(next);
      push('item', isOnLineOf(next, index) || column === base ? column : undefined, base);
    }

    function key(index: number): void {
      expectNode(index);
      const explicit = starts[index] !== ends[index];
      const base = indentOf(top());
      if (explicit) push('key', undefined, base, 'explicit');
      else push('key', base, base);
      if (isEmptyBefore(index + 1)) finish(index);
    }

    function value(index: number): void {
      const frame = top();
      if (frame.is !== 'key') {
        expectNode(index);
        return giveUp(index);
      }
      expect(index, frame.base);
      // One property on the line of the key is passed over.
      const passes = isProperty(index + 1) && isOnLineOf(index + 1, index) && !isOnLineOf(index + 2, index);
      const next = passes ? index + 2 : index + 1;
      if (isEmptyBefore(next)) return finish(index);
      frame.is = 'value';
      frame.indent = undefined;
      if (frame.mark === 'explicit') frame.indent = deeper(frame.base, next);
      else if (isOnLineOf(next, index)) frame.indent = columnOf(next);
      else if (kinds[next] === kind.blockSequenceStart || kinds[next] === kind.blockEntry) placeSequence(frame, next);
    }

    function isProperty(index: number): boolean {
      return kinds[index] === kind.anchor || kinds[index] === kind.tag;
    }

    /** Whether what comes next is no value, so that there is none. */
    function isEmptyBefore(index: number): boolean {
      switch (kinds[index]) {
        case kind.key:
        case kind.blockEnd:
        case kind.flowEntry:
        case kind.flowMappingEnd:
        case kind.flowSequenceEnd:
          return true;
        default:
          return false;
      }
    }

    /** A node ends with a token: so does what holds nothing else. */
    function finish(index: number): void {
      while (endsBefore(kinds[index + 1])) open.pop();
    }

    function endsBefore(next: number | undefined): boolean {
      const { is, mark } = top();
      switch (is) {
        case 'value':
          return true;
        case 'key':
          return next !== kind.value;
        case 'item':
          return next === kind.blockEntry || next === kind.blockEnd || open[open.length - 2]?.mark === 'bare';
        case 'sequence':
          return mark === 'bare' && next !== kind.blockEntry;
        default:
          return false;
      }
    }

    /** The lines of a scalar but the first, each as deep as its style asks for. They end at `\n`. */
    function checkLines(index: number): void {
      const [start, end] = [starts[index] ?? 0, ends[index] ?? 0];
      const isBlock = (styles[index] ?? 0) >= style.literal;
      const base = isBlock ? baseOfText(index) : columnOf(index);
      let expected = isBlock ? undefined : styles[index] === style.plain ? base : base + 1;
      let line = (startLines[index] ?? 0) + 1;
      for (let next = text.indexOf('\n', start); next >= 0 && next + 1 < end; next = text.indexOf('\n', next + 1)) {
        line += 1;
        const found = spacesAt(text, next + 1);
        if (text.charCodeAt(next + 1 + found) === 10) continue;
        if (isBlock) width ??= found - base;
        expected ??= base + (width ?? 0);
        if (found === expected) continue;
        const fix = isBlock
          ? movingText(index, found, expected)
          : replacing('Correct the indentation', next + 1, next + 1 + found, ' '.repeat(expected));
        tell({ line, column: found + 1 }, next + 1, found, `expected ${expected} but found ${found}`, fix);
      }
    }

    /** A text block moves as a whole: what is deeper in it than its first line is a part of the text. */
    function movingText(index: number, found: number, expected: number): FindFix | undefined {
      const [start, end] = [starts[index] ?? 0, ends[index] ?? 0];
      const isFixed = /^.[+-]?[1-9]/.test(text.slice(start, start + 3));
      if (isFixed || found !== tokens.blockIndents.get(start)) return undefined;
      const [from, to] = [lineAt(tokens, start) + 1, lineAt(tokens, end - 1)];
      return () => ({ title: 'Correct the indentation', edits: shiftLines(source, from, to, found, expected - found), preferred: true });
    }

    /** What a block of text has to be deeper than. */
    function baseOfText(index: number): number {
      const { is, mark, base, indent } = top();
      if (is === 'document') return 0;
      if (is !== 'value' || mark === 'explicit') return columnOf(index);
      return isFirst(index) ? (indent ?? base) : base;
    }

    function scalarNode(index: number): void {
      if (!isVisible(index)) return finish(index);
      expectNode(index);
      if (options['check-multi-line-strings'] && startLines[index] !== endLines[index]) checkLines(index);
      finish(index);
    }

    /** What ends a block is not seen, and neither is an empty text. */
    function isVisible(index: number): boolean {
      if (kinds[index] === kind.scalar) return !isFirst(index) || scalar(index) !== '';
      return kinds[index] !== kind.blockEnd && kinds[index] !== kind.streamStart && kinds[index] !== kind.streamEnd;
    }

    function look(index: number): void {
      switch (kinds[index]) {
        case kind.blockMappingStart:
          return openBlock('mapping', index);
        case kind.blockSequenceStart:
          return openBlock('sequence', index);
        case kind.blockEnd:
          open.pop();
          return finish(index);
        case kind.flowMappingStart:
        case kind.flowSequenceStart:
          return openFlow(index);
        case kind.flowMappingEnd:
        case kind.flowSequenceEnd:
          return closeFlow(index);
        case kind.blockEntry:
          return hyphen(index);
        case kind.key:
          return key(index);
        case kind.value:
          return value(index);
        case kind.alias:
          expectNode(index);
          return finish(index);
        case kind.scalar:
          return scalarNode(index);
        case kind.streamStart:
        case kind.streamEnd:
          return;
        case kind.anchor:
        case kind.tag:
          expectNode(index);
          // An item may hold nothing else.
          if (top().is === 'item' && (kinds[index + 1] === kind.blockEntry || kinds[index + 1] === kind.blockEnd)) finish(index);
          return;
        default:
          return expectNode(index);
      }
    }

    return (index) => {
      look(index);
      const line = ((styles[index] ?? 0) >= style.literal ? startLines[index] : endLines[index]) ?? 0;
      if (line > lastLine && isVisible(index)) lastLine = line;
    };
  },
});

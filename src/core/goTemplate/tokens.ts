/** What stands between the braces of a template. Offsets are UTF-16, end exclusive, in the text that was read. */
export interface TemplateToken {
  readonly is: 'name' | 'field' | 'variable' | 'text' | 'number' | 'sign';
  readonly start: number;
  readonly end: number;
  /** As it is written; of a field chain the part from one dot to the next. */
  readonly text: string;
}

/** One `{{ … }}`. */
export interface TemplateAction {
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly TemplateToken[];
}

export interface TemplateError {
  readonly start: number;
  readonly end: number;
  /** One sentence without its full stop. */
  readonly message: string;
}

/** The actions of a template, up to the first error. Comments are left out. Source: text/template/parse/lex.go of Go. */
export function readActions(text: string): { readonly actions: readonly TemplateAction[]; readonly error?: TemplateError } {
  const actions: TemplateAction[] = [];
  let from = 0;
  for (let start = text.indexOf('{{', from); start >= 0; start = text.indexOf('{{', from)) {
    const inside = /^-[ \t\r\n]/.test(text.slice(start + 2, start + 4)) ? start + 3 : start + 2;
    const comment = /\s*\/\*/y;
    comment.lastIndex = inside;
    if (comment.test(text)) {
      const end = text.indexOf('*/', inside);
      const close = end < 0 ? -1 : text.indexOf('}}', end);
      if (close < 0) return { actions, error: { start, end: start + 2, message: 'this comment is not closed' } };
      from = close + 2;
      continue;
    }
    const read = readTokens(text, start, inside);
    if ('message' in read) return { actions, error: read };
    actions.push(read);
    from = read.end;
  }
  return { actions };
}

/** One token, at the place that is looked at. Each kind in a group of its own, in the order of `kinds`. */
const token =
  /([\p{L}_][\p{L}\p{N}_]*)|(\.(?:[\p{L}_][\p{L}\p{N}_]*)?)|(\$(?:[\p{L}_][\p{L}\p{N}_]*)?)|("(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)+')|([+-]?\d[\w.]*)|(:=|[=|(),])/uy;
const kinds: readonly TemplateToken['is'][] = ['name', 'field', 'variable', 'text', 'number', 'sign'];

function readTokens(text: string, start: number, inside: number): TemplateAction | TemplateError {
  const tokens: TemplateToken[] = [];
  let at = inside;
  for (;;) {
    const blank = /\s*/y;
    blank.lastIndex = at;
    blank.test(text);
    const next = blank.lastIndex;
    if (next >= text.length) return { start, end: start + 2, message: 'this action is not closed: "}}" is missing' };
    const trims = text.startsWith('-}}', next) && next > at;
    if (trims || text.startsWith('}}', next)) return { start, end: next + (trims ? 3 : 2), tokens };
    token.lastIndex = next;
    const found = token.exec(text);
    if (!found) return wrongCharacter(text, next);
    const kind = kinds.find((_, index) => found[index + 1] !== undefined) ?? 'sign';
    at = token.lastIndex;
    tokens.push({ is: kind, start: next, end: at, text: found[0] });
  }
}

function wrongCharacter(text: string, at: number): TemplateError {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const message = /["'`]/.test(character) ? 'this quote is not closed' : `"${character}" means nothing inside of braces`;
  return { start: at, end: at + character.length, message };
}

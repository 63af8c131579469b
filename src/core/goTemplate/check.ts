import { nearest } from '../nearest.js';
import type { TemplateData } from '../schema/data.js';
import { readActions, type TemplateAction, type TemplateError, type TemplateToken } from './tokens.js';

const opening: ReadonlySet<string> = new Set(['if', 'range', 'with', 'define', 'block']);
const keywords: ReadonlySet<string> = new Set([...opening, 'else', 'end', 'template', 'break', 'continue', 'nil', 'true', 'false']);

/** A block that is open, and what a dot is in it. */
interface Block {
  readonly action: TemplateAction;
  readonly keyword: string;
  /** The dot is what the template is given. */
  readonly rootDot: boolean;
}

/**
 * What Go's text/template would not parse in a template, and fields of its input that there are none of. One sentence each, without
 * its full stop; with what was meant, where that is near. Source: text/template/parse/parse.go.
 */
export function checkTemplate(text: string, data: TemplateData): readonly (TemplateError & { readonly meant?: string })[] {
  const { actions, error } = readActions(text);
  const found: (TemplateError & { readonly meant?: string })[] = [];
  const blocks: Block[] = [];
  const functions = new Set([...data.builtins, ...data.functions]);
  const variables = new Set(['$']);
  for (const action of actions) {
    const [first] = action.tokens;
    const keyword = first?.is === 'name' && keywords.has(first.text) ? first.text : '';
    if (!first) found.push({ start: action.start, end: action.end, message: 'this action holds nothing' });
    const rootDot = blocks.at(-1)?.rootDot ?? true;
    if (keyword === 'end') {
      if (!blocks.pop()) found.push({ start: action.start, end: action.end, message: 'nothing is open that this "end" could close' });
    } else if (keyword === 'else' && !/^(if|range|with)$/.test(blocks.at(-1)?.keyword ?? '')) {
      found.push({ start: action.start, end: action.end, message: '"else" belongs into an "if", a "range" or a "with"' });
    }
    found.push(...checkParentheses(action));
    declare(action, variables);
    for (const [index, token] of action.tokens.entries())
      found.push(...checkToken(token, action.tokens[index - 1], functions, variables, data, rootDot));
    if (opening.has(keyword)) blocks.push({ action, keyword, rootDot: rootDot && keyword === 'if' });
  }
  const open = blocks[0];
  if (!error && open) found.push({ start: open.action.start, end: open.action.end, message: `this "${open.keyword}" has no "end"` });
  return error ? [...found, error] : found;
}

/** A variable counts from where it is declared. */
function declare({ tokens }: TemplateAction, variables: Set<string>): void {
  const at = tokens.findIndex(({ text }) => text === ':=');
  for (const { is, text } of tokens.slice(0, Math.max(0, at))) if (is === 'variable') variables.add(text);
}

function checkToken(
  { is, start, end, text }: TemplateToken,
  before: TemplateToken | undefined,
  functions: ReadonlySet<string>,
  variables: ReadonlySet<string>,
  { inputs }: TemplateData,
  rootDot: boolean,
): readonly (TemplateError & { readonly meant?: string })[] {
  if (is === 'name' && !functions.has(text) && !keywords.has(text)) {
    const meant = nearest(text, functions);
    return [
      { start, end, message: `there is no function "${text}" here${meant ? `; did you mean "${meant}"?` : ''}`, ...(meant && { meant }) },
    ];
  }
  if (is === 'variable' && !variables.has(text)) return [{ start, end, message: `${text} is not declared before` }];
  const isChained = before !== undefined && before.end === start && before.text !== '(' && before.text !== '|';
  const ofInput = isChained ? before.text === '$' : rootDot;
  const name = text.slice(1);
  if (is === 'field' && name !== '' && ofInput && !inputs.includes(name)) {
    const meant = nearest(name, inputs);
    return [
      {
        start: start + 1,
        end,
        message: `a template is given .${inputs.slice(0, -1).join(', .')} and .${inputs.at(-1) ?? ''}, and no ${text}`,
        ...(meant && { meant }),
      },
    ];
  }
  return [];
}

function checkParentheses({ tokens }: TemplateAction): readonly TemplateError[] {
  const open: TemplateToken[] = [];
  for (const token of tokens) {
    if (token.text === '(' && token.is === 'sign') open.push(token);
    else if (token.text === ')' && token.is === 'sign' && !open.pop())
      return [{ start: token.start, end: token.end, message: 'no parenthesis is open here' }];
  }
  const [left] = open;
  return left ? [{ start: left.start, end: left.end, message: 'this parenthesis is not closed' }] : [];
}

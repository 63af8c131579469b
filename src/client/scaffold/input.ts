import { QuickInputButtons, window, type QuickInput, type QuickPickItem } from 'vscode';
import type { Question } from '../../core/scaffold/questions.js';

/** Where a question stands among all of them. */
export interface Step {
  readonly title: string;
  /** From 1. */
  readonly step: number;
  readonly totalSteps: number;
}

/** What a person made of a question; `cancelled` with Escape. */
export type Reply = { readonly value: string } | 'back' | 'cancelled';

/** Asks one question with `value` filled in, checking the answer as it is typed. */
export function ask(question: Question, value: string, step: Step): Promise<Reply> {
  return question.choices ? askChoice(question, question.choices, value, step) : askText(question, value, step);
}

function askText({ prompt, placeholder, check }: Question, value: string, step: Step): Promise<Reply> {
  const input = window.createInputBox();
  Object.assign(input, { value, prompt, placeholder, validationMessage: check(value) });
  input.onDidChangeValue((typed) => (input.validationMessage = check(typed)));
  return replyOf(input, step, () => (check(input.value) === undefined ? input.value : undefined));
}

function askChoice({ prompt, check }: Question, choices: NonNullable<Question['choices']>, value: string, step: Step): Promise<Reply> {
  const input = window.createQuickPick();
  const listed = choices.map((it): QuickPickItem => ({ label: it.value, description: it.description }));
  const isListed = (typed: string): boolean => choices.some((it) => it.value === typed);
  // What is typed is an answer too, where the question takes it.
  const own = (typed: string): QuickPickItem[] =>
    typed === '' || isListed(typed) || check(typed) !== undefined ? [] : [{ label: typed, description: 'as typed', alwaysShow: true }];
  const items = [...listed, ...(isListed(value) ? [] : own(value))];
  Object.assign(input, { placeholder: prompt, items, activeItems: items.filter(({ label }) => label === value) });
  input.onDidChangeValue((typed) => (input.items = [...listed, ...own(typed)]));
  return replyOf(input, step, () => input.activeItems[0]?.label);
}

interface Acceptable extends QuickInput {
  buttons: readonly unknown[];
  readonly onDidAccept: (listener: () => void) => unknown;
  readonly onDidTriggerButton: (listener: () => void) => unknown;
}

/** Shows an input until it is accepted with an answer, left, or sent back with its one button. */
function replyOf(input: Acceptable, { title, step, totalSteps }: Step, answer: () => string | undefined): Promise<Reply> {
  return new Promise((resolve) => {
    Object.assign(input, { title, step, totalSteps, ignoreFocusOut: true, buttons: step > 1 ? [QuickInputButtons.Back] : [] });
    const finish = (reply: Reply): void => {
      resolve(reply);
      input.dispose();
    };
    input.onDidAccept(() => {
      const value = answer();
      if (value !== undefined) finish({ value });
    });
    input.onDidTriggerButton(() => finish('back'));
    input.onDidHide(() => finish('cancelled'));
    input.show();
  });
}

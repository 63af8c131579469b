import type { ValidationRule } from '../../schema/data.js';
import { compileProgram, type Program } from './cel/program.js';

/** A rule of `x-kubernetes-validations`, compiled. */
export interface Rule {
  readonly program: Program;
  /** What the server calls it where it cannot be evaluated, and where there is nothing better to say. */
  readonly text: string;
  readonly message: string | undefined;
  readonly messageProgram: Program | undefined;
  readonly reason: string | undefined;
  /** `.limits['a.b']` */
  readonly fieldPath: string | undefined;
  /** `oldSelf` is an optional value, so that the rule holds for new resources too. */
  readonly optionalOldSelf: boolean;
}

/** Undefined for a rule that is empty or cannot be read: it says nothing. */
export function compileRule({ rule, message, messageExpression, reason, fieldPath, optionalOldSelf }: ValidationRule): Rule | undefined {
  const program = isText(rule) ? compileProgram(rule) : undefined;
  if (!program || !isText(rule)) return undefined;
  return {
    program,
    text: isText(message) ? message.trim() : rule.trim(),
    message: isText(message) ? message.trim() : undefined,
    messageProgram: isText(messageExpression) ? compileProgram(messageExpression) : undefined,
    reason: isText(reason) ? reason : undefined,
    fieldPath: isText(fieldPath) ? fieldPath : undefined,
    optionalOldSelf: optionalOldSelf === true,
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

import type { ValidationRule } from '../../schema/data.js';

/** A rule in CEL, compiled. */
export interface Rule {
  readonly source: ValidationRule;
}

/** Undefined for a rule that is empty or cannot be read: it says nothing. */
export function compileRule(source: ValidationRule): Rule | undefined {
  return typeof source.rule === 'string' && source.rule.trim() !== '' ? { source } : undefined;
}

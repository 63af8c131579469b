import type { Problem } from '../problem.js';

/**
 * What the schema and the server say of one resource, where one mistake is one problem: where the server refuses an absent field, the schema
 * need not ask for it too, but gives its fixes. Nothing is said of what was not found where something could not be read: that may be it.
 */
export function withoutEchoes(schema: readonly Problem[], server: readonly Problem[]): readonly Problem[] {
  if (server.length === 0) return schema;
  const isUnreadable = schema.some(({ severity }) => severity === 'error');
  const heard = isUnreadable ? server.filter(({ reason }) => reason !== 'FieldValueNotFound') : server;
  const missing = schema.filter(({ code }) => code === 'missing-field');
  if (missing.length === 0) return [...schema, ...heard];
  const refused = heard.filter(({ severity }) => severity === 'error').map(({ field = '' }) => field);
  const asked = schema.filter(({ code, field = '' }) => code !== 'missing-field' || !refused.some((it) => isAnswer(it, field)));
  return [...asked, ...heard.map((it) => withFixesOf(it, missing))];
}

function withFixesOf(refusal: Problem, missing: readonly Problem[]): Problem {
  const fixes = refusal.fixes ?? missing.find(({ field }) => field === refusal.field)?.fixes;
  return fixes ? { ...refusal, fixes } : refusal;
}

/** Whether a refusal is about a field that is missing, about something in it, or about what should hold it. */
function isAnswer(refused: string, missing: string): boolean {
  const isInside = refused.startsWith(missing) && (refused.length === missing.length || /[.[]/.test(refused.charAt(missing.length)));
  return isInside || refused === missing.replace(/\.?[^.[]*$/, '');
}

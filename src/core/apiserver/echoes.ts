import type { Problem } from '../problem.js';

/**
 * The problems of one resource, where one mistake is one problem. The server never validates what it cannot decode, so its words give way
 * where the schema has an error: about the same field, about one around it or below it, and about an absent field beside one that has
 * no meaning, as that was most likely meant. Where the server refuses an absent field, the schema need not ask for it too.
 */
export function withoutEchoes(schema: readonly Problem[], server: readonly Problem[]): readonly Problem[] {
  if (server.length === 0) return schema;
  const errors = schema.filter(({ severity }) => severity === 'error');
  const heard = errors.length === 0 ? server : server.filter((it) => !errors.some((error) => isEcho(it, error)));
  const refused = heard.filter(({ severity }) => severity === 'error');
  const asked = schema.filter(
    ({ code, field = '' }) => code !== 'missing-field' || !refused.some((it) => isWithin(it.field ?? '', field) || it.field === parentOf(field)),
  );
  return [...asked, ...heard];
}

function isEcho(refusal: Problem, error: Problem): boolean {
  const [field, wrong] = [refusal.field ?? '', error.field ?? ''];
  if (refusal.start < error.end && error.start < refusal.end) return true;
  if (isWithin(field, wrong) || isWithin(wrong, field)) return true;
  // What was not found may be what could not be read.
  if (refusal.reason === 'FieldValueNotFound') return true;
  if (parentOf(field) !== parentOf(wrong)) return false;
  return error.code !== 'unknown-field' || /^(Required value|(Invalid|Unsupported) value: (0|""|null)(:|$))/.test(refusal.message);
}

/** Whether a field is another or lies in it. */
function isWithin(field: string, other: string): boolean {
  return field.startsWith(other) && (field.length === other.length || field[other.length] === '.' || field[other.length] === '[');
}

function parentOf(field: string): string {
  return field.replace(/\.?[^.[]*$|\[[^[]*$/, '');
}

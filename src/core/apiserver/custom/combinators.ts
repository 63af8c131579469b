import { quote } from './goText.js';
import { fieldOf, type Place } from './place.js';
import { invalidSomewhere } from './refusal.js';
import type { Schema } from './schema.js';
import { checkValue } from './values.js';
import { isValid, merge, type Verdict } from './verdict.js';

/**
 * `anyOf`, `oneOf`, `allOf` and `not`. Where no alternative fits, the errors of the one that fits best are told too. The server
 * names no field for these. Source: schemaPropsValidator of kube-openapi.
 */
export function checkCombinators(verdict: Verdict, value: unknown, { anyOf, oneOf, allOf, not }: Schema, place: Place): void {
  const name = quote(place.up ? fieldOf(place) : '');
  const refuse = (detail: string): void => void verdict.refusals.push(invalidSomewhere(place, '', `${name} ${detail}`));
  const check = (schema: Schema): Verdict => checkValue(value, schema, place);

  if (anyOf.length > 0) {
    const verdicts: Verdict[] = [];
    for (const schema of anyOf) {
      verdicts.push(check(schema));
      if (verdicts.at(-1)?.refusals.length === 0) break;
    }
    const good = verdicts.find(isValid);
    if (!good) refuse('must validate at least one schema (anyOf)');
    merge(verdict, good ?? best(verdicts));
  }

  if (oneOf.length > 0) {
    const verdicts = oneOf.map(check);
    const good = verdicts.filter(isValid);
    if (good.length === 0) {
      refuse('must validate one and only one schema (oneOf). Found none valid');
      merge(verdict, best(verdicts));
    } else if (good.length > 1) refuse(`must validate one and only one schema (oneOf). Found ${good.length} valid alternatives`);
    else for (const it of good) merge(verdict, it);
  }

  if (allOf.length > 0) {
    const verdicts = allOf.map(check);
    for (const it of verdicts) merge(verdict, it);
    const good = verdicts.filter(isValid).length;
    if (good < allOf.length) refuse(`must validate all the schemas (allOf)${good === 0 ? '. None validated' : ''}`);
  }

  if (not && isValid(check(not))) refuse('must not validate the schema (not)');
  verdict.matches += 1;
}

/** The first of those with the most matches. */
function best(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce((a, b) => (b.matches > a.matches ? b : a));
}

import { writtenText } from '../yaml/writtenText.js';

/** A template of YAML. Each value becomes one scalar, so no answer can turn into a number, a boolean or a second key. */
export function yaml(strings: TemplateStringsArray, ...values: readonly string[]): string {
  return String.raw({ raw: strings }, ...values.map(writtenText));
}

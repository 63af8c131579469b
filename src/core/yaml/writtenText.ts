/** A text as one scalar that every reader of YAML takes for exactly this text: plain where that is certain, in double quotes otherwise. */
export function writtenText(text: string): string {
  const plain = safe.test(text) && !text.endsWith(':') && !numberOrDate.test(text) && !words.test(text);
  return plain ? text : JSON.stringify(text);
}

const safe = /^<?[A-Za-z0-9][A-Za-z0-9._:/<>-]*$/;

/** Wider than any YAML 1.1 or 1.2 number, base 60 number or timestamp. */
const numberOrDate = /^[0-9][0-9a-f.:_oxtz-]*$/i;

const words = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

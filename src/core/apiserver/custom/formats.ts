import { compileRegularExpression } from '../../regularExpression.js';
import { isQuantity } from '../../schema/formats.js';
import { isHardwareAddress, parseAddress, parseNetwork } from './address.js';
import { parseDuration } from './duration.js';
import { parseRequestUri } from './uri.js';

/**
 * The formats that the server checks of a text, by their names without hyphens. Any other format says nothing.
 * Sources: formats.go of apiextensions-apiserver, and strfmt of kube-openapi, which takes most from govalidator.
 */
export const formats: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ['bsonobjectid', whole('[0-9a-fA-F]{24}')],
  ['byte', (text) => text !== '' && isBase64(text)],
  ['cidr', (text) => parseNetwork(text, 'sloppy') !== undefined],
  ['creditcard', isCreditCard],
  ['date', isDate],
  ['datetime', isDateTime],
  ['duration', (text) => parseDuration(text) !== undefined],
  ['email', isEmail],
  ['hexcolor', whole('#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})')],
  ['hostname', isHostname],
  ['ipv4', (text) => text.includes('.') && parseAddress(text, 'sloppy') !== undefined],
  ['ipv6', (text) => text.includes(':') && parseAddress(text) !== undefined],
  ['isbn', (text) => isIsbn10(text) || isIsbn13(text)],
  ['isbn10', isIsbn10],
  ['isbn13', isIsbn13],
  ['k8slongname', (text) => text.length <= 253 && isLongName(text)],
  ['k8sshortname', (text) => text.length <= 63 && isShortName(text)],
  ['mac', isHardwareAddress],
  ['password', () => true],
  ['quantity', isQuantity],
  ['rgbcolor', whole(`rgb\\(\\s*${byte()}\\s*,\\s*${byte()}\\s*,\\s*${byte()}\\s*\\)`)],
  ['ssn', whole('\\d{3}[- ]?\\d{2}[- ]?\\d{4}')],
  ['uri', (text) => parseRequestUri(text) !== undefined],
  ['uuid', uuid('[0-9a-f]', '[0-9a-f]')],
  ['uuid3', uuid('3', '[0-9a-f]')],
  ['uuid4', uuid('4', '[89ab]')],
  ['uuid5', uuid('5', '[89ab]')],
]);

function whole(source: string): (text: string) => boolean {
  const expression = new RegExp(`^(${source})$`);
  return (text) => expression.test(text);
}

const isShortName = whole('[a-z0-9]([-a-z0-9]*[a-z0-9])?');

function isLongName(text: string): boolean {
  return text.split('.').every(isShortName);
}

function byte(): string {
  return '(0|[1-9]\\d?|1\\d\\d?|2[0-4]\\d|25[0-5])';
}

function uuid(version: string, variant: string): (text: string) => boolean {
  const expression = new RegExp(`^[0-9a-f]{8}-?[0-9a-f]{4}-?${version}[0-9a-f]{3}-?${variant}[0-9a-f]{3}-?[0-9a-f]{12}$`, 'i');
  return (text) => expression.test(text);
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

/** `2026-01-31`, and a day that there is. */
export function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (month === undefined) return false;
  const days = new Date(Date.UTC(2000 + (Number(year) % 400), Number(month), 0)).getUTCDate();
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= days;
}

/** `2026-01-31T12:00:00Z`; small letters and any character before the fraction pass too. */
export function isDateTime(text: string): boolean {
  const [date = '', time] = text.toLowerCase().split('t');
  const [, hours, minutes, seconds] = /^(\d\d):(\d\d):(\d\d)(?:.\d+)?(?:z|[+-]\d\d:\d\d)$/.exec(time ?? '') ?? [];
  return hours !== undefined && isDate(date) && hours <= '23' && Number(minutes) <= 59 && Number(seconds) <= 59;
}

const letters = "A-Za-z0-9!#$%&'*+\\-/=?^_`{|}~\\u0080-\\uffff";
const atom = `[${letters}]+`;
const quoted = '"(?:[^"\\\\\\r\\n]|\\\\.)*"';
const isLocalPart = whole(`${atom}(\\.${atom})*|${quoted}`);
const isDomain = whole(`${atom}(\\.${atom})*|\\[[^[\\]\\\\]+\\]`);
const isName = whole(`${quoted}|[${letters}.][${letters}. ]*`);

/** An address with or without a name before it, as Go's mail.ParseAddress takes it: `a@b.c`, `"A B" <a@b.c>`. */
function isEmail(text: string): boolean {
  const trimmed = text.trim();
  const open = trimmed.endsWith('>') ? trimmed.lastIndexOf('<') : -1;
  const name = open < 0 ? '' : trimmed.slice(0, open).trim();
  const address = open < 0 ? trimmed : trimmed.slice(open + 1, -1).trim();
  const at = address.lastIndexOf('@');
  return isLocalPart(address.slice(0, Math.max(at, 0))) && isDomain(address.slice(at + 1)) && (name === '' || isName(name));
}

const hostname = compileRegularExpression(
  '^([a-zA-Z0-9\\p{S}\\p{L}]((-?[a-zA-Z0-9\\p{S}\\p{L}]{0,62})?)|([a-zA-Z0-9\\p{S}\\p{L}](([a-zA-Z0-9-\\p{S}\\p{L}]{0,61}[a-zA-Z0-9\\p{S}\\p{L}])?)(\\.)){1,}([a-zA-Z\\p{L}]){2,63})$',
);

function isHostname(text: string): boolean {
  const bytes = new TextEncoder();
  if (text.length > 255 || hostname instanceof Error || !hostname.matcher(text).find()) return false;
  return bytes.encode(text).length <= 255 && text.split('.').every((it) => bytes.encode(it).length <= 63);
}

function isCreditCard(text: string): boolean {
  const digits = text.replace(/[^0-9]+/g, '');
  const issued =
    /^(?:4[0-9]{12}(?:[0-9]{3})?|5[1-5][0-9]{14}|6(?:011|5[0-9][0-9])[0-9]{12}|3[47][0-9]{13}|3(?:0[0-5]|[68][0-9])[0-9]{11}|(?:2131|1800|35\d{3})\d{11})$/;
  if (!issued.test(digits)) return false;
  const doubled = [...digits].reverse().map((it, index) => Number(it) * (index % 2 === 0 ? 1 : 2));
  return doubled.reduce((sum, it) => sum + (it > 9 ? it - 9 : it), 0) % 10 === 0;
}

function isIsbn10(text: string): boolean {
  const plain = text.replace(/[\s-]+/g, '');
  if (!/^[0-9]{9}[0-9X]$/.test(plain)) return false;
  return [...plain].reduce((sum, it, index) => sum + (index + 1) * (it === 'X' ? 10 : Number(it)), 0) % 11 === 0;
}

function isIsbn13(text: string): boolean {
  const plain = text.replace(/[\s-]+/g, '');
  return /^[0-9]{13}$/.test(plain) && [...plain].reduce((sum, it, index) => sum + (index % 2 === 0 ? 1 : 3) * Number(it), 0) % 10 === 0;
}

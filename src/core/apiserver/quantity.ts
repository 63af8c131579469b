import { scalarOf, type Cursor } from './cursor.js';

/** An amount such as `500m` or `10Gi`, exact to a billionth, beyond which the server rounds up. Source: resource.Quantity of apimachinery. */
export interface Quantity {
  readonly billionths: bigint;
  /** How it was written, and so how the server writes it. */
  readonly form: 'decimal' | 'binary' | 'exponent';
}

const billion = 1_000_000_000n;
/** The greatest amount that the server keeps; more counts as this. */
const most = (2n ** 63n - 1n) * billion;

const decimalSuffixes = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const binarySuffixes = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

export const zero: Quantity = { billionths: 0n, form: 'decimal' };

/** Undefined for what is no quantity: the decoder has refused that already. */
export function parseQuantity(text: string): Quantity | undefined {
  const [, sign, whole = '', fraction = '', suffix = '', exponent] =
    /^([+-]?)(\d*)(?:\.(\d*))?(n|u|m|k|[KMGTPE]i|[MGTPE]|[eE]([+-]?\d+))?$/.exec(text) ?? [];
  if (sign === undefined || (whole === '' && fraction === '')) return undefined;
  const digits = (whole + fraction).replace(/^0+/, '');
  const binary = binarySuffixes.indexOf(suffix);
  const power = binary >= 0 ? 0 : exponent === undefined ? (decimalSuffixes.indexOf(suffix) - 3) * 3 : Number(exponent);
  const form = binary >= 0 ? 'binary' : exponent === undefined ? 'decimal' : 'exponent';
  if (digits === '') return { billionths: 0n, form };
  // Compared by their lengths first, so that no number grows beyond what can stand in a manifest's field.
  const size = digits.length - fraction.length + power;
  const amount = size > 25 || digits.length > 60 ? most : size < -12 ? 1n : scaled(digits, power - fraction.length + 9, binary + 1);
  const bounded = amount > most ? most : amount;
  return { billionths: sign === '-' ? -bounded : bounded, form };
}

/** Rounds up, away from zero. */
function scaled(digits: string, power: number, kibis: number): bigint {
  const amount = BigInt(digits) * 1024n ** BigInt(kibis);
  if (power >= 0) return amount * 10n ** BigInt(power);
  const divisor = 10n ** BigInt(-power);
  return (amount + divisor - 1n) / divisor;
}

/** The quantity at a place, zero where there is none. */
export function quantityOf(at: Cursor): Quantity {
  const value = scalarOf(at);
  return (value !== undefined && parseQuantity(String(value).trim())) || zero;
}

/** As the server writes it: the same amount in the largest unit that leaves a whole number. */
export function showQuantity({ billionths, form }: Quantity): string {
  if (billionths === 0n) return '0';
  const sign = billionths < 0n ? '-' : '';
  let amount = billionths < 0n ? -billionths : billionths;
  if (form === 'binary' && amount >= 1024n * billion && amount % billion === 0n) {
    amount /= billion;
    let unit = -1;
    while (unit < binarySuffixes.length - 1 && amount % 1024n === 0n) [amount, unit] = [amount / 1024n, unit + 1];
    return `${sign}${amount}${binarySuffixes[unit] ?? ''}`;
  }
  let unit = 0;
  while (unit < decimalSuffixes.length - 1 && amount % 1000n === 0n) [amount, unit] = [amount / 1000n, unit + 1];
  const power = (unit - 3) * 3;
  return `${sign}${amount}${form === 'exponent' ? (power === 0 ? '' : `e${power}`) : (decimalSuffixes[unit] ?? '')}`;
}

/** Whether an amount has no fraction. */
export function isWhole({ billionths }: Quantity): boolean {
  return billionths % billion === 0n;
}

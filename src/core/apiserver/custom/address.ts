/** An IP address: four or sixteen bytes. */
export type Address = readonly number[];

/** How zeros before the numbers of an IPv4 address are taken: Go has none since 1.17, and formats of CRDs are older. */
export type Zeros = 'strict' | 'sloppy';

const octet: Readonly<Record<Zeros, RegExp>> = { strict: /^(0|[1-9]\d{0,2})$/, sloppy: /^\d+$/ };

/** An address as Go's netip.ParseAddr reads it, without a zone; undefined for anything else. */
export function parseAddress(text: string, zeros: Zeros = 'strict'): Address | undefined {
  return text.includes(':') ? parseV6(text, zeros) : parseV4(text, zeros);
}

function parseV4(text: string, zeros: Zeros): Address | undefined {
  const parts = text.split('.', 5);
  const bytes = parts.map((it) => (octet[zeros].test(it) ? Number(it) : 256));
  return parts.length === 4 && bytes.every((it) => it < 256) ? bytes : undefined;
}

function parseV6(text: string, zeros: Zeros): Address | undefined {
  if (text.length > 45) return undefined;
  const [before = '', after, more] = text.split('::');
  if (more !== undefined) return undefined;
  const head = groups(before, zeros, after === undefined);
  const tail = after === undefined ? [] : groups(after, zeros, true);
  if (!head || !tail) return undefined;
  const missing = 16 - head.length - tail.length;
  if (after === undefined ? missing !== 0 : missing < 2) return undefined;
  return [...head, ...new Array<number>(missing).fill(0), ...tail];
}

/** The bytes of some groups of an IPv6 address, the last of which may be an IPv4 address. */
function groups(text: string, zeros: Zeros, last: boolean): readonly number[] | undefined {
  if (text === '') return [];
  const bytes: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    const v4 = last && index === parts.length - 1 && part.includes('.') ? parseV4(part, zeros) : undefined;
    if (v4) bytes.push(...v4);
    else if (/^[0-9a-fA-F]{1,4}$/.test(part)) bytes.push(parseInt(part, 16) >> 8, parseInt(part, 16) & 255);
    else return undefined;
  }
  return bytes;
}

/** An address and how many of its bits name the network. */
export interface Network {
  readonly address: Address;
  readonly bits: number;
}

/** `10.0.0.0/8` as Go's netip.ParsePrefix reads it; undefined for anything else. */
export function parseNetwork(text: string, zeros: Zeros = 'strict'): Network | undefined {
  const slash = text.lastIndexOf('/');
  const address = slash < 0 ? undefined : parseAddress(text.slice(0, slash), zeros);
  const length = text.slice(slash + 1);
  if (!address || !octet[zeros].test(length) || Number(length) > address.length * 8) return undefined;
  return { address, bits: Number(length) };
}

/** The network's first address: all other bits are zero. */
export function masked({ address, bits }: Network): Address {
  return address.map((byte, index) => byte & (0xff00 >> Math.min(Math.max(bits - index * 8, 0), 8)) & 0xff);
}

/** Whether an address is in a network of the same family. */
export function contains(network: Network, address: Address): boolean {
  if (network.address.length !== address.length) return false;
  const first = masked(network);
  return masked({ address, bits: network.bits }).every((it, index) => it === first[index]);
}

/** An address as Go writes it: the longest run of zeros as `::`. */
export function formatAddress(address: Address): string {
  if (address.length === 4) return address.join('.');
  if (isMapped(address)) return `::ffff:${address.slice(12).join('.')}`;
  const words = Array.from({ length: 8 }, (_, it) => ((address[it * 2] ?? 0) << 8) | (address[it * 2 + 1] ?? 0));
  const { start, length } = longestZeros(words);
  const text = (some: readonly number[]): string => some.map((it) => it.toString(16)).join(':');
  return length < 2 ? text(words) : `${text(words.slice(0, start))}::${text(words.slice(start + length))}`;
}

/** `::ffff:10.0.0.1`: an IPv4 address written as an IPv6 one. */
export function isMapped(address: Address): boolean {
  return address.length === 16 && address.slice(0, 10).every((it) => it === 0) && address[10] === 255 && address[11] === 255;
}

function longestZeros(words: readonly number[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 };
  let start = 0;
  for (const [index, word] of [...words, 1].entries()) {
    if (word === 0) continue;
    if (index - start > best.length) best = { start, length: index - start };
    start = index + 1;
  }
  return best;
}

/** Whether Go's net.ParseMAC takes a text: 6, 8 or 20 bytes, apart by colons or hyphens, or in groups of two bytes by dots. */
export function isHardwareAddress(text: string): boolean {
  const pairs = /^[0-9a-fA-F]{2}(([:-])[0-9a-fA-F]{2})(\2[0-9a-fA-F]{2})*$/;
  const quads = /^[0-9a-fA-F]{4}(\.[0-9a-fA-F]{4})+$/;
  const bytes = pairs.test(text) ? (text.length + 1) / 3 : quads.test(text) ? ((text.length + 1) / 5) * 2 : 0;
  return bytes === 6 || bytes === 8 || bytes === 20;
}

/** A network: its address as a number, how many bits of it count, and of which family it is. */
export interface Cidr {
  readonly address: bigint;
  readonly bits: number;
  readonly size: 32 | 128;
}

// Source: ParseIPSloppy and ParseCIDRSloppy of k8s.io/utils/net, which take leading zeros.

/** The address that a text writes; undefined for any other text. */
export function parseIp(text: string): { readonly address: bigint; readonly size: 32 | 128 } | undefined {
  if (text.includes(':')) {
    const address = parseIpv6(text);
    if (address === undefined) return undefined;
    // An IPv4 address in IPv6 clothes counts as IPv4.
    return address >> 32n === 0xffffn ? { address: address & 0xffffffffn, size: 32 } : { address, size: 128 };
  }
  const address = parseIpv4(text);
  return address === undefined ? undefined : { address, size: 32 };
}

function parseIpv4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((it) => /^\d{1,10}$/.test(it) && Number(it) < 256)) return undefined;
  return parts.reduce((address, it) => address * 256n + BigInt(Number(it)), 0n);
}

function parseIpv6(text: string): bigint | undefined {
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return undefined;
  const left = groupsOf(head, tail === undefined);
  const right = tail === undefined ? [] : groupsOf(tail, true);
  if (!left || !right) return undefined;
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...left, ...Array.from({ length: missing }, () => 0n), ...right];
  return groups.reduce((address, it) => address * 65536n + it, 0n);
}

/** The last group may be an IPv4 address, which is two groups. */
function groupsOf(text: string, last: boolean): bigint[] | undefined {
  if (text === '') return [];
  const groups: bigint[] = [];
  const parts = text.split(':');
  if (parts.length > 8) return undefined;
  for (const [index, part] of parts.entries()) {
    const ipv4 = last && index === parts.length - 1 && part.includes('.') ? parseIpv4(part) : undefined;
    if (ipv4 !== undefined) groups.push(ipv4 >> 16n, ipv4 & 0xffffn);
    else if (/^[0-9a-fA-F]{1,4}$/.test(part)) groups.push(BigInt(`0x${part}`));
    else return undefined;
  }
  return groups;
}

export function parseCidr(text: string): Cidr | undefined {
  const [address = '', bits = '', ...more] = text.split('/');
  const ip = parseIp(address);
  if (!ip || more.length > 0 || !/^\d{1,3}$/.test(bits)) return undefined;
  const size = address.includes(':') ? 128 : 32;
  return Number(bits) <= size ? { address: ip.address, bits: Number(bits), size } : undefined;
}

/** Whether a network lies in another and is smaller. */
export function isStrictSubset(inner: Cidr, outer: Cidr): boolean {
  if (inner.size !== outer.size || inner.bits <= outer.bits) return false;
  const shift = BigInt(outer.size - outer.bits);
  return inner.address >> shift === outer.address >> shift;
}

export const ipText = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)';
export const cidrText = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)';

import type { Environment } from '@marcbachmann/cel-js';
import { contains, formatAddress, isMapped, masked, parseAddress, parseNetwork, type Address, type Network } from '../../address.js';
import { fail } from '../failure.js';

class CelIp {
  readonly address: Address;
  constructor(address: Address) {
    this.address = address;
  }
}

class CelCidr {
  readonly network: Network;
  constructor(network: Network) {
    this.network = network;
  }
}

class IpNamespace {}

/** Source: the ip and cidr libraries of apiserver's pkg/cel/library. */
export function registerAddresses(environment: Environment): void {
  registerIps(environment);
  registerCidrs(environment);
}

function registerIps(environment: Environment): void {
  const test = (name: string, is: (bytes: Address) => boolean): void => {
    environment.registerFunction(`net.IP.${name}(): bool`, ({ address }: CelIp) => is(address));
  };
  environment
    .registerType('net.IP', { ctor: CelIp, fields: {} })
    .registerFunction('ip(string): net.IP', (text: string) => new CelIp(readAddress(text)))
    .registerFunction('isIP(string): bool', isIp)
    .registerType('IpNamespace', IpNamespace)
    .registerConstant('ip', 'IpNamespace', new IpNamespace())
    .registerFunction('IpNamespace.isCanonical(string): bool', (_: IpNamespace, text: string) => formatAddress(readAddress(text)) === text)
    .registerFunction('string(net.IP): string', ({ address }: CelIp) => formatAddress(address))
    .registerFunction('net.IP.family(): int', ({ address }: CelIp) => (address.length === 4 ? 4n : 6n))
    .registerOperator('net.IP == net.IP', (a: CelIp, b: CelIp) => formatAddress(a.address) === formatAddress(b.address));
  test('isUnspecified', (bytes) => bytes.every((it) => it === 0));
  test('isLoopback', isLoopback);
  test('isLinkLocalMulticast', isLinkLocalMulticast);
  test('isLinkLocalUnicast', isLinkLocalUnicast);
  test('isGlobalUnicast', isGlobalUnicast);
}

function registerCidrs(environment: Environment): void {
  const containsCidr = (outer: Network, inner: Network): boolean => inner.bits >= outer.bits && contains(outer, inner.address);
  environment
    .registerType('net.CIDR', { ctor: CelCidr, fields: {} })
    .registerFunction('cidr(string): net.CIDR', (text: string) => new CelCidr(readNetwork(text)))
    .registerFunction('isCIDR(string): bool', (text: string) => isCidr(text))
    .registerFunction('string(net.CIDR): string', ({ network }: CelCidr) => `${formatAddress(network.address)}/${network.bits}`)
    .registerFunction('net.CIDR.containsIP(net.IP): bool', ({ network }: CelCidr, { address }: CelIp) => contains(network, address))
    .registerFunction('net.CIDR.containsIP(string): bool', ({ network }: CelCidr, text: string) => contains(network, readAddress(text)))
    .registerFunction('net.CIDR.containsCIDR(net.CIDR): bool', (a: CelCidr, b: CelCidr) => containsCidr(a.network, b.network))
    .registerFunction('net.CIDR.containsCIDR(string): bool', (a: CelCidr, text: string) => containsCidr(a.network, readNetwork(text)))
    .registerFunction('net.CIDR.ip(): net.IP', ({ network }: CelCidr) => new CelIp(network.address))
    .registerFunction('net.CIDR.masked(): net.CIDR', ({ network }: CelCidr) => new CelCidr({ ...network, address: masked(network) }))
    .registerFunction('net.CIDR.prefixLength(): int', ({ network }: CelCidr) => BigInt(network.bits))
    .registerOperator('net.CIDR == net.CIDR', (a: CelCidr, b: CelCidr) => JSON.stringify(a.network) === JSON.stringify(b.network));
}

function isIp(text: string): boolean {
  const address = parseAddress(text);
  return address !== undefined && !isMapped(address);
}

function isCidr(text: string): boolean {
  const network = parseNetwork(text);
  return network !== undefined && !isMapped(network.address);
}

function readAddress(text: string): Address {
  const address = parseAddress(text);
  if (!address)
    return fail(
      `IP Address ${JSON.stringify(text)} parse error during conversion from string: ParseAddr(${JSON.stringify(text)}): unable to parse IP`,
    );
  return isMapped(address) ? fail(`IPv4-mapped IPv6 address ${JSON.stringify(text)} is not allowed`) : address;
}

function readNetwork(text: string): Network {
  const network = parseNetwork(text);
  if (!network)
    return fail(`network address parse error during conversion from string: netip.ParsePrefix(${JSON.stringify(text)}): no '/'`);
  return isMapped(network.address) ? fail(`IPv4-mapped IPv6 address ${JSON.stringify(text)} is not allowed`) : network;
}

function isLoopback(bytes: Address): boolean {
  return bytes.length === 4 ? bytes[0] === 127 : bytes.every((it, index) => it === (index === 15 ? 1 : 0));
}

function isLinkLocalMulticast([a = 0, b = 0, c = 0, ...rest]: Address): boolean {
  return rest.length === 1 ? a === 224 && b === 0 && c === 0 : a === 0xff && (b & 0x0f) === 2;
}

function isLinkLocalUnicast([a = 0, b = 0, , ...rest]: Address): boolean {
  return rest.length === 1 ? a === 169 && b === 254 : a === 0xfe && (b & 0xc0) === 0x80;
}

function isGlobalUnicast(bytes: Address): boolean {
  const [first = 0] = bytes;
  const isMulticast = bytes.length === 4 ? first >> 4 === 14 : first === 0xff;
  const isBroadcast = bytes.length === 4 && bytes.every((it) => it === 255);
  return !isMulticast && !isBroadcast && !bytes.every((it) => it === 0) && !isLoopback(bytes) && !isLinkLocalUnicast(bytes);
}

/** Whether a text is an address or a network, of IPv4 or IPv6: `10.0.0.0/8`. Source: net.ParseCIDR and net.ParseIP of Go, as ingress-nginx's ParseCIDRs has them. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const most = isIpv4(address) ? 32 : isIpv6(address) ? 128 : -1;
  return most > 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
}

function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((it) => /^(0|[1-9]\d{0,2})$/.test(it) && Number(it) < 256);
}

function isIpv6(text: string): boolean {
  const [head = '', tail, ...more] = text.split('::');
  const groups = [head, tail ?? ''].flatMap((it) => (it === '' ? [] : it.split(':')));
  const mapped = isIpv4(groups.at(-1) ?? '');
  const hex = mapped ? groups.slice(0, -1) : groups;
  const count = hex.length + (mapped ? 2 : 0);
  return (
    more.length === 0 &&
    text.includes(':') &&
    hex.every((it) => /^[\da-fA-F]{1,4}$/.test(it)) &&
    (tail === undefined ? count === 8 : count < 8)
  );
}

/** Whether a text is a duration of Go: `1h30m`, `-1.5h`, `0`. Source: time.ParseDuration. */
export function isDuration(text: string): boolean {
  return secondsIn(text) !== undefined;
}

const units: Readonly<Record<string, number>> = { ns: 1e-9, us: 1e-6, µs: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 };

/** How long a duration of Go is, in seconds; undefined for what is none. */
export function secondsIn(text: string): number | undefined {
  // Longer ones nobody writes, and looking for their units takes the square of their length.
  if (text.length > 100) return undefined;
  const [, sign = '', rest = ''] = /^([+-]?)(.*)$/s.exec(text) ?? [];
  if (rest === '0') return 0;
  const parts = rest.match(/(\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h)/g) ?? [];
  if (parts.length === 0 || parts.join('') !== rest) return undefined;
  const seconds = parts.reduce((sum, part) => {
    const [, number = '', unit = ''] = /^([\d.]+)(\D+)$/.exec(part) ?? [];
    return sum + Number(number) * (units[unit] ?? 0);
  }, 0);
  return sign === '-' ? -seconds : seconds;
}

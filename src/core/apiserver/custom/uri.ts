/** The parts of a URI, as Go's net/url has them. */
export interface Uri {
  readonly scheme: string;
  /** With the port. */
  readonly host: string;
  /** Still escaped. */
  readonly path: string;
  /** What is behind the question mark. */
  readonly query: string;
}

/** A URI as Go's url.ParseRequestURI reads it: absolute, or a path from the root. Undefined for what it refuses. */
export function parseRequestUri(text: string): Uri | undefined {
  if (text === '' || /[\u0000-\u001f\u007f]/.test(text)) return undefined;
  if (text === '*') return { scheme: '', host: '', path: '*', query: '' };
  if (text.startsWith(':')) return undefined;
  const [, scheme = ''] = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(text) ?? [];
  const rest = scheme ? text.slice(scheme.length + 1) : text;
  const mark = rest.indexOf('?');
  const [before, query] = mark < 0 ? [rest, ''] : [rest.slice(0, mark), rest.slice(mark + 1)];
  const found = { scheme: scheme.toLowerCase(), host: '', path: '', query };
  if (!before.startsWith('/')) return scheme ? found : undefined;
  if (!scheme || !before.startsWith('//')) return isEscaped(before) ? { ...found, path: before } : undefined;
  const slash = before.indexOf('/', 2);
  const authority = slash < 0 ? before.slice(2) : before.slice(2, slash);
  const path = slash < 0 ? '' : before.slice(slash);
  const at = authority.lastIndexOf('@');
  const host = authority.slice(at + 1);
  if (!isHost(host) || !isUserInfo(authority.slice(0, Math.max(at, 0))) || !isEscaped(path)) return undefined;
  return { ...found, host, path };
}

/** The host without its port and without brackets. */
export function hostnameOf({ host }: Uri): string {
  const name = host.replace(/:\d*$/, '');
  return name.startsWith('[') ? name.slice(1, name.lastIndexOf(']')) : name;
}

export function portOf({ host }: Uri): string {
  return /:(\d*)$/.exec(host.slice(host.lastIndexOf(']') + 1))?.[1] ?? '';
}

/** The values of a query, by name, as Go's url.Values has them. What is escaped wrongly is left out. */
export function queryOf({ query }: Uri): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const part of query.split('&')) {
    if (part === '' || part.includes(';')) continue;
    const equals = part.indexOf('=');
    const [name, value] = (equals < 0 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1)]).map(unescape);
    if (name === undefined || value === undefined) continue;
    const known = values.get(name);
    if (known) known.push(value);
    else values.set(name, [value]);
  }
  return values;
}

/** A path with what has to be escaped in it escaped, as Go's URL.EscapedPath gives it. */
export function escapedPath({ path }: Uri): string {
  return path.replace(/[^A-Za-z0-9\-_.~$&+,/:;=@%!'()*[\]]/gu, encodeURIComponent);
}

function unescape(text: string | undefined): string | undefined {
  if (text === undefined || !isEscaped(text)) return undefined;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    // Escapes that are no UTF-8.
    return undefined;
  }
}

function isEscaped(text: string): boolean {
  return !/%(?![0-9a-fA-F]{2})/.test(text);
}

function isUserInfo(text: string): boolean {
  return /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(text) && isEscaped(text);
}

function isHost(host: string): boolean {
  if (host.startsWith('[')) {
    const end = host.lastIndexOf(']');
    return end > 0 && /^(:\d*)?$/.test(host.slice(end + 1)) && /^[0-9a-fA-F:.]*(%25[^\s%]+)?$/.test(host.slice(1, end));
  }
  const colon = host.lastIndexOf(':');
  if (colon >= 0 && !/^\d*$/.test(host.slice(colon + 1))) return false;
  return /^([A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"\u0080-\uffff]|%[89a-fA-F][0-9a-fA-F])*$/.test(host);
}

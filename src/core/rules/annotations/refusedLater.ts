import type { Severity } from '../../problem.js';
import { fieldOf } from '../../wiring/fields.js';
import type { MapNode } from '../../yaml/nodes.js';
import { textNode } from '../fields.js';

/** What becomes of a value that passes the validator of its annotation and is refused behind it. */
interface Later {
  readonly said: string;
  readonly does: string;
  readonly severity: Severity;
}

const denied = { does: 'answers 503 on every path of this Ingress', severity: 'error' } as const;

/** What ingress-nginx finds wrong only where it uses the value. Sources: authtls, proxyssl, auth, authreq, redirect: the Parse function of each. */
export function refusedLater(name: string, value: string, root: MapNode): Later | undefined {
  if (value === '') return undefined;
  switch (name.slice('nginx.ingress.kubernetes.io/'.length)) {
    case 'auth-tls-secret':
    case 'proxy-ssl-secret': {
      if (!/^[^/]+\/[^/]+$/.test(value)) return { said: 'must be "namespace/name"', ...denied };
      return inOwnNamespace(value, root);
    }
    case 'auth-secret':
      return value.includes('/') ? inOwnNamespace(value, root) : undefined;
    case 'auth-url':
      return /^[a-z][a-z0-9+.-]*:\/\/[^/.][^/]*/.test(value) && !/^[^/]*\/\/[^/]*\.\./.test(value)
        ? undefined
        : { said: 'must be a whole URL, with a scheme and a host', ...denied };
    case 'auth-response-headers':
      return value.split(',').every((it) => /^[a-zA-Z\d_-]+$/.test(it.trim()))
        ? undefined
        : { said: 'must be names of headers, with commas between', ...denied };
    case 'auth-cache-duration':
      return value.split(',').every(isCacheDuration)
        ? undefined
        : { said: 'must be status codes with a time behind them, such as "200 202 10m, 401 1m"', ...denied };
    case 'permanent-redirect-code':
      return within(value, 300, 308)
        ? undefined
        : { said: 'must be from 300 to 308', does: 'answers with 301 instead', severity: 'warning' };
    case 'temporal-redirect-code':
      return within(value, 300, 307)
        ? undefined
        : { said: 'must be from 300 to 307', does: 'answers with 302 instead', severity: 'warning' };
    case 'proxy-buffer-size':
    case 'proxy-busy-buffers-size':
      return /[bg]$/i.test(value)
        ? { said: 'must be in k or m', does: 'writes a configuration that nginx does not load, for every Ingress', severity: 'error' }
        : undefined;
    case 'client-body-buffer-size':
      return /[bg]$/i.test(value) ? { said: 'must be in k or m', does: 'leaves it out', severity: 'warning' } : undefined;
    case 'proxy-body-size':
    case 'proxy-max-temp-file-size':
      return /b$/i.test(value) ? { said: 'must be in k, m or g', does: 'leaves it out', severity: 'warning' } : undefined;
    default:
      return undefined;
  }
}

function inOwnNamespace(value: string, root: MapNode): Later | undefined {
  const own = textNode(fieldOf(root, 'metadata.namespace'))?.value;
  if (own === undefined || own === '' || value.startsWith(`${own}/`)) return undefined;
  return { said: 'names a Secret of another namespace than that of the Ingress', ...denied };
}

function isCacheDuration(item: string): boolean {
  const words = item.trim().split(/\s+/);
  const times = words.findIndex((it) => !/^\d{3}$/.test(it));
  return times >= 0 && words.slice(times).every((it) => /^\d+(ms|s|m|h|d|w|M|y)$/.test(it));
}

function within(value: string, least: number, most: number): boolean {
  return Number(value) >= least && Number(value) <= most;
}

import type { Environment } from '@marcbachmann/cel-js';
import { escapedPath, hostnameOf, parseRequestUri, portOf, queryOf, type Uri } from '../../uri.js';
import { fail } from '../failure.js';

class CelUrl {
  readonly uri: Uri;
  constructor(uri: Uri) {
    this.uri = uri;
  }
}

/** Source: the urls library of apiserver's pkg/cel/library. */
export function registerUrls(environment: Environment): void {
  const type = 'kubernetes.URL';
  const method = (name: string, result: string, of: (uri: Uri) => unknown): void => {
    environment.registerFunction(`${type}.${name}(): ${result}`, ({ uri }: CelUrl) => of(uri));
  };
  environment
    .registerType(type, { ctor: CelUrl, fields: {} })
    .registerFunction(`url(string): ${type}`, (text: string) => {
      const uri = parseRequestUri(text);
      return uri
        ? new CelUrl(uri)
        : fail(`URL parse error during conversion from string: parse ${JSON.stringify(text)}: invalid URI for request`);
    })
    .registerFunction('isURL(string): bool', (text: string) => parseRequestUri(text) !== undefined)
    .registerOperator(`${type} == ${type}`, (a: CelUrl, b: CelUrl) => JSON.stringify(a.uri) === JSON.stringify(b.uri));
  method('getScheme', 'string', (uri) => uri.scheme);
  method('getHost', 'string', (uri) => uri.host);
  method('getHostname', 'string', hostnameOf);
  method('getPort', 'string', portOf);
  method('getEscapedPath', 'string', escapedPath);
  method('getQuery', 'map<string, list<string>>', queryOf);
}

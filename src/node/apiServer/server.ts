import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Diagnose } from '../../core/diagnose.js';
import type { Catalog, Kind } from '../../core/schema/types.js';
import { createDiscovery, type Discovery, type Root } from './discovery.js';
import { encodeOpenApi } from './openapi.js';
import { status, verdictOn } from './verdict.js';

export interface ApiServer {
  /** `http://127.0.0.1:PORT/SECRET`: what goes into a kubeconfig. */
  readonly url: string;
  /** What the last client called itself, such as `kubectl/v1.36.3 (linux/amd64)`; undefined when none came. */
  readonly userAgent: () => string | undefined;
  /** Works out all answers. Without it that is done at the first request, which then waits. */
  readonly prepare: () => void;
  readonly close: () => void;
}

/**
 * An API server that knows all types of a catalog and holds no object: what a client dry run of kubectl needs. It listens on
 * loopback alone, behind a path that nobody else knows. It has no OpenAPI version 3, where a server would offer to validate
 * fields itself: kubectl would then leave its own check out. Only the kinds that are `described` have their fields told of, which
 * takes a while; kubectl does not look at those of others. What it is given to create, in a dry run of the server's side, it judges by
 * `diagnose`; nothing is kept.
 */
export async function startApiServer(catalog: Catalog, described: readonly Kind[], diagnose?: Diagnose): Promise<ApiServer> {
  const secret = `/${randomUUID()}`;
  let answers: Answers | undefined;
  const prepare = (): Answers => (answers ??= createAnswers(catalog, described));
  let userAgent: string | undefined;
  const server = createServer((request, response) => {
    // Anything on this machine may ask, and what it asks for need not be a URL.
    const [path = ''] = (request.url ?? '').split('?');
    if (!path.startsWith(`${secret}/`)) return send(response, notFound('There is nothing here.'));
    userAgent = request.headers['user-agent'];
    if (request.method === 'POST' && diagnose) return judge(request, response, diagnose);
    request.resume();
    send(response, prepare()(request, path.slice(secret.length)));
  });
  await new Promise<void>((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${secret}`,
    userAgent: () => userAgent,
    prepare,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** No honest object is larger. */
const mostBytes = 10 * 1024 * 1024;

/** Answers once all of an object has come. */
function judge(request: IncomingMessage, response: ServerResponse, diagnose: Diagnose): void {
  const parts: Buffer[] = [];
  let size = 0;
  request.on('data', (part: Buffer) => {
    size += part.length;
    if (size > mostBytes) request.destroy();
    else parts.push(part);
  });
  request.on('end', () => {
    const { code, body, warnings } = verdictOn(diagnose, Buffer.concat(parts).toString('utf8'));
    send(response, { code, type: 'application/json', body, warnings });
  });
}

interface Answer {
  readonly code: number;
  readonly type: string;
  readonly body: Buffer | string;
  readonly warnings?: readonly string[];
}

type Answers = (request: IncomingMessage, path: string) => Answer;

/** What kubectl asks for, in the order in which it asks. Measured with kubectl 1.29 to 1.36. */
function createAnswers(catalog: Catalog, described: readonly Kind[]): Answers {
  const discovery = createDiscovery(catalog);
  const openApi = encodeOpenApi(catalog.kubernetes, described);
  const [major, minor] = catalog.kubernetes.split('.');
  return (request, path) => {
    if (path === '/api' || path === '/apis') return discover(discovery, path, request.headers.accept ?? '');
    if (path === '/openapi/v2') return { code: 200, type: 'application/com.github.proto-openapi.spec.v2.v1.0+protobuf', body: openApi };
    // Asked for by wrappers that pick the kubectl of the server's version.
    if (path === '/version') return json({ major, minor, gitVersion: `v${catalog.kubernetes}.0`, platform: 'linux/amd64' });
    const version = /^\/apis?\/((?:[^/]+\/)?[^/]+)$/.exec(path)?.[1];
    const resources = version && discovery.resources(version);
    return resources ? json(resources) : notFound('the server could not find the requested resource');
  };
}

function discover(discovery: Discovery, root: Root, accept: string): Answer {
  const [, version] = /g=apidiscovery\.k8s\.io;v=(v\w+);as=APIGroupDiscoveryList/.exec(accept) ?? [];
  if (!version) return json(discovery.plain(root));
  return json(discovery.aggregated(root, version), `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`);
}

function json(value: unknown, type = 'application/json'): Answer {
  return { code: 200, type, body: JSON.stringify(value) };
}

function notFound(message: string): Answer {
  return { code: 404, type: 'application/json', body: status(404, 'NotFound', message) };
}

function send(response: ServerResponse, { code, type, body, warnings = [] }: Answer): void {
  for (const it of warnings) response.appendHeader('Warning', `299 - ${JSON.stringify(it)}`);
  response.writeHead(code, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body), Vary: 'Accept' });
  response.end(body);
}

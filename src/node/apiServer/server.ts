import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Catalog, Kind } from '../../core/schema/types.js';
import { createDiscovery, type Discovery, type Root } from './discovery.js';
import { encodeOpenApi } from './openapi.js';

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
 * takes a while; kubectl does not look at those of others.
 */
export async function startApiServer(catalog: Catalog, described: readonly Kind[]): Promise<ApiServer> {
  const secret = `/${randomUUID()}`;
  let answers: Answers | undefined;
  const prepare = (): Answers => (answers ??= createAnswers(catalog, described));
  let userAgent: string | undefined;
  const server = createServer((request, response) => {
    // Anything on this machine may ask, and what it asks for need not be a URL.
    const [path = ''] = (request.url ?? '').split('?');
    if (!path.startsWith(`${secret}/`)) return send(response, status(404, 'NotFound', 'There is nothing here.'));
    request.resume();
    userAgent = request.headers['user-agent'];
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

interface Answer {
  readonly code: number;
  readonly type: string;
  readonly body: Buffer | string;
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
    return resources ? json(resources) : status(404, 'NotFound', 'the server could not find the requested resource');
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

/** How an API server says no. */
function status(code: number, reason: string, message: string): Answer {
  const body = JSON.stringify({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', code, reason, message });
  return { code, type: 'application/json', body };
}

function send(response: ServerResponse, { code, type, body }: Answer): void {
  response.writeHead(code, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body), Vary: 'Accept' });
  response.end(body);
}

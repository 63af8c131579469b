import type { Fix, TextEdit } from '../problem.js';
import { columnOf, endOfContent, removeEntry } from '../yaml/edit.js';
import type { Entry, MapNode } from '../yaml/nodes.js';
import { entryOf } from '../yaml/path.js';
import type { Level } from './validate.js';

/** Rewrites `serviceName` and `servicePort` of the Ingress before networking.k8s.io/v1 to `service`. Undefined for anything else. */
export function oldBackendFix(text: string, ancestors: readonly Level[], entry: Entry): Fix | undefined {
  const level = ancestors.at(-1);
  const isOld = level?.type.name === 'IngressBackend' && (entry.key.value === 'serviceName' || entry.key.value === 'servicePort');
  if (!isOld || entryOf(level.map, 'service')) return undefined;
  return { title: 'Rewrite to "service" with "name" and "port"', edits: rewriteBackend(text, level.map), preferred: true };
}

/** The edits that turn `{serviceName, servicePort}` into `{service: {name, port: {number or name}}}`. None when neither is there. */
export function rewriteBackend(text: string, backend: MapNode): readonly TextEdit[] {
  const name = entryOf(backend, 'serviceName');
  const port = entryOf(backend, 'servicePort');
  const first = [name, port].filter((it) => it !== undefined).toSorted((a, b) => a.start - b.start)[0];
  if (!first) return [];
  const source = (entry: Entry | undefined): string => (entry ? text.slice(entry.value.start, endOfContent(text, entry.value)) : '""');
  const portKey = port?.value.is === 'scalar' && typeof port.value.value === 'number' ? 'number' : 'name';
  const indent = `\n${' '.repeat(columnOf(text, first.start))}`;
  const service = backend.flow
    ? `service: {name: ${source(name)}, port: {${portKey}: ${source(port)}}}`
    : `service:${indent}  name: ${source(name)}${indent}  port:${indent}    ${portKey}: ${source(port)}`;
  const rest = name && port ? [removeEntry(text, backend, first === name ? port : name)] : [];
  return [{ start: first.start, end: endOfContent(text, first), text: service }, ...rest];
}

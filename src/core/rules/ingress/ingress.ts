import { fieldOf, itemsOf, mapsOf } from '../../wiring/fields.js';
import type { Entry, MapNode, Node } from '../../yaml/nodes.js';
import { textNode, type TextNode } from '../fields.js';

export const ingressKind = 'Ingress.networking.k8s.io';

/** One annotation of a resource whose value is text. */
export interface Annotation {
  readonly name: string;
  readonly entry: Entry;
  readonly value: TextNode;
}

/** The annotations of a resource; of a name that stands twice the last counts. A value that is no text is told of elsewhere. */
export function annotationsOf(root: MapNode): readonly Annotation[] {
  const map = fieldOf(root, 'metadata.annotations');
  if (map?.is !== 'map') return [];
  const last = new Map(map.entries.map((entry) => [String(entry.key.value), entry]));
  return [...last].flatMap(([name, entry]): Annotation[] => {
    const value = textNode(entry.value);
    return value ? [{ name, entry, value }] : [];
  });
}

/** The value of one annotation; undefined where it is absent. */
export function annotation(root: MapNode, name: string): string | undefined {
  return annotationsOf(root).find((it) => it.name === name)?.value.value;
}

/** A path of an Ingress with the host that it is of; an empty host is any. */
export interface IngressPath {
  readonly host: string;
  readonly map: MapNode;
  readonly path: TextNode;
  /** Empty where it is absent. */
  readonly type: string;
}

export function pathsOf(root: MapNode): readonly IngressPath[] {
  return mapsOf(fieldOf(root, 'spec.rules')).flatMap((rule) => {
    const host = textNode(fieldOf(rule, 'host'))?.value ?? '';
    return mapsOf(fieldOf(rule, 'http.paths')).flatMap((map): IngressPath[] => {
      const path = textNode(fieldOf(map, 'path'));
      return path ? [{ host, map, path, type: textNode(fieldOf(map, 'pathType'))?.value ?? '' }] : [];
    });
  });
}

/** An entry of `spec.tls`. */
export interface IngressTls {
  readonly map: MapNode;
  readonly hosts: readonly TextNode[];
  readonly secretName: Node | undefined;
}

export function tlsOf(root: MapNode): readonly IngressTls[] {
  return mapsOf(fieldOf(root, 'spec.tls')).map((map) => ({
    map,
    hosts: itemsOf(fieldOf(map, 'hosts')).flatMap((it) => textNode(it) ?? []),
    secretName: fieldOf(map, 'secretName'),
  }));
}

/** Which class an Ingress names, by the field or by the annotation that it had before; undefined where it leaves that to the cluster. */
export function classOf(root: MapNode): string | undefined {
  return textNode(fieldOf(root, 'spec.ingressClassName'))?.value ?? annotation(root, 'kubernetes.io/ingress.class');
}

export const nginxPrefix = 'nginx.ingress.kubernetes.io/';

/** Whether ingress-nginx is to serve an Ingress: its class says so, or what it is annotated with. */
export function isForNginx(root: MapNode): boolean {
  const name = classOf(root);
  return name === undefined ? annotationsOf(root).some((it) => it.name.startsWith(nginxPrefix)) : /nginx/.test(name);
}

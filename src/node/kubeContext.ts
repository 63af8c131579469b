import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseDocument } from 'yaml';

/**
 * The context that kubectl takes when none is named: the first `current-context` in the files of KUBECONFIG, else in
 * `~/.kube/config`. Undefined when there is none, or no file can be read.
 * Source: https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/
 */
export function currentContext(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const listed = (env['KUBECONFIG'] ?? '').split(delimiter).filter(Boolean);
  const paths = listed.length > 0 ? listed : [join(homedir(), '.kube', 'config')];
  return paths.map(contextIn).find(Boolean);
}

function contextIn(path: string): string | undefined {
  try {
    const context: unknown = parseDocument(readFileSync(path, 'utf8')).get('current-context');
    return typeof context === 'string' ? context : undefined;
  } catch {
    return undefined;
  }
}

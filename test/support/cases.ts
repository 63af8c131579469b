import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';

/** A manifest and what a real API server (1.36.3) answered to it. */
export interface RecordedCase {
  readonly id: number;
  /** `Pod/p` */
  readonly base: string;
  readonly text: string;
  /** 201 accepted, 400 refused while decoding, 422 refused by validation. */
  readonly code: 201 | 400 | 422;
  /** Where the fault was made. */
  readonly at: readonly (string | number)[];
  /** `[reason, field, message]` of a 422, in the server's order. */
  readonly causes: readonly (readonly [string, string, string])[];
  /** Of a 400. */
  readonly message: string;
  /** The `Warning:` headers. */
  readonly warnings: readonly string[];
}

interface Line {
  readonly id: number;
  readonly base: string;
  readonly op: keyof typeof faults;
  readonly at?: (string | number)[];
  readonly arg?: unknown;
  readonly code: RecordedCase['code'];
  readonly causes?: RecordedCase['causes'];
  readonly message?: string;
  readonly warnings?: readonly string[];
}

/** All recorded cases of test/conformance: each is a document of bases.yaml with one fault. */
export function recordedCases(): readonly RecordedCase[] {
  const folder = join(process.cwd(), 'test/conformance');
  const bases = new Map(
    parseAllDocuments(readFileSync(join(folder, 'bases.yaml'), 'utf8')).map((it) => {
      const document = it.toJS() as { kind: string; metadata: { name: string } };
      return [`${document.kind}/${document.metadata.name}`, document];
    }),
  );
  const lines = readFileSync(join(folder, 'cases.jsonl'), 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => {
    const { id, base, op, at = [], arg, code, causes = [], message = '', warnings = [] } = JSON.parse(line) as Line;
    const document: unknown = structuredClone(bases.get(base));
    faults[op](document, at, arg);
    const text = stringify(document, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false });
    return { id, base, text, code, at, causes, message, warnings };
  });
}

type Container = Record<string | number, unknown>;

const faults = {
  none: () => undefined,
  delete: (document: unknown, at: (string | number)[]) => {
    const { parent, key } = place(document, at);
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  },
  set: (document: unknown, at: (string | number)[], arg: unknown) => {
    const { parent, key } = place(document, at);
    parent[key] = arg;
  },
  'unknown-key': (document: unknown, at: (string | number)[], arg: unknown) => {
    find(document, at)[String(arg)] = 'x';
  },
  'case-key': (document: unknown, at: (string | number)[], arg: unknown) => rename(find(document, at), String(arg), swapCase(String(arg))),
  'rename-key': (document: unknown, at: (string | number)[], arg: unknown) => {
    const { parent, key } = place(document, at);
    rename(parent, String(key), String(arg));
  },
  'duplicate-item': (document: unknown, at: (string | number)[]) => {
    const list = find(document, at) as unknown as unknown[];
    list.splice(1, 0, structuredClone(list[0]));
  },
  append: (document: unknown, at: (string | number)[], arg: unknown) => {
    (find(document, at) as unknown as unknown[]).push(arg);
  },
};

function find(document: unknown, at: readonly (string | number)[]): Container {
  return at.reduce((node, key) => (node as Container)[key], document) as Container;
}

function place(document: unknown, at: readonly (string | number)[]): { parent: Container; key: string | number } {
  return { parent: find(document, at.slice(0, -1)), key: at.at(-1) ?? '' };
}

function swapCase(word: string): string {
  const first = word.charAt(0);
  return (first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase()) + word.slice(1);
}

/** Keeps the order of the keys. */
function rename(node: Container, from: string, to: string): void {
  const entries = Object.entries(node).map(([key, value]) => [key === from ? to : key, value] as const);
  for (const key of Object.keys(node)) delete node[key];
  for (const [key, value] of entries) node[key] = value;
}

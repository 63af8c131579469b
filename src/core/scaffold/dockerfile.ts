/** What adding the migrations to a Dockerfile comes to. */
export type DockerfileEdit =
  | { readonly outcome: 'added'; readonly added: readonly string[]; readonly text: string }
  /** Both are copied already. */
  | { readonly outcome: 'there' }
  /** The last stage has no copy of `app/` to put them behind. */
  | { readonly outcome: 'no-anchor' };

/**
 * Copies `alembic/` and `alembic.ini` into the last stage, owner `appuser:appgroup`, after its copy of `app/`; each only
 * where it is missing. They are taken from beside `app/` and put beside it.
 */
export function copyMigrations(text: string): DockerfileEdit {
  const stages = readStages(text);
  const copies = stages.at(-1)?.copies ?? [];
  const missing = ['alembic/', 'alembic.ini'].filter((wanted) => !copies.some((copy) => brings(copy, nameOf(wanted))));
  if (!missing.length) return { outcome: 'there' };

  const anchor = copies.findLast((copy) => brings(copy, 'app'));
  const origin = anchor && originOf(anchor, stages);
  if (!origin) return { outcome: 'no-anchor' };

  const from = origin.from === undefined ? '' : `--from=${origin.from} `;
  const target = nameOf(anchor.destination) === 'app' && parentOf(anchor.destination) !== '/' ? parentOf(anchor.destination) : '/app/';
  const lines = missing.map((it) => `${anchor.keyword} ${from}--chown=appuser:appgroup ${origin.folder}${it} ${target}${it}`);
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const before = text.slice(0, anchor.end);
  const block = before.endsWith('\n') ? [...lines, ''] : ['', ...lines];
  return { outcome: 'added', added: missing, text: before + block.join(lineBreak) + text.slice(anchor.end) };
}

/** A COPY or ADD. */
interface Copy {
  /** `COPY`, or `copy` where the Dockerfile is written so. */
  readonly keyword: string;
  readonly from: string | undefined;
  readonly sources: readonly string[];
  readonly destination: string;
  /** The offset behind the instruction and its line break. */
  readonly end: number;
}

interface Stage {
  readonly name: string | undefined;
  readonly copies: readonly Copy[];
}

/**
 * The stage or, without one, the build context in which `alembic/` lies beside `app/`. Where the stage that `app/` is taken
 * from has copied just `app/` itself, `alembic/` is not in that stage but where it got `app/` from.
 */
function originOf(anchor: Copy, stages: readonly Stage[]): { from: string | undefined; folder: string } | undefined {
  const numbers = new Map(stages.flatMap(({ name }, index) => [name, String(index)].map((it) => [it, index])));
  let copy = anchor;
  for (let stage = stages.length - 1; ;) {
    // A stage can only take from those before it, so this ends.
    const earlier = copy.from === undefined ? stage : (numbers.get(copy.from.toLowerCase()) ?? stage);
    const first = earlier < stage ? stages[earlier]?.copies.findLast((it) => brings(it, 'app')) : undefined;
    if (!first) break;
    copy = first;
    stage = earlier;
  }
  const folder = parentOf(copy.sources.find((it) => isCalled(it, 'app')) ?? '');
  // /app by itself is a working directory with who knows what in it, not the package.
  return folder === '/' ? undefined : { from: copy.from, folder };
}

function brings(copy: Copy, name: string): boolean {
  return copy.sources.some((source) => isCalled(source, name));
}

/** By name or by a pattern such as `alembic*`. Not counting a program of this name. */
function isCalled(source: string, name: string): boolean {
  const found = nameOf(source);
  const fits = found === name || (found.endsWith('*') && name.startsWith(found.slice(0, -1)));
  return fits && !parentOf(source).endsWith('bin/');
}

function nameOf(path: string): string {
  return path.split('/').findLast((part) => part !== '') ?? '';
}

/** What stands before the name: `./` of `./app/`, nothing of `app`. */
function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf(nameOf(path)));
}

function readStages(text: string): Stage[] {
  const stages: { name: string | undefined; copies: Copy[] }[] = [];
  for (const { keyword, words, end } of readInstructions(text)) {
    if (keyword.toUpperCase() === 'FROM')
      stages.push({ name: /^as$/i.test(words.at(-2) ?? '') ? words.at(-1)?.toLowerCase() : undefined, copies: [] });
    if (!/^(COPY|ADD)$/i.test(keyword)) continue;
    const flags = words.filter((word) => word.startsWith('--'));
    const paths = words.filter((word) => !word.startsWith('--'));
    stages.at(-1)?.copies.push({
      keyword: keyword === keyword.toLowerCase() ? 'copy' : 'COPY',
      from: flags.find((flag) => flag.startsWith('--from='))?.slice('--from='.length),
      sources: paths.slice(0, -1),
      destination: paths.at(-1) ?? '',
      end,
    });
  }
  return stages;
}

interface Instruction {
  readonly keyword: string;
  /** The arguments; the JSON form (`["app/", "."]`) gives the same words as the plain one. */
  readonly words: readonly string[];
  readonly end: number;
}

/** Joins continued lines, leaves out comments and skips here-documents, as BuildKit does. */
function readInstructions(text: string): Instruction[] {
  const escape = /^#\s*escape\s*=\s*`\s*$/im.test(text.slice(0, text.search(/^[^#]/m))) ? '`' : '\\';
  const instructions: Instruction[] = [];
  let pending = '';
  let documents: string[] = [];
  let offset = 0;
  for (const line of text.split(/(?<=\n)/)) {
    offset += line.length;
    const content = line.trim();
    const [document] = documents;
    if (document !== undefined) {
      if (content === document) documents = documents.slice(1);
    } else if (content === '' || content.startsWith('#')) {
      continue;
    } else if (content.endsWith(escape)) {
      pending += content.slice(0, -1) + ' ';
      continue;
    } else {
      pending += content;
      documents = hereDocuments(pending);
    }
    if (documents.length) continue;
    const [keyword = '', ...words] = pending
      .replace(/[[\]",]/g, ' ')
      .trim()
      .split(/\s+/);
    instructions.push({ keyword, words, end: offset });
    pending = '';
  }
  return instructions;
}

function hereDocuments(instruction: string): string[] {
  if (!/^(RUN|COPY|ADD)\s/i.test(instruction)) return [];
  return [...instruction.matchAll(/(?<=[\s0-9])<<-?["']?([A-Za-z_]\w*)["']?(?=\s|$)/g)].map((match) => match[1] ?? '');
}

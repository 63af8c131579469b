import { TextDecoder } from 'node:util';
import { opendirSync, readFileSync, statSync, type Dir } from 'node:fs';

/**
 * The files to lint under a path, named as yamllint names them: the path itself, or what a folder holds under names that are taken,
 * in the order of the file system, files before folders. Symlinks to folders are not followed; pipes and the like are left out.
 */
export function* walk(path: string, takes: (name: string) => boolean): Generator<string> {
  if (isFolder(path)) yield* walkFolder(path, takes);
  else yield path;
}

function* walkFolder(folder: string, takes: (name: string) => boolean): Generator<string> {
  const directory = openFolder(folder);
  if (!directory) return;
  const folders: string[] = [];
  for (let entry = directory.readSync(); entry; entry = directory.readSync()) {
    const path = folder.endsWith('/') ? `${folder}${entry.name}` : `${folder}/${entry.name}`;
    if (entry.isDirectory()) folders.push(path);
    else if (takes(entry.name) && (entry.isFile() || (entry.isSymbolicLink() && !isFolder(path)))) yield path;
  }
  directory.closeSync();
  for (const it of folders) yield* walkFolder(it, takes);
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // What is not there, or may not be looked at, is told of when it is read.
    return false;
  }
}

/** Undefined for a folder that may not be read: yamllint passes over those without a word. */
function openFolder(folder: string): Dir | undefined {
  try {
    return opendirSync(folder);
  } catch {
    return undefined;
  }
}

export type ReadText = { readonly text: string } | { readonly problem: string };

/** The text of a file, or of standard input (0). `encoding` wins over what the first bytes tell. */
export function readText(file: string | 0, encoding: string | undefined): ReadText {
  const name = file === 0 ? 'stdin' : file;
  try {
    const bytes = readFileSync(file);
    return { text: decode(bytes, encoding ?? encodingOf(bytes)) };
  } catch (error) {
    return { problem: said(error as NodeJS.ErrnoException, name) };
  }
}

/** Whether a file starts with the byte order mark of UTF-8. */
export function hasMark(file: string): boolean {
  return readFileSync(file).subarray(0, 3).equals(Buffer.from('\ufeff'));
}

/** As Python says it: `[Errno 2] No such file or directory: 'a.yaml'`. */
function said({ code = '', errno, message }: NodeJS.ErrnoException, name: string): string {
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return `${name} is not text in the encoding that it seems to be in`;
  if (errno === undefined) return `${name}: ${message}`;
  const [, reason = code] = /^\w+: (.*?),/.exec(message) ?? [];
  return `[Errno ${Math.abs(errno)}] ${reason.charAt(0).toUpperCase()}${reason.slice(1)}: '${name}'`;
}

/** What the first bytes of a text say of its encoding: a byte order mark, or where the zeros are in its first character. */
function encodingOf(bytes: Buffer): string {
  const [first = 1, second = 1, third = 1, fourth = 1] = bytes;
  if (first === 0 && second === 0 && (third === 0 || (third === 0xfe && fourth === 0xff))) return 'utf-32be';
  if ((first === 0xff && second === 0xfe && third === 0 && fourth === 0) || (second === 0 && third === 0 && fourth === 0))
    return 'utf-32le';
  if ((first === 0xfe && second === 0xff) || first === 0) return 'utf-16be';
  if ((first === 0xff && second === 0xfe) || second === 0) return 'utf-16le';
  return 'utf-8';
}

const decoders = new Map<string, TextDecoder>();

/** Each costs as much as a small file to read. */
function decoderOf(encoding: string): TextDecoder {
  const decoder = decoders.get(encoding) ?? new TextDecoder(encoding, { fatal: true });
  decoders.set(encoding, decoder);
  return decoder;
}

/** Without the byte order mark. Throws where the bytes are no text in this encoding, or there is no such encoding. */
function decode(bytes: Buffer, encoding: string): string {
  const order = /^utf-32(be|le)$/.exec(encoding)?.[1];
  if (order === undefined) return decoderOf(encoding).decode(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let text = '';
  for (let at = 0; at + 4 <= bytes.length; at += 4) text += String.fromCodePoint(view.getUint32(at, order === 'le'));
  return text.replace(/^\ufeff/, '');
}

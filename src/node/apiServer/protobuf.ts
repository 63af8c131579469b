/**
 * Writes protocol buffers from their end to their beginning: by the time that a message's header is written its length is known,
 * so nothing is measured or copied twice. Of several fields the last one is therefore written first.
 */
export interface MessageWriter {
  readonly string: (field: number, value: string) => void;
  /** A message as a field: whatever `write` writes is its content. */
  readonly message: (field: number, write: () => void) => void;
  /** All that was written. */
  readonly bytes: () => Buffer;
}

const lengthDelimited = 2;

export function createMessageWriter(): MessageWriter {
  let buffer = Buffer.allocUnsafe(1 << 16);
  let start = buffer.length;

  const reserve = (size: number): void => {
    if (size <= start) return;
    const used = buffer.length - start;
    const larger = Buffer.allocUnsafe(2 * (used + size));
    buffer.copy(larger, larger.length - used, start);
    start = larger.length - used;
    buffer = larger;
  };
  const varint = (value: number): void => {
    const size = value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : value < 1 << 28 ? 4 : 5;
    reserve(size);
    start -= size;
    let rest = value;
    for (let at = start; at < start + size; at += 1) {
      buffer[at] = (rest & 0x7f) | (at + 1 < start + size ? 0x80 : 0);
      rest >>>= 7;
    }
  };
  const header = (field: number, length: number): void => {
    varint(length);
    varint((field << 3) | lengthDelimited);
  };

  return {
    string(field, value) {
      const size = Buffer.byteLength(value);
      reserve(size);
      start -= size;
      buffer.write(value, start);
      header(field, size);
    },
    message(field, write) {
      const before = buffer.length - start;
      write();
      header(field, buffer.length - start - before);
    },
    bytes: () => buffer.subarray(start),
  };
}

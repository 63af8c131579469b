/** Where one document of a file stands: UTF-16 offsets in the file, end exclusive. */
export interface DocumentSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * Splits a text into its documents, by line starts alone: a line that starts with `---` or `...` is never content.
 * The spans cover the whole text without gaps; a text without such lines is one span. Linear in the text's length.
 */
export function splitDocuments(text: string): readonly DocumentSpan[] {
  const spans: DocumentSpan[] = [];
  let start = 0;
  let line = 0;
  while (line < text.length) {
    const next = endOfLine(text, line);
    if (isMarker(text, line, '---')) {
      // What precedes the first marker (comments, directives) belongs to the document that the marker opens.
      if (hasContent(text, start, line)) {
        spans.push({ start, end: line });
        start = line;
      }
    } else if (isMarker(text, line, '...')) {
      spans.push({ start, end: next });
      start = next;
    }
    line = next;
  }
  if (start < text.length || spans.length === 0) spans.push({ start, end: text.length });
  return spans;
}

function isMarker(text: string, line: number, marker: string): boolean {
  if (!text.startsWith(marker, line)) return false;
  const after = text[line + marker.length];
  return after === undefined || after === ' ' || after === '\t' || after === '\n' || after === '\r';
}

/** Whether some line between the offsets is more than a comment, a directive or nothing; a marker is content. */
function hasContent(text: string, start: number, end: number): boolean {
  for (let line = start; line < end; line = endOfLine(text, line)) {
    let first = line;
    while (text[first] === ' ' || text[first] === '\t' || text[first] === '\uFEFF') first += 1;
    const character = text[first];
    const nothing = character === undefined || character === '\n' || character === '\r' || character === '#';
    if (!nothing && !(character === '%' && first === line)) return true;
  }
  return false;
}

/** The offset after the line break of the line that holds `offset`. */
function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

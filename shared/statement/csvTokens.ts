/**
 * CSV text as records with their physical line numbers. Our own few lines rather than a package: the line on which a
 * record starts and everything read before an unclosed quote must be known, and `shared` may not pull in Node's types.
 */

/** One record. `line` is the physical line it starts on, from 1; line ends inside quotes count. */
export interface CsvRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

export interface CsvRecords {
  readonly records: readonly CsvRecord[];
  /** Line of a quote that is never closed; 0 if none. The records before it are whole. */
  readonly openQuoteLine: number;
  /** Whether the text ends with a line end. */
  readonly endsWithNewline: boolean;
}

/** Where a quoted cell's text ends; −1 if it never does. A doubled quote is one quote. */
function readQuoted(text: string, from: number): { value: string; next: number } | null {
  let value = '';
  let at = from;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return null;
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { value, next: quote + 1 };
    value += '"';
    at = quote + 2;
  }
}

function endOfCell(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length) {
    const char = text[at];
    if (char === delimiter || char === '\n' || char === '\r') return at;
    at += 1;
  }
  return at;
}

function countLineEnds(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

/**
 * Splits CSV text (RFC 4180, any one-character delimiter, `\n`, `\r\n` or `\r`). A quote inside an unquoted cell is
 * itself; text after a closing quote is kept. Never throws. `limit` stops after so many records.
 */
export function splitCsv(text: string, delimiter: string, limit = Number.POSITIVE_INFINITY): CsvRecords {
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 1;
  let startLine = 1;
  const endsWithNewline = /[\r\n]$/.test(text);
  while (at < text.length && records.length < limit) {
    let value = '';
    if (text[at] === '"') {
      const quoted = readQuoted(text, at + 1);
      if (!quoted) return { records, openQuoteLine: startLine, endsWithNewline };
      line += countLineEnds(quoted.value);
      value = quoted.value;
      at = quoted.next;
    }
    const end = endOfCell(text, at, delimiter);
    cells.push(value + text.slice(at, end));
    at = end;
    if (text[at] === delimiter) {
      at += 1;
      if (at < text.length) continue;
      cells.push('');
    }
    records.push({ cells, line: startLine });
    cells = [];
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    line += 1;
    startLine = line;
  }
  return { records, openQuoteLine: 0, endsWithNewline };
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** The delimiter that splits most lines into the same number (above one) of cells; `,` if none does. */
export function detectDelimiter(text: string): { delimiter: Delimiter; certain: boolean } {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const widths = new Map<number, number>();
    for (const { cells } of splitCsv(text, delimiter, 60).records) {
      if (cells.length > 1) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
    }
    for (const [width, count] of widths) {
      const score = count * 100 + width;
      if (score > best.score) best = { delimiter, score };
    }
  }
  return { delimiter: best.delimiter, certain: best.score > 0 };
}

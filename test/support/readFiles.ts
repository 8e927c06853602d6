/** Reads a report's files back: a workbook's cells, a PDF's text, CSV by RFC 4180. */
import { unzipSync, strFromU8 } from 'fflate';
import { XMLParser } from 'fast-xml-parser';
import * as v from 'valibot';

/** What a cell holds: a number, or a text; formats by the cell's style. */
export interface XlsxCell {
  readonly value: string | number | null;
  readonly format: string;
  readonly formula: string;
}

export interface XlsxSheet {
  readonly name: string;
  /** Rows of the table alone, heads first. */
  readonly rows: readonly (readonly XlsxCell[])[];
  readonly frozenRows: number;
}

const text = (files: Record<string, Uint8Array>, name: string) => strFromU8(files[name] ?? new Uint8Array());
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => ['row', 'c', 'si', 'sheet', 'xf', 'numFmt', 'pane'].includes(name),
});

const CellSchema = v.object({
  '@r': v.string(),
  '@s': v.optional(v.string(), '0'),
  '@t': v.optional(v.string(), ''),
  v: v.optional(v.string()),
  f: v.optional(v.string(), ''),
});
const SheetSchema = v.object({
  worksheet: v.object({
    sheetViews: v.optional(v.any()),
    sheetData: v.object({
      row: v.optional(v.array(v.object({ c: v.optional(v.array(CellSchema), []) })), []),
    }),
  }),
});

/** Every sheet of a workbook, in order. Throws for what isn't one. */
export function readXlsx(bytes: Uint8Array): XlsxSheet[] {
  const files = unzipSync(bytes);
  const strings = sharedStrings(text(files, 'xl/sharedStrings.xml'));
  const formats = cellFormats(text(files, 'xl/styles.xml'));
  const book: unknown = parser.parse(text(files, 'xl/workbook.xml'));
  const BookSchema = v.object({
    workbook: v.object({ sheets: v.object({ sheet: v.array(v.object({ '@name': v.string() })) }) }),
  });
  return v.parse(BookSchema, book).workbook.sheets.sheet.map(({ '@name': name }, at) => {
    const xml = text(files, `xl/worksheets/sheet${at + 1}.xml`);
    const { worksheet } = v.parse(SheetSchema, parser.parse(xml));
    const rows = worksheet.sheetData.row.map(({ c }) => {
      const row: XlsxCell[] = [];
      for (const cell of c) row[columnOf(cell['@r'])] = cellOf(cell, strings, formats);
      return Array.from(row, (cell) => cell ?? { value: null, format: '', formula: '' });
    });
    return { name: decode(name), rows, frozenRows: Number(/ySplit="(\d+)"/.exec(xml)?.[1] ?? 0) };
  });
}

function cellOf(
  cell: v.InferOutput<typeof CellSchema>,
  strings: readonly string[],
  formats: readonly string[],
): XlsxCell {
  const format = formats[Number(cell['@s'])] ?? '';
  const formula = decode(cell.f);
  if (cell.v === undefined) return { value: null, format, formula };
  if (cell['@t'] === 's') return { value: strings[Number(cell.v)] ?? '', format, formula };
  return { value: Number(cell.v), format, formula };
}

function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference.replace(/\d+$/, '')) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function sharedStrings(xml: string): string[] {
  return [...xml.matchAll(/<si>(.*?)<\/si>/gs)].map(([, inner = '']) =>
    decode([...inner.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, part = '']) => part).join('')),
  );
}

function cellFormats(xml: string): string[] {
  const codes = new Map(
    [...xml.matchAll(/<numFmt numFmtId="(\d+)" formatCode="(.*?)"\/>/g)].map(([, id = '', code = '']) => [
      id,
      decode(code),
    ]),
  );
  const cells = /<cellXfs.*?<\/cellXfs>/s.exec(xml)?.[0] ?? '';
  return [...cells.matchAll(/<xf ([^>]*)/g)].map(
    ([, attributes = '']) => codes.get(/numFmtId="(\d+)"/.exec(attributes)?.[1] ?? '') ?? '',
  );
}

function decode(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** The text of each page of a PDF, its pieces with a space between. */
export async function readPdf(bytes: Uint8Array): Promise<string[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    data: bytes.slice(),
    isEvalSupported: false,
    useSystemFonts: false,
    verbosity: 0,
  });
  const pdf = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    // oxlint-disable-next-line no-await-in-loop -- page after page
    const content = await (await pdf.getPage(number)).getTextContent();
    pages.push(content.items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  await task.destroy();
  return pages;
}

/** CSV by RFC 4180, with its BOM taken off. */
export function readCsv(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  const body = csv.replace(/^\uFEFF/, '');
  for (let at = 0; at < body.length; at += 1) {
    const letter = body[at] ?? '';
    if (quoted && letter === '"' && body[at + 1] === '"') {
      field += '"';
      at += 1;
    } else if (letter === '"') quoted = !quoted;
    else if (quoted) field += letter;
    else if (letter === ',' || letter === '\n') {
      row.push(field);
      field = '';
      if (letter === '\n') {
        rows.push(row);
        row = [];
      }
    } else if (letter !== '\r') field += letter;
  }
  return rows;
}

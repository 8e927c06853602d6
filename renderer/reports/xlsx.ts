/** A report as a workbook: a sheet a section, amounts as numbers in their currency's format, days as real dates. */
import writeWorkbook, { type CellObject, type Sheet } from 'write-excel-file/universal';
import { type Currency, exponentOf, toMajorNumber, toMajorText } from '../../shared/money.ts';
import type { Cell, Column, Report, Section } from '../../shared/report/model.ts';
import { cellWriter } from './cellText.ts';
import type { OnRows } from './progress.ts';

/** A spreadsheet keeps fifteen digits: what has more is written as text, whole. */
const EXACT = 1e15;
/** Excel takes no longer text in a formula, and no longer one in a cell. */
const FORMULA_TEXT = 255;
const CELL_TEXT = 32_767;
const HEAD: CellObject = { fontWeight: 'bold', backgroundColor: '#eef1f4', wrap: true, alignVertical: 'top' };
const FOOT: CellObject = { fontWeight: 'bold', topBorderStyle: 'thin', topBorderColor: '#5b6472' };
const NUMBERS = new Set<Column['type']>(['money', 'count', 'rate']);

/** The workbook's bytes. `locale` writes the widths' texts only: Excel shows numbers and dates as its user has them. */
export async function renderXlsx(
  report: Report,
  { locale, onRows }: { readonly locale: string; readonly onRows?: OnRows | undefined },
): Promise<ArrayBuffer> {
  const write = cellWriter(locale);
  let done = 0;
  const sheets = report.sections.map((section, at): Sheet<Blob> => {
    const sheet = sheetOf(section, `${at + 1} ${section.title}`, write);
    done += section.rows.length;
    onRows?.(done);
    return sheet;
  });
  const blob = await writeWorkbook([aboutSheet(report), ...sheets]).toBlob();
  return blob.arrayBuffer();
}

/** At most 31 letters, and none that a sheet's name may not have. */
function sheetName(name: string): string {
  return name
    .replace(/[[\]:*?/\\]/g, ' ')
    .slice(0, 31)
    .trim();
}

function aboutSheet(report: Report): Sheet<Blob> {
  const plain = (value: string): CellObject => ({ ...textOf(printable(value)), wrap: true });
  const bold = (value: string): CellObject => ({ ...plain(value), fontWeight: 'bold' });
  const facts = report.facts.filter(({ value }) => value !== '');
  return {
    sheet: sheetName(report.labels.about),
    columns: [{ width: 24 }, { width: 90 }],
    data: [
      [{ ...bold(report.title), fontSize: 14, wrap: false }],
      [null, plain(report.period)],
      ...facts.map(({ label, value }) => [bold(label), plain(value)]),
      [null, plain(report.made)],
      ...(report.warning === '' ? [] : [[null, bold(report.warning)]]),
    ],
  };
}

function sheetOf(section: Section, name: string, write: (cell: Cell) => string): Sheet<Blob> {
  const { columns, rows, totals, notes } = section;
  const head = columns.map(({ title, type }): CellObject => ({
    ...HEAD,
    type: String,
    value: title,
    align: NUMBERS.has(type) ? 'right' : 'left',
  }));
  const plain = (value: string): CellObject[] => [{ type: String, value }];
  return {
    sheet: sheetName(name),
    stickyRowsCount: 1,
    orientation: 'landscape',
    columns: columns.map((column, at) => ({ width: widthOf(column, at, section, write) })),
    data: [
      head,
      ...(rows.length === 0 ? [plain(section.empty)] : rows.map((row) => row.map((cell) => cellOf(cell)))),
      ...totals.map(({ label, cells }) =>
        cells.map((cell, at) => ({ ...FOOT, ...(at === 0 ? { type: String, value: label } : cellOf(cell)) })),
      ),
      [],
      ...notes.map(plain),
    ],
  };
}

/** Characters: of what is widest among the first rows, within reason. */
function widthOf(
  { title, type }: Column,
  at: number,
  { rows, totals }: Section,
  write: (cell: Cell) => string,
): number {
  const cells = [...rows.slice(0, 500).map((row) => row[at]), ...totals.map(({ cells: all }) => all[at])];
  const widest = Math.max(
    title.length,
    ...cells.map((cell) => (cell === undefined ? 0 : write(cell).length)),
  );
  return Math.min(type === 'text' ? 60 : 28, Math.max(8, widest + 3));
}

function cellOf(cell: Cell): CellObject | null {
  if (cell === null) return null;
  switch (cell.kind) {
    case 'money':
      return Math.abs(cell.minor) < EXACT
        ? {
            type: Number,
            value: toMajorNumber(cell.minor, cell.currency),
            format: moneyFormat(cell.currency),
          }
        : {
            type: String,
            value: `${toMajorText(cell.minor, cell.currency)} ${cell.currency}`,
            align: 'right',
          };
    case 'date':
      return { type: Date, value: new Date(`${cell.date}T00:00:00Z`), format: 'yyyy-mm-dd', align: 'left' };
    case 'count':
      return { type: Number, value: cell.count, format: '#,##0' };
    case 'rate':
      return { type: Number, value: cell.share, format: '0.00%' };
    case 'link':
      return linkOf(cell.text, cell.url);
    default:
      return textOf(printable(cell.text).slice(0, CELL_TEXT));
  }
}

/**
 * A text as a cell. The library looks texts up in a plain object, where it takes `constructor` and its like for texts that it has
 * already: such a one is written as a formula that is just this text.
 */
function textOf(value: string): CellObject {
  return value in {} ? { type: 'Formula', value: `"${value}"` } : { type: String, value };
}

/** XML has no place for control characters and halves of letters; a file with one wouldn't open. */
function printable(words: string): string {
  return words.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, (letter) => (letter === '\n' ? letter : ' '));
}

/** `1,234.50 AUD`, as many decimals as the currency has. */
function moneyFormat(currency: Currency): string {
  const exponent = exponentOf(currency);
  return `#,##0${exponent === 0 ? '' : `.${'0'.repeat(exponent)}`} "${currency}"`;
}

function linkOf(text: string, url: string): CellObject {
  if (url.length > FORMULA_TEXT || text.length > FORMULA_TEXT) return { type: String, value: url };
  const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
  return {
    type: 'Formula',
    value: `HYPERLINK(${quoted(url)},${quoted(text)})`,
    textColor: '#0b5cad',
    textDecoration: { underline: true },
  };
}

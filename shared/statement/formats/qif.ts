/** QIF files of a bank account. Source: Quicken Interchange Format, record letters D T U P M N L and `^`. */
import { exponentOf, type Minor } from '../../money.ts';
import { type DecimalMark, detectDecimalMark, parseCsvAmount } from '../csvAmounts.ts';
import { type DateOrder, detectDateOrder, parseCsvDate } from '../csvDates.ts';
import { type FileRead, type FileStatement, IssueList } from '../fileStatement.ts';
import type { RawLine } from '../rawLine.ts';

/** How a file's dates are written; `certain` is false where another order reads it as well. */
export interface QifDates {
  readonly order: DateOrder;
  readonly certain: boolean;
}

export interface QifRead extends FileRead {
  readonly dates: QifDates;
}

/** Whether a text looks like QIF: its first line is a header such as `!Type:Bank`. */
export function looksLikeQif(text: string): boolean {
  return /^\s*!(Type|Account|Option|Clear)\b/i.test(text.slice(0, 500));
}

/** Sections with lines of an account; investments, categories and memorised payments have none. */
const ACCOUNT_TYPES = /^!Type:\s*(Bank|CCard|Cash|Oth A|Oth L)\s*$/i;

/** Marks a record that has its date or amount twice. */
const REPEATED = 'repeated';

interface QifRecord {
  readonly fields: ReadonlyMap<string, string>;
  /** Physical line of its first field. */
  readonly line: number;
}

/** The records of account sections; `isOpen` if the last one lacks its `^`. */
function recordsOf(text: string): { records: QifRecord[]; isOpen: boolean; skipped: number } {
  const records: QifRecord[] = [];
  let fields = new Map<string, string>();
  let [start, skipped] = [0, 0];
  let isAccount = false;
  let isFirst = true;
  text.split(/\r\n|\n|\r/).forEach((raw, index) => {
    const row = raw.trim();
    if (row === '' || row === '\u001a') return;
    if (row.startsWith('!')) {
      isAccount = ACCOUNT_TYPES.test(row);
      isFirst = true;
      fields = new Map();
      return;
    }
    if (row.startsWith('^')) {
      // Many programs begin with a record that only states the opening balance.
      const isOpening = isFirst && /^opening balance$/i.test(fields.get('P') ?? '');
      if (isAccount && fields.size > 0 && !isOpening) records.push({ fields, line: start });
      else if (fields.size > 0) skipped += 1;
      isFirst = false;
      fields = new Map();
      return;
    }
    if (fields.size === 0) start = index + 1;
    const letter = row.slice(0, 1).toUpperCase();
    if (!fields.has(letter)) fields.set(letter, row.slice(1).trim());
    else if (letter === 'D' || letter === 'T') fields.set(REPEATED, letter);
  });
  return { records, isOpen: fields.size > 0 && isAccount, skipped };
}

/** `19/11'26` and ` 1/ 2/06` as other files write them; after an apostrophe the year is of this century. */
function plainDateText(text: string): string {
  return text
    .replace(/\s*'\s*(\d{1,2})$/, (_, year: string) => `/20${year.padStart(2, '0')}`)
    .replace(/\s*'\s*(\d{4})$/, '/$1')
    .replace(/(?<=[/.-])\s+/g, '');
}

const amountText = ({ fields }: QifRecord) => fields.get('T') ?? fields.get('U') ?? '';
const dateText = ({ fields }: QifRecord) => plainDateText(fields.get('D') ?? '');

/**
 * Reads a QIF file. Dates are in the order that the whole file agrees on (`dates` tells which and whether another would do as
 * well), or in `order` if given. A QIF file names neither account nor currency: `currency` is the account's. Never
 * throws: a bad record is an issue with its physical line number, and the others are kept.
 */
export function parseQif(text: string, file: string, currency: string, order?: DateOrder): QifRead {
  const found = new IssueList(file);
  const { records, isOpen, skipped } = recordsOf(text);
  const detected = detectDateOrder(records.map(dateText));
  const dates = order === undefined ? detected : { order, certain: true };
  const mark = decimalMarkOf(records, currency, found);
  const lines = records
    .map((record) => lineOf(record, { mark, order: dates.order, currency }, found))
    .filter((line) => line !== null);
  if (!dates.certain && records.length > 0) {
    const read = { DMY: 'day first', MDY: 'month first', YMD: 'year first' }[dates.order];
    found.warn(
      records[0]?.line ?? 0,
      'D',
      `Nothing in the file tells whether its dates are day or month first. They were read ${read}: check one.`,
    );
  }
  if (skipped > 0)
    found.warn(0, '!Type', `${skipped} records that aren't lines of a bank account were left out.`);
  if (isOpen)
    found.error(
      0,
      '^',
      'The file ends inside a record. The complete records before were read. Ask for the file again, or import the part that is here.',
    );
  const statement: FileStatement = { id: '', currency: '', lines, opening: null, closing: null, line: 1 };
  return {
    statements: records.length > 0 ? [statement] : [],
    issues: found.issues,
    complete: !isOpen,
    dates,
  };
}

/** Of amounts such as `1,234` alone nobody can tell; a currency of three decimals writes them so, one without decimals groups. */
function decimalMarkOf(records: readonly QifRecord[], currency: string, found: IssueList): DecimalMark {
  const { mark, certain } = detectDecimalMark(records.map(amountText));
  if (certain) return mark;
  if (exponentOf(currency) === 3) return mark === '.' ? ',' : '.';
  const isGroupedOnly = !records.some((record) => amountText(record).includes(mark));
  if (exponentOf(currency) === 0 && isGroupedOnly) return mark;
  const line = records[0]?.line ?? 0;
  found.warn(
    line,
    'T',
    `Nothing in the file tells which sign marks the decimals. "${mark}" was taken: check one amount.`,
  );
  return mark;
}

function lineOf(
  record: QifRecord,
  how: { readonly mark: DecimalMark; readonly order: DateOrder; readonly currency: string },
  found: IssueList,
): RawLine | null {
  const { fields, line } = record;
  const date = parseCsvDate(dateText(record), how.order);
  const amount: Minor | null = parseCsvAmount(amountText(record), how.mark, exponentOf(how.currency));
  if (fields.has(REPEATED)) {
    const letter = fields.get(REPEATED) ?? '';
    found.error(
      line,
      letter,
      `The record has ${letter} twice: the file lost something between two records. It was left out.`,
    );
    return null;
  }
  if (date === null) {
    found.error(line, 'D', `"${fields.get('D') ?? ''}" is no date. The record was left out.`);
    return null;
  }
  if (amount === null) {
    found.error(
      line,
      'T',
      how.currency === ''
        ? `"${amountText(record)}" is no exact amount. The record was left out.`
        : `"${amountText(record)}" is no exact amount in ${how.currency}. The record was left out.`,
    );
    return null;
  }
  return {
    date,
    amount,
    currency: how.currency,
    payee: fields.get('P') ?? '',
    description: fields.get('M') ?? '',
    reference: fields.get('N') ?? '',
    bankId: '',
    balance: null,
    line,
  };
}

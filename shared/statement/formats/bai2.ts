/** BAI2 bank files. Source: BAI "Cash Management Balance Reporting Specifications" version 2, records 01 02 03 16 49 88 98 99. */
import { dateFromParts, type PlainDate } from '../../dates.ts';
import { exponentOf, type Minor, minor, negate } from '../../money.ts';
import { checkBalances, type FileRead, IssueList, type StatedAmount } from '../fileStatement.ts';
import type { RawLine } from '../rawLine.ts';

/** Whether a text looks like BAI2: a file header and a group header. */
export function looksLikeBai2(text: string): boolean {
  return /^\s*01,[^\n\r]*[\n\r]+\s*02,/.test(text.slice(0, 2000));
}

interface Row {
  readonly code: string;
  /** Everything after the code, continuations joined; text keeps its commas. */
  readonly body: string;
  readonly line: number;
  /** Physical records that it is made of. */
  readonly records: number;
}

/** Records with their continuations (88) joined. A `/` ends a record that has no text. */
function recordsOf(text: string): Row[] {
  const rows: { code: string; body: string; line: number; records: number }[] = [];
  let isText = false;
  text.split(/\r\n|\n|\r/).forEach((raw, index) => {
    const found = /^\s*(\d{2}),(.*)$/.exec(raw);
    if (!found) return;
    const [, code = '', rest = ''] = found;
    const body = rest.trimEnd().replace(/\/$/, '');
    const last = rows.at(-1);
    if (code !== '88') rows.push({ code, body, line: index + 1, records: 1 });
    else if (last) {
      last.body += isText ? ` ${body}` : `,${body}`;
      last.records += 1;
    }
    // Once a detail record has reached its text, all that continues it is more of it.
    const now = rows.at(-1);
    isText = (code === '88' && isText) || (now?.code === '16' && hasText(now.body));
  });
  return rows;
}

/** More fields than that before the text has no detail record: what is longer is text. */
const LONGEST_HEAD = 2_000;

function hasText(body: string): boolean {
  return body.length > LONGEST_HEAD || detailOf(body.split(',')).text !== '';
}

interface Detail {
  readonly type: string;
  readonly amount: string;
  readonly bankReference: string;
  readonly customerReference: string;
  readonly text: string;
}

/** How many fields a funds type takes after itself. */
function fundsFields(cells: readonly string[], at: number): number {
  const kind = (cells[at] ?? '').toUpperCase();
  if (kind === 'S') return 3;
  if (kind === 'V') return 2;
  return kind === 'D' ? 1 + 2 * Number(cells[at + 1] ?? 0) : 0;
}

function detailOf(cells: readonly string[]): Detail {
  const after = 3 + fundsFields(cells, 2);
  return {
    type: cells[0] ?? '',
    amount: cells[1] ?? '',
    bankReference: cells[after] ?? '',
    customerReference: cells[after + 1] ?? '',
    text: cells
      .slice(after + 2)
      .join(',')
      .trim(),
  };
}

/** Digits without a decimal mark; null if it is none. An empty amount is zero. */
function impliedAmount(text: string): Minor | null {
  if (!/^[+-]?\d{0,15}$/.test(text)) return null;
  return minor(Number(text === '' || text === '+' || text === '-' ? 0 : text));
}

function dateOf(text: string): PlainDate | null {
  const found = /^(\d{2})(\d{2})(\d{2})$/.exec(text);
  if (!found) return null;
  try {
    return dateFromParts(2000 + Number(found[1]), Number(found[2]), Number(found[3]));
  } catch {
    return null;
  }
}

interface OpenAccount {
  id: string;
  currency: string;
  opening: StatedAmount | null;
  closing: StatedAmount | null;
  readonly lines: RawLine[];
  readonly line: number;
  /** Sum of all amounts as written, for the trailer's control total. */
  total: number;
  ended: boolean;
  /** Physical records so far, continuations counted. */
  records: number;
}

class Reader {
  readonly found: IssueList;
  readonly accounts: OpenAccount[] = [];
  private readonly fallback: string;
  private date: PlainDate | null = null;
  private groupCurrency = '';
  isOver = false;

  constructor(file: string, fallback: string) {
    this.found = new IssueList(file);
    this.fallback = fallback;
  }

  take(row: Row): void {
    const cells = row.body.split(',').map((cell) => cell.trim());
    if (row.code === '02') this.group(cells, row.line);
    else if (row.code === '03') this.account(cells, row);
    else if (row.code === '16' || row.code === '49') this.inAccount(row, cells);
    else if (row.code === '99') {
      this.checkEnded(row.line);
      this.isOver = true;
    }
  }

  private group(cells: readonly string[], line: number): void {
    this.date = dateOf(cells[3] ?? '');
    this.groupCurrency = cells[5] ?? '';
    if (this.date === null)
      this.found.error(
        line,
        'as-of date',
        `"${cells[3] ?? ''}" is no date as YYMMDD. The lines of this group were left out.`,
      );
  }

  private account(cells: readonly string[], { line, records }: Row): void {
    this.checkEnded(line);
    const [id = '', own = ''] = cells;
    const currency = own || this.groupCurrency;
    const account: OpenAccount = {
      id,
      currency,
      opening: null,
      closing: null,
      lines: [],
      line,
      total: 0,
      ended: false,
      records,
    };
    // After the currency: type, amount, count, funds type and what that takes, again and again.
    for (let at = 2; at < cells.length;) {
      const amount = impliedAmount(cells[at + 1] ?? '');
      if (amount === null) {
        this.found.error(line, 'amount', `"${cells[at + 1] ?? ''}" is no amount in whole minor units.`);
        break;
      }
      account.total += amount;
      const stated = { amount, date: this.date };
      if (cells[at] === '010' && cells[at + 1] !== '') account.opening = stated;
      if (cells[at] === '015' && cells[at + 1] !== '') account.closing = stated;
      at += 4 + fundsFields(cells, at + 3);
    }
    this.accounts.push(account);
  }

  private checkEnded(line: number): void {
    const before = this.accounts.at(-1);
    if (before === undefined || before.ended) return;
    before.ended = true;
    this.found.error(
      line,
      '49',
      'The account before has no trailer (49): the file lost something there. Its lines may be incomplete.',
    );
  }

  private detail(row: Row, account: OpenAccount): void {
    const { type, amount: written, bankReference, customerReference, text } = detailOf(row.body.split(','));
    const amount = impliedAmount(written);
    const kind = Number(type);
    if (amount === null || amount < 0 || !/^\d{3}$/.test(type)) {
      this.found.error(
        row.line,
        '16',
        `"${row.body.slice(0, 40)}" has no type and amount as 165,150000. It was left out.`,
      );
      return;
    }
    account.total += amount;
    if (this.date === null || amount === 0) return;
    const isCredit = kind >= 100 && kind <= 399;
    if (!isCredit && !(kind >= 400 && kind <= 699)) {
      this.found.error(
        row.line,
        'type code',
        `Type ${type} is neither a credit (100–399) nor a debit (400–699). It was left out.`,
      );
      return;
    }
    account.lines.push({
      date: this.date,
      amount: isCredit ? amount : negate(amount),
      currency: account.currency || this.fallback,
      payee: '',
      description: text,
      reference: customerReference.trim(),
      bankId: bankReference.trim(),
      balance: null,
      line: row.line,
    });
  }

  /** A detail or the trailer of the account that is open. */
  private inAccount(row: Row, cells: readonly string[]): void {
    const account = this.accounts.at(-1);
    if (account === undefined || account.ended) {
      const what = `A record ${row.code} stands outside an account: the file lost something before it. It was left out.`;
      this.found.error(row.line, row.code, what);
      return;
    }
    account.records += row.records;
    if (row.code === '16') this.detail(row, account);
    else this.end(cells, row.line, account);
  }

  private end(cells: readonly string[], line: number, account: OpenAccount): void {
    account.ended = true;
    const stated = impliedAmount(cells[0] ?? '');
    if (stated !== null && stated !== account.total)
      this.found.warn(
        line,
        'control total',
        `The account's control total is ${stated}, its amounts add up to ${account.total}. A record is missing or was changed.`,
      );
    const counted = impliedAmount(cells[1] ?? '');
    if (counted !== null && counted !== 0 && counted !== account.records)
      this.found.warn(
        line,
        'record count',
        `The account says that it has ${counted} records; it has ${account.records}. A record is missing or there twice.`,
      );
  }
}

/**
 * Reads a BAI2 file. Amounts have the currency's implied decimals (US dollars where neither file nor `currency` says); the date
 * is the group's. Never throws: a bad record is an issue with its physical line number, and the others are kept.
 */
export function parseBai2(text: string, file: string, currency: string): FileRead {
  const reader = new Reader(file, currency || 'USD');
  for (const row of recordsOf(text)) reader.take(row);
  const { found, accounts, isOver } = reader;
  if (!isOver)
    found.error(
      0,
      '99',
      'The file has no trailer (99): it ends early. Ask the bank for the file again, or import the part that is here.',
    );
  const statements = accounts.map(({ id, currency: own, lines, opening, closing, line }) => ({
    id,
    currency: own || currency || 'USD',
    lines,
    opening,
    closing,
    line,
  }));
  if (isOver) checkBalances(statements, found);
  const odd = statements.find((one) => exponentOf(one.currency) !== 2);
  if (odd)
    found.warn(
      odd.line,
      'currency',
      `Amounts in ${odd.currency} were read with ${exponentOf(odd.currency)} decimals. Check one.`,
    );
  return { statements, issues: found.issues, complete: isOver };
}

/** MT940 bank files. Source: SWIFT MT940 field specifications (tags 20, 25, 28C, 60a, 61, 86, 62a) and the banks' `?NN` subfields of tag 86. */
import { dateFromParts, daysBetween, type PlainDate } from '../../dates.ts';
import { exponentOf, type Minor, negate, parseMajor } from '../../money.ts';
import {
  checkBalances,
  type FileRead,
  type FileStatement,
  IssueList,
  type StatedAmount,
} from '../fileStatement.ts';
import type { RawLine } from '../rawLine.ts';

/** Whether a text looks like MT940: a reference and, soon after, an account or a balance. */
export function looksLikeMt940(text: string): boolean {
  const head = text.slice(0, 4000);
  return /^\s*(\{1:[^]*?)?:20:/.test(head.trimStart()) && /^:(25|60[FM]):/m.test(head);
}

interface Field {
  readonly tag: string;
  /** First line of the value and those that continue it. */
  readonly rows: readonly string[];
  readonly line: number;
}

/** The fields in order; block headers, trailers and the `-` between statements are no fields. */
function fieldsOf(text: string): Field[] {
  const fields: { tag: string; rows: string[]; line: number }[] = [];
  text.split(/\r\n|\n|\r/).forEach((row, index) => {
    const found = /^(?:\{[^]*\{4:)?\s*:(\d{2}[A-Z]?):(.*)$/.exec(row);
    if (found) fields.push({ tag: found[1] ?? '', rows: [found[2] ?? ''], line: index + 1 });
    else if (isFrame(row.replaceAll('\u0003', '').trim())) return;
    else fields.at(-1)?.rows.push(row);
  });
  return fields;
}

/** Block headers and trailers, and the `-` that ends a statement. */
function isFrame(row: string): boolean {
  return row === '' || row === '-' || /^(-?\}|\{)/.test(row);
}

/** `YYMMDD`; null if it is no date. Years from 80 on are of the last century. */
function shortDate(text: string): PlainDate | null {
  const year = Number(text.slice(0, 2));
  return dateOf(year >= 80 ? 1900 + year : 2000 + year, text.slice(2, 4), text.slice(4, 6));
}

function dateOf(year: number, month: string, day: string): PlainDate | null {
  try {
    return dateFromParts(year, Number(month), Number(day));
  } catch {
    return null;
  }
}

/** The booking day `MMDD` is in the year that brings it next to the value date. */
function bookingDate(text: string, value: PlainDate): PlainDate | null {
  const year = Number(value.slice(0, 4));
  const near = [year, year - 1, year + 1]
    .map((one) => dateOf(one, text.slice(0, 2), text.slice(2, 4)))
    .filter((date) => date !== null);
  const distance = (date: PlainDate) => Math.abs(daysBetween(value, date));
  return near.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** `1234,5` in minor units; null if it is no exact amount of the currency. */
function commaAmount(text: string, currency: string): Minor | null {
  if (!/^\d+,\d*$/.test(text)) return null;
  const [whole = '', fraction = ''] = text.split(',');
  try {
    return parseMajor(fraction === '' ? whole : `${whole}.${fraction}`, exponentOf(currency));
  } catch {
    return null;
  }
}

interface OpenStatement {
  id: string;
  currency: string;
  opening: StatedAmount | null;
  closing: StatedAmount | null;
  readonly lines: RawLine[];
  readonly line: number;
}

const BALANCE = /^([CD])(\d{6})([A-Z]{3})([\d,]+)/;
const LINE = /^(\d{6})(\d{4})?(R?[CD])([A-Z])?([\d,]+)([A-Z][A-Z0-9]{3})?([^]*)$/;

class Reader {
  readonly found: IssueList;
  readonly statements: OpenStatement[] = [];
  private readonly fallback: string;
  private ended = true;

  constructor(file: string, fallback: string) {
    this.found = new IssueList(file);
    this.fallback = fallback;
  }

  take(field: Field): void {
    const value = (field.rows[0] ?? '').trim();
    if (field.tag === '20') this.begin(field.line);
    const statement = this.statements.at(-1);
    if (!statement) return;
    if (field.tag === '25') statement.id = value;
    else if (field.tag === '60F' || field.tag === '60M') statement.opening = this.balance(field, statement);
    else if (field.tag === '62F' || field.tag === '62M') {
      statement.closing = this.balance(field, statement);
      this.ended = true;
    } else if (field.tag === '61') this.line(field, statement);
    else if (field.tag === '86') describe(statement, field);
  }

  private begin(line: number): void {
    this.statements.push({ id: '', currency: '', opening: null, closing: null, lines: [], line });
    this.ended = false;
  }

  get complete(): boolean {
    return this.ended;
  }

  private balance(field: Field, statement: OpenStatement): StatedAmount | null {
    const found = BALANCE.exec((field.rows[0] ?? '').trim());
    const currency = found?.[3] ?? '';
    const amount = found ? commaAmount(found[4] ?? '', currency) : null;
    if (!found || amount === null) {
      this.found.error(
        field.line,
        `:${field.tag}:`,
        `"${(field.rows[0] ?? '').slice(0, 40)}" is no balance as C260131EUR1234,56.`,
      );
      return null;
    }
    statement.currency ||= currency;
    return { amount: found[1] === 'D' ? negate(amount) : amount, date: shortDate(found[2] ?? '') };
  }

  private line(field: Field, statement: OpenStatement): void {
    const text = (field.rows[0] ?? '').trim();
    const currency = statement.currency || this.fallback;
    const found = LINE.exec(text);
    const value = found ? shortDate(found[1] ?? '') : null;
    const amount = found ? commaAmount(found[5] ?? '', currency) : null;
    if (!found || value === null || amount === null) {
      const message = `"${text.slice(0, 40)}": a line as 2601310131C1234,56NTRFref was expected. It was left out.`;
      this.found.error(field.line, ':61:', message);
      return;
    }
    // Reversals turn the direction around: a reversed credit takes money away.
    const isCredit = found[3] === 'C' || found[3] === 'RD';
    const [own = '', bank = ''] = (found[7] ?? '').split('//');
    statement.lines.push({
      date: (found[2] === undefined ? null : bookingDate(found[2], value)) ?? value,
      amount: isCredit ? amount : negate(amount),
      currency,
      payee: '',
      description: field.rows.slice(1).join(' ').trim(),
      reference: own.trim() === 'NONREF' ? '' : own.trim(),
      bankId: bank.trim(),
      balance: null,
      line: field.line,
    });
  }
}

/** Adds what tag 86 says to the line before it. Before any line it speaks of the statement, and is left. */
function describe(statement: OpenStatement, field: Field): void {
  const line = statement.lines.at(-1);
  if (line === undefined || statement.closing !== null) return;
  const { payee, text } = informationOf(field.rows);
  statement.lines[statement.lines.length - 1] = {
    ...line,
    payee,
    description: [text, line.description].filter((part) => part !== '').join(' '),
  };
}

/** Tag 86 as text, and the name of the other side: from `?32`, `?33` (German banks) or `/NAME/` (Dutch ones). */
function informationOf(rows: readonly string[]): { payee: string; text: string } {
  const [first = ''] = rows;
  if (/^\d{3}\?/.test(first) || /\?2\d/.test(rows.join(''))) return germanInformation(rows.join(''));
  const whole = rows.join('');
  const coded = /\/(?:NAME|REMI|EREF|IBAN|CNTP|ORDP|BENM)\//.test(whole);
  if (!coded) return { payee: '', text: rows.join(' ').replace(/\s+/g, ' ').trim() };
  const name = /\/NAME\/([^/]*)/.exec(whole)?.[1] ?? '';
  return {
    payee: name.trim(),
    text: whole
      .replace(/\/[A-Z]{3,4}\//g, ' ')
      .replace(/[/\s]+/g, ' ')
      .trim(),
  };
}

function germanInformation(whole: string): { payee: string; text: string } {
  const parts = whole.split('?').slice(1);
  const of = (from: number, to: number) =>
    parts
      .filter((part) => Number(part.slice(0, 2)) >= from && Number(part.slice(0, 2)) <= to)
      .map((part) => part.slice(2));
  const text = [...of(20, 29), ...of(60, 63)].join('').replace(/\s+/g, ' ').trim();
  const kind = of(0, 0).join(' ').trim();
  return { payee: of(32, 33).join('').trim(), text: text === '' ? kind : text };
}

/**
 * Reads an MT940 file. The date is the booking day where the line has one, else the value date. `currency` is used where
 * the file names none. Never throws: a bad line is an issue with its physical line number, and the others are kept.
 */
export function parseMt940(text: string, file: string, currency: string): FileRead {
  const reader = new Reader(file, currency);
  for (const field of fieldsOf(text)) reader.take(field);
  const { found, statements, complete } = reader;
  if (!complete) {
    const count = statements.reduce((sum, { lines }) => sum + lines.length, 0);
    found.error(
      statements.at(-1)?.line ?? 0,
      ':62F:',
      `The last statement has no closing balance: the file ends early. The ${count} lines before were read. Ask the bank for the file again, or import the part that is here.`,
    );
  }
  const whole: FileStatement[] = statements.map(({ id, ...rest }) => ({ ...rest, id }));
  if (complete) checkBalances(whole, found);
  return { statements: whole, issues: found.issues, complete };
}

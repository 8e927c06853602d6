/** OFX and QFX bank files (SGML 1.x and XML 2.x). Source: OFX 1.6 and 2.3 specifications, §3.2 (data types), §11.4 (statements). */
import { dateFromParts, type PlainDate } from '../dates.ts';
import { exponentOf, type Minor, negate, parseMajor } from '../money.ts';
import type { FileRead, StatedAmount } from './fileStatement.ts';
import type { StatementIssue } from './model.ts';
import { type OfxToken, tokeniseOfx } from './ofxTokens.ts';
import type { RawLine } from './rawLine.ts';

/** Whether a text looks like OFX: its root element or its 1.x header. */
export function looksLikeOfx(text: string): boolean {
  const head = text.slice(0, 4000);
  return /<OFX>/i.test(head) || /^\s*OFXHEADER\s*:/i.test(head) || /<\?OFX\b/i.test(head);
}

/**
 * The calendar date of an OFX date-time as it is written (`20261105120000[+10:AEST]` is 5 November): never shifted.
 * Null if it isn't one.
 */
export function ofxDate(text: string): PlainDate | null {
  const found = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d$)/.exec(text.trim());
  if (!found) return null;
  try {
    return dateFromParts(Number(found[1]), Number(found[2]), Number(found[3]));
  } catch {
    return null;
  }
}

/**
 * An OFX amount in minor units: point or comma before the decimals, sign in front. Null if it is none, or if it could
 * be read two ways (`1,234` is 1.234 by the specification and 1234 to a person).
 */
export function ofxAmount(text: string, currency: string): Minor | null {
  const exponent = exponentOf(currency);
  const found = /^([+-]?)(\d[\d.,\s']*)$/.exec(text.trim());
  if (!found) return null;
  const digits = (found[2] ?? '').replace(/[\s']/g, '');
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  const whole = last < 0 ? digits : digits.slice(0, last);
  const fraction = last < 0 ? '' : digits.slice(last + 1);
  const separator = digits[last] ?? '';
  if (separator !== '' && whole.includes(separator)) return null;
  if (/[.,]/.test(whole) && !/^\d{1,3}([.,]\d{3})+$/.test(whole)) return null;
  if (fraction.length === 3 && exponent !== 3 && !/[.,]/.test(whole)) return null;
  if (last >= 0 && fraction === '') return null;
  const plain = `${found[1] ?? ''}${whole.replace(/[.,]/g, '')}${fraction === '' ? '' : `.${fraction}`}`;
  try {
    return parseMajor(plain, exponent);
  } catch {
    return null;
  }
}

interface OpenTransaction {
  readonly fields: Map<string, string>;
  readonly nth: number;
  lastField: string;
  /** What stands inside it and is no tag. */
  damage: string;
  /** A field that can stand only once and stands there twice. */
  repeated: string;
}

interface OpenStatement {
  id: string;
  currency: string;
  readonly lines: { line: RawLine; type: string }[];
  balanceText: string;
  balanceDate: string;
}

/** The elements that hold others and matter here. Anything else that opens without a value is an empty leaf (SGML doesn't close it). */
const HOLDERS = new Set(
  'OFX BANKTRANLIST STMTTRN STMTRS CCSTMTRS INVSTMTRS BANKACCTFROM CCACCTFROM INVACCTFROM LEDGERBAL AVAILBAL PAYEE BANKACCTTO CCACCTTO CURRENCY ORIGCURRENCY'.split(
    ' ',
  ),
);
const STATEMENTS = new Set(['STMTRS', 'CCSTMTRS', 'INVSTMTRS']);
const NEEDED = ['DTPOSTED', 'TRNAMT'] as const;
const ONCE = new Set(['TRNTYPE', 'DTPOSTED', 'TRNAMT', 'FITID']);
const DEBIT_TYPES = new Set([
  'DEBIT',
  'ATM',
  'POS',
  'CHECK',
  'PAYMENT',
  'DIRECTDEBIT',
  'FEE',
  'SRVCHG',
  'CASH',
]);

class OfxReader {
  readonly issues: StatementIssue[] = [];
  readonly statements: OpenStatement[] = [];
  private statement: OpenStatement | null = null;
  private transaction: OpenTransaction | null = null;
  private readonly path: string[] = [];
  private count = 0;
  closed = false;

  private readonly file: string;
  private readonly fallbackCurrency: string;

  constructor(file: string, fallbackCurrency: string) {
    this.file = file;
    this.fallbackCurrency = fallbackCurrency;
  }

  private issue(severity: StatementIssue['severity'], line: number, field: string, message: string): void {
    this.issues.push({ severity, file: this.file, line, field, message });
  }

  take(token: OfxToken): void {
    if (token.type === 'damage') this.damage(token);
    else if (token.type === 'leaf') this.leaf(token);
    else if (token.type === 'open') this.open(token.name);
    else this.close(token.name);
  }

  private damage({ name }: OfxToken): void {
    if (this.transaction) this.transaction.damage = name;
    else if (this.statement)
      this.issue(
        'warning',
        this.count,
        'tag',
        `After transaction ${this.count} the file has "<${name}", which is no tag. Something may be missing there.`,
      );
  }

  private open(name: string): void {
    if (this.transaction) this.transaction.lastField = name;
    if (STATEMENTS.has(name)) {
      this.finishTransaction();
      this.statement = { id: '', currency: '', lines: [], balanceText: '', balanceDate: '' };
      this.statements.push(this.statement);
    } else if (name === 'STMTTRN') {
      this.finishTransaction();
      this.count += 1;
      this.transaction = { fields: new Map(), nth: this.count, lastField: '', repeated: '', damage: '' };
    }
    if (HOLDERS.has(name)) this.path.push(name);
  }

  private close(name: string): void {
    const at = this.path.lastIndexOf(name);
    if (at < 0) return;
    this.path.length = at;
    if (name === 'STMTTRN' || name === 'BANKTRANLIST' || STATEMENTS.has(name)) this.finishTransaction();
    if (STATEMENTS.has(name)) this.statement = null;
    if (name === 'OFX') this.closed = true;
  }

  private leaf(token: OfxToken): void {
    const parent = this.path.at(-1) ?? '';
    if (this.transaction) {
      const name = parent === 'STMTTRN' ? token.name : `${parent}.${token.name}`;
      if (!this.transaction.fields.has(name)) this.transaction.fields.set(name, token.value);
      else if (ONCE.has(name)) this.transaction.repeated = name;
      this.transaction.lastField = token.name;
      return;
    }
    if (!this.statement) return;
    if (token.name === 'TRNAMT')
      this.issue(
        'error',
        this.count,
        'STMTTRN',
        `After transaction ${this.count} an amount (${token.value}) stands outside a transaction: its opening tag is damaged. It was left out.`,
      );
    if (token.name === 'CURDEF') this.statement.currency = token.value.toUpperCase();
    if (token.name === 'BANKID' && parent.endsWith('ACCTFROM')) this.statement.id = `${token.value} `;
    if (token.name === 'ACCTID' && parent.endsWith('ACCTFROM')) this.statement.id += token.value;
    if (parent === 'LEDGERBAL' && token.name === 'BALAMT') this.statement.balanceText = token.value;
    if (parent === 'LEDGERBAL' && token.name === 'DTASOF') this.statement.balanceDate = token.value;
  }

  private finishTransaction(): void {
    const transaction = this.transaction;
    this.transaction = null;
    if (!transaction) return;
    const { fields, nth } = transaction;
    const missing = NEEDED.find((field) => (fields.get(field) ?? '') === '');
    if (missing) {
      this.issue('error', nth, missing, `Transaction ${nth} has no ${missing}. It was left out.`);
      return;
    }
    if (transaction.damage !== '') {
      const what = `Transaction ${nth} holds "<${transaction.damage}", which is no tag. It was left out.`;
      this.issue('error', nth, 'tag', what);
      return;
    }
    if (transaction.repeated !== '') {
      const what = `Transaction ${nth} has ${transaction.repeated} twice: the file lost something between two transactions. It was left out.`;
      this.issue('error', nth, transaction.repeated, what);
      return;
    }
    if (!this.statement) {
      this.issue('error', nth, 'STMTRS', `Transaction ${nth} stands outside a statement. It was left out.`);
      return;
    }
    const line = this.toLine(fields, nth, this.statement.currency || this.fallbackCurrency);
    if (line) this.statement.lines.push({ line, type: (fields.get('TRNTYPE') ?? '').toUpperCase() });
  }

  private toLine(fields: ReadonlyMap<string, string>, nth: number, currency: string): RawLine | null {
    const get = (name: string) => fields.get(name) ?? '';
    const date = ofxDate(get('DTPOSTED'));
    if (!date) {
      this.issue(
        'error',
        nth,
        'DTPOSTED',
        `Transaction ${nth}: "${get('DTPOSTED')}" is not a date as YYYYMMDD. It was left out.`,
      );
      return null;
    }
    const amount = ofxAmount(get('TRNAMT'), currency);
    if (amount === null) {
      this.issue(
        'error',
        nth,
        'TRNAMT',
        currency === ''
          ? `Transaction ${nth}: "${get('TRNAMT')}" can't be read as one exact amount. It was left out.`
          : `Transaction ${nth}: "${get('TRNAMT')}" can't be read as one exact amount in ${currency}. It was left out.`,
      );
      return null;
    }
    if (get('CORRECTFITID') !== '') {
      this.issue(
        'warning',
        nth,
        'CORRECTFITID',
        `Transaction ${nth} corrects an earlier one (${get('CORRECTFITID')}). Check that both should stand.`,
      );
    }
    const own = get('CURRENCY.CURSYM').toUpperCase();
    if (own !== '' && own !== currency) {
      this.issue(
        'error',
        nth,
        'CURRENCY',
        `Transaction ${nth} is in ${own}, its statement in ${currency}. It was left out.`,
      );
      return null;
    }
    return {
      date,
      amount,
      currency,
      payee: get('NAME') || get('PAYEE.NAME'),
      description: get('MEMO'),
      reference: get('REFNUM') || get('CHECKNUM'),
      bankId: get('FITID'),
      balance: null,
      line: nth,
    };
  }

  /** Called once after the last token. */
  end(cut: boolean): void {
    if (this.closed) return;
    const open = this.transaction;
    this.transaction = null;
    const before = this.statements.reduce((sum, statement) => sum + statement.lines.length, 0);
    const kept =
      before === 1
        ? 'The 1 complete transaction before it was read.'
        : `The ${before} complete transactions before it were read.`;
    const what = 'Ask the bank for the file again, or import the part that is here.';
    if (open) {
      const field = open.lastField || 'STMTTRN';
      this.issue(
        'error',
        open.nth,
        field,
        [`The file ends inside transaction ${open.nth}, at ${field}.`, kept, what].join(' '),
      );
    } else {
      const where = cut
        ? `The file ends in the middle of a tag, after transaction ${this.count}. Later transactions may be missing.`
        : `The file ends before its closing tag, after transaction ${this.count}. Later transactions may be missing.`;
      this.issue('error', this.count, 'OFX', [where, what].join(' '));
    }
  }
}

/** Files that write no minus at all although they hold debits: the type says the direction. */
function applyTypes(statement: OpenStatement, file: string, issues: StatementIssue[]): RawLine[] {
  const signed = statement.lines.some(({ line }) => line.amount < 0);
  const debits = statement.lines.filter(({ line, type }) => DEBIT_TYPES.has(type) && line.amount > 0);
  const clear = statement.lines.filter(({ type }) => type === 'DEBIT' || type === 'CREDIT').length;
  if (signed || debits.length === 0 || clear === 0) return statement.lines.map(({ line }) => line);
  const nth = debits[0]?.line.line ?? 0;
  const message = `This file writes debits without a minus. ${debits.length} transactions were read as debits by their type. Check the first, transaction ${nth}.`;
  issues.push({ severity: 'warning', file, line: nth, field: 'TRNTYPE', message });
  return statement.lines.map(({ line, type }) =>
    DEBIT_TYPES.has(type) && line.amount > 0 ? { ...line, amount: negate(line.amount) } : line,
  );
}

function closingOf(statement: OpenStatement, currency: string): StatedAmount | null {
  const amount = statement.balanceText === '' ? null : ofxAmount(statement.balanceText, currency);
  return amount === null ? null : { amount, date: ofxDate(statement.balanceDate) };
}

/**
 * Reads an OFX or QFX file. `currency` is used where the file names none. Never throws: what is wrong is an issue that
 * names the nth transaction and the field, and every complete transaction is kept.
 */
export function parseOfx(text: string, file: string, currency: string): FileRead {
  const start = text.search(/<(\w+:)?OFX[\s>]/i);
  if (start < 0) {
    const message = 'This looks like OFX but has no <OFX> element. Ask the bank for the file again.';
    return {
      statements: [],
      complete: false,
      issues: [{ severity: 'error', file, line: 0, field: 'OFX', message }],
    };
  }
  const { tokens, cut } = tokeniseOfx(text, start);
  const reader = new OfxReader(file, currency);
  for (const token of tokens) reader.take(token);
  reader.end(cut);
  const issues = [...reader.issues];
  const statements = reader.statements.map((statement) => {
    const own = statement.currency || currency;
    const lines = applyTypes(statement, file, issues);
    return {
      id: statement.id.trim(),
      currency: statement.currency,
      lines,
      opening: null,
      closing: closingOf(statement, own),
      line: lines[0]?.line ?? 0,
    };
  });
  return { statements, issues, complete: reader.closed };
}

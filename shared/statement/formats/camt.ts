/**
 * CAMT.053 statements and CAMT.052 reports. Source: ISO 20022 camt.053.001.02 to .13; element names that differ between versions
 * (Sts, Dbtr/Pty) are read in both places.
 */
import { type PlainDate, plainDate } from '../../dates.ts';
import { exponentOf, type Minor, negate, parseMajor } from '../../money.ts';
import {
  checkBalances,
  type FileRead,
  type FileStatement,
  IssueList,
  type StatedAmount,
} from '../fileStatement.ts';
import type { RawLine } from '../rawLine.ts';
import { parseXml, type XmlNode, xmlFault } from './xmlNode.ts';

/** Whether a text looks like a CAMT statement. */
export function looksLikeCamt(text: string): boolean {
  const head = text.slice(0, 4000);
  return (
    /<(\w+:)?BkToCstmr(Stmt|AcctRpt|DbtCdtNtfctn)\b/.test(head) ||
    /urn:iso:std:iso:20022:tech:xsd:camt\.05/.test(head)
  );
}

/** The date as it is written, also of a time with an offset: never shifted. */
function dateOf(node: XmlNode): PlainDate | null {
  const text = node.at('Dt').text || node.at('DtTm').text || node.text;
  try {
    return plainDate(text.slice(0, 10));
  } catch {
    return null;
  }
}

/** `CdtDbtInd` is the direction that the account saw, reversals included. Null if amount or direction can't be read. */
function signedAmount(node: XmlNode, currency: string): Minor | null {
  const direction = node.at('CdtDbtInd').text;
  const text = node.at('Amt').text.replace(/^\+/, '');
  if ((direction !== 'CRDT' && direction !== 'DBIT') || !/^\d+(\.\d+)?$/.test(text)) return null;
  try {
    const amount = parseMajor(trimZeros(text, exponentOf(currency)), exponentOf(currency));
    return direction === 'DBIT' ? negate(amount) : amount;
  } catch {
    return null;
  }
}

/** The schema allows five decimals whatever the currency: zeros beyond its own say nothing. */
function trimZeros(text: string, exponent: number): string {
  const [whole = '', fraction = ''] = text.split('.');
  const kept = fraction.slice(0, exponent);
  return /^0*$/.test(fraction.slice(exponent)) ? (kept === '' ? whole : `${whole}.${kept}`) : text;
}

function balanceOf(statement: XmlNode, codes: readonly string[], currency: string): StatedAmount | null {
  for (const code of codes) {
    const found = statement.all('Bal').find((one) => one.at('Tp', 'CdOrPrtry', 'Cd').text === code);
    const amount = found ? signedAmount(found, currency) : null;
    if (found && amount !== null) return { amount, date: dateOf(found.at('Dt')) };
  }
  return null;
}

const nameOf = (party: XmlNode) => party.at('Nm').text || party.at('Pty', 'Nm').text;

/** Name, text and references of the transactions within an entry; of many only the first few, as a bank prints them. */
function detailsOf(entry: XmlNode, isCredit: boolean) {
  const details = entry.all('NtryDtls').flatMap((one) => one.all('TxDtls'));
  const other = isCredit ? ['Dbtr', 'UltmtDbtr'] : ['Cdtr', 'UltmtCdtr'];
  const first = details[0];
  const payee = first
    ? (other.map((side) => nameOf(first.at('RltdPties', side))).find((name) => name !== '') ?? '')
    : '';
  const texts = details.slice(0, 5).flatMap((one) => [
    ...one
      .at('RmtInf')
      .all('Ustrd')
      .map(({ text }) => text),
    ...one
      .at('RmtInf')
      .all('Strd')
      .map((part) => part.at('CdtrRefInf', 'Ref').text),
    one.at('AddtlTxInf').text,
  ]);
  const ids = details.slice(0, 5).flatMap((one) => {
    const refs = one.at('Refs');
    return [refs.at('EndToEndId').text, refs.at('InstrId').text, refs.at('TxId').text];
  });
  return {
    payee,
    description: distinct([...texts, entry.at('AddtlNtryInf').text]).join(' '),
    reference: distinct(ids.filter((id) => id !== 'NOTPROVIDED')).join(' '),
  };
}

const distinct = (texts: readonly string[]) => [...new Set(texts.filter((text) => text !== ''))];

class Reader {
  readonly found: IssueList;
  private readonly fallback: string;
  private nth = 0;
  private pending = 0;

  constructor(file: string, fallback: string) {
    this.found = new IssueList(file);
    this.fallback = fallback;
  }

  statement(node: XmlNode): FileStatement {
    const account = node.at('Acct');
    const id = account.at('Id', 'IBAN').text || account.at('Id', 'Othr', 'Id').text;
    const entries = node.all('Ntry');
    const currency = account.at('Ccy').text || entries[0]?.at('Amt').attribute('Ccy') || this.fallback;
    const line = this.nth + 1;
    const lines = entries.map((entry) => this.entry(entry, currency)).filter((one) => one !== null);
    return {
      id,
      currency,
      lines,
      opening: balanceOf(node, ['OPBD', 'PRCD'], currency),
      closing: balanceOf(node, ['CLBD'], currency),
      line,
    };
  }

  private entry(entry: XmlNode, currency: string): RawLine | null {
    this.nth += 1;
    const status = entry.at('Sts', 'Cd').text || entry.at('Sts').text;
    if (status !== 'BOOK' && status !== '') {
      this.pending += 1;
      return null;
    }
    const own = entry.at('Amt').attribute('Ccy');
    const date = dateOf(entry.at('BookgDt')) ?? dateOf(entry.at('ValDt'));
    const amount = signedAmount(entry, currency);
    if (own !== '' && own !== currency)
      return this.leaveOut('Amt', `is in ${own}, its statement in ${currency}`);
    if (date === null) return this.leaveOut('BookgDt', 'has no booking date');
    if (amount === null) {
      const why =
        currency === ''
          ? 'has no exact amount with a direction (CRDT or DBIT)'
          : `has no exact amount in ${currency} with a direction (CRDT or DBIT)`;
      return this.leaveOut('Amt', why);
    }
    const bankId = entry.at('AcctSvcrRef').text || entry.at('NtryRef').text;
    return {
      date,
      amount,
      currency,
      ...detailsOf(entry, amount >= 0),
      bankId,
      balance: null,
      line: this.nth,
    };
  }

  private leaveOut(field: string, why: string): null {
    this.found.error(this.nth, field, `Entry ${this.nth} ${why}. It was left out.`);
    return null;
  }

  /** Called once after the last statement. */
  end(): void {
    if (this.pending === 0) return;
    const message =
      this.pending === 1
        ? '1 entry is not booked yet and left out. It comes with a later statement.'
        : `${this.pending} entries are not booked yet and left out. They come with a later statement.`;
    this.found.warn(0, 'Sts', message);
  }
}

/** A damaged file as far as its last entry that is closed. */
function upToLastEntry(text: string): string {
  let end = 0;
  for (const found of text.matchAll(/<\/(?:\w{1,20}:)?Ntry>/g)) end = found.index + found[0].length;
  return text.slice(0, end);
}

function fail(file: string, line: number, field: string, message: string): FileRead {
  return { statements: [], issues: [{ severity: 'error', file, line, field, message }], complete: false };
}

/**
 * Reads a CAMT.053 statement or a CAMT.052 report: one line an entry, dated by its booking day. `line` is the nth entry.
 * `currency` is used where the file names none. Never throws: a bad entry is an issue, and every complete one is kept.
 */
export function parseCamt(text: string, file: string, currency: string): FileRead {
  if (/<!(DOCTYPE|ENTITY)/i.test(text))
    return fail(
      file,
      0,
      'DOCTYPE',
      'The file defines entities of its own, which bank files never do. It was not read.',
    );
  const fault = xmlFault(text);
  // What follows the last complete entry can't be trusted to be whole.
  const document = parseXml(fault === null ? text : upToLastEntry(text));
  if (document === null)
    return fail(file, 0, 'XML', 'The file is nested deeper than any bank statement. It was not read.');
  const root = document.at('Document');
  if (root.at('BkToCstmrDbtCdtNtfctn').names.length > 0)
    return fail(
      file,
      0,
      'CAMT.054',
      'This is a CAMT.054 notification of single bookings. Ask the bank for the statement, CAMT.053.',
    );
  const reader = new Reader(file, currency);
  const statements = [...root.at('BkToCstmrStmt').all('Stmt'), ...root.at('BkToCstmrAcctRpt').all('Rpt')].map(
    (node) => reader.statement(node),
  );
  reader.end();
  if (fault === null) checkBalances(statements, reader.found);
  else {
    const count = statements.reduce((sum, { lines }) => sum + lines.length, 0);
    reader.found.error(
      fault.line,
      'XML',
      `The file is damaged or ends early: ${fault.message.replaceAll(/\s+/g, ' ')} The ${count} complete entries before were read. Ask the bank for the file again, or import the part that is here.`,
    );
  }
  return { statements, issues: reader.found.issues, complete: fault === null };
}

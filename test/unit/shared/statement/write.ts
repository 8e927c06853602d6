/** Writers of bank files in many dialects, for tests that read them back. */
import { exponentOf, minor, toMajorText } from '../../../../shared/money.ts';
import type { RawLine } from '../../../../shared/statement/rawLine.ts';

export type WrittenLine = Pick<RawLine, 'date' | 'amount' | 'payee' | 'description' | 'reference'>;

export interface CsvDialect {
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly dateOrder: 'YMD' | 'DMY' | 'MDY';
  readonly decimalMark: '.' | ',';
  readonly grouped: boolean;
  readonly sign: 'minus' | 'trailing' | 'parentheses' | 'suffix' | 'columns' | 'word';
  readonly language: 'en' | 'fr' | 'id';
  readonly newline: '\n' | '\r\n';
  readonly preamble: boolean;
  readonly balance: boolean;
}

const NAMES = {
  en: {
    date: 'Date',
    amount: 'Amount',
    debit: 'Debit',
    credit: 'Credit',
    word: 'DR/CR',
    payee: 'Payee',
    description: 'Description',
    reference: 'Reference',
    balance: 'Balance',
  },
  fr: {
    date: "Date d'opération",
    amount: 'Montant',
    debit: 'Débit',
    credit: 'Crédit',
    word: 'Sens',
    payee: 'Bénéficiaire',
    description: 'Libellé',
    reference: 'Référence',
    balance: 'Solde',
  },
  id: {
    date: 'Tanggal',
    amount: 'Jumlah',
    debit: 'Debet',
    credit: 'Kredit',
    word: 'D/K',
    payee: 'Penerima',
    description: 'Keterangan',
    reference: 'Referensi',
    balance: 'Saldo',
  },
} as const;

function writeDate(date: string, order: CsvDialect['dateOrder']): string {
  const [year, month, day] = date.split('-');
  if (order === 'YMD') return date;
  return order === 'DMY' ? `${day}/${month}/${year}` : `${month}/${day}/${year}`;
}

function digits(amount: number, dialect: CsvDialect): string {
  const [whole = '', fraction = ''] = (Math.abs(amount) / 100).toFixed(2).split('.');
  const group = dialect.decimalMark === '.' ? ',' : '.';
  const grouped = dialect.grouped ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole;
  return `${grouped}${dialect.decimalMark}${fraction}`;
}

function signed(amount: number, dialect: CsvDialect): string {
  const text = digits(amount, dialect);
  if (dialect.sign === 'suffix') return `${text} ${amount < 0 ? 'DR' : 'CR'}`;
  if (amount >= 0) return text;
  if (dialect.sign === 'trailing') return `${text}-`;
  return dialect.sign === 'parentheses' ? `(${text})` : `-${text}`;
}

function amountCells(amount: number, dialect: CsvDialect): string[] {
  if (dialect.sign === 'columns')
    return amount < 0 ? [digits(amount, dialect), ''] : ['', digits(amount, dialect)];
  if (dialect.sign === 'word') return [digits(amount, dialect), amount < 0 ? 'D' : 'K'];
  return [signed(amount, dialect)];
}

function quote(cell: string, delimiter: string): string {
  return new RegExp(`["\\r\\n${delimiter === '|' ? '\\|' : delimiter}]`).test(cell)
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;
}

/** Amounts are cents of a two-decimal currency. */
export function writeCsv(lines: readonly WrittenLine[], dialect: CsvDialect): string {
  const names = NAMES[dialect.language];
  const amountNames =
    dialect.sign === 'columns'
      ? [names.debit, names.credit]
      : dialect.sign === 'word'
        ? [names.amount, names.word]
        : [names.amount];
  const header = [
    names.date,
    ...amountNames,
    names.payee,
    names.description,
    names.reference,
    ...(dialect.balance ? [names.balance] : []),
  ];
  let balance = 100_000;
  const rows = lines.map((line) => {
    balance += line.amount;
    const tail = dialect.balance ? [signed(balance, { ...dialect, sign: 'minus' })] : [];
    return [
      writeDate(line.date, dialect.dateOrder),
      ...amountCells(line.amount, dialect),
      line.payee,
      line.description,
      line.reference,
      ...tail,
    ];
  });
  const preamble = dialect.preamble ? [['Account statement'], ['Account', '123-456 7890'], []] : [];
  const all: readonly (readonly string[])[] = [...preamble, header, ...rows];
  return all
    .map((row) => row.map((cell) => quote(cell, dialect.delimiter)).join(dialect.delimiter) + dialect.newline)
    .join('');
}

export interface OfxDialect {
  readonly xml: boolean;
  readonly newline: '\n' | '\r\n' | '';
  readonly decimalMark: '.' | ',';
  readonly offset: string;
  readonly currency: string;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function writeOfx(lines: readonly WrittenLine[], dialect: OfxDialect): string {
  const { xml, newline } = dialect;
  const leaf = (name: string, value: string) =>
    value === '' ? '' : `<${name}>${escape(value)}${xml ? `</${name}>` : ''}${newline}`;
  const amount = (value: number) =>
    toMajorText(minor(value), dialect.currency).replace('.', dialect.decimalMark);
  if (exponentOf(dialect.currency) !== 2) throw new Error('two decimals only');
  const body = lines.map(
    (line, index) =>
      `<STMTTRN>${newline}${leaf('TRNTYPE', line.amount < 0 ? 'DEBIT' : 'CREDIT')}${leaf('DTPOSTED', `${line.date.replaceAll('-', '')}233000${dialect.offset}`)}${leaf('TRNAMT', amount(line.amount))}${leaf('FITID', `F${index % 7}`)}${leaf('REFNUM', line.reference)}${leaf('NAME', line.payee)}${leaf('MEMO', line.description)}</STMTTRN>${newline}`,
  );
  const head = xml
    ? `<?xml version="1.0" encoding="UTF-8"?>${newline}<?OFX OFXHEADER="200" VERSION="211"?>${newline}`
    : 'OFXHEADER:100\r\nDATA:OFXSGML\r\nVERSION:102\r\nENCODING:USASCII\r\nCHARSET:1252\r\n\r\n';
  const total = lines.reduce((sum, line) => sum + line.amount, 0);
  return `${head}<OFX>${newline}<BANKMSGSRSV1><STMTTRNRS><STMTRS>${newline}${leaf('CURDEF', dialect.currency)}<BANKACCTFROM>${leaf('BANKID', '082-001')}${leaf('ACCTID', '123456789')}${leaf('ACCTTYPE', 'CHECKING')}</BANKACCTFROM>${newline}<BANKTRANLIST>${leaf('DTSTART', '20260101')}${body.join('')}</BANKTRANLIST>${newline}<LEDGERBAL>${leaf('BALAMT', amount(total))}${leaf('DTASOF', '20261231')}</LEDGERBAL>${newline}</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;
}

/** The bank's two downloads of the demo company's business account: OFX for the whole period, CSV for its last weeks. */
import { addDays, type PlainDate } from '../../../shared/dates.ts';
import { toMajorText, minor } from '../../../shared/money.ts';
import type { DemoStory, StoryBankLine } from './model.ts';

/** Names of the files under `resources/demo/`. */
export const DEMO_FILES = {
  ofx: 'business-everyday-2026-07-20-to-2026-11-18.ofx',
  csv: 'business-everyday-last-45-days.csv',
} as const;

/** How many days before the last one the CSV reaches back to; the OFX has them as well (case 25). */
const CSV_DAYS = 45;

function stamp(date: PlainDate): string {
  return `${date.replaceAll('-', '')}000000`;
}

function sgml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** One account at the company's bank, as its files name it. */
export interface FileAccount {
  readonly currency: string;
  readonly bankId: string;
  readonly number: string;
}

const EVERYDAY: FileAccount = { currency: 'AUD', bankId: '063012', number: '06301210844471' };

function ofxTransaction(line: StoryBankLine, currency: string): string[] {
  return [
    '<STMTTRN>',
    `<TRNTYPE>${line.amount < 0 ? 'DEBIT' : 'CREDIT'}`,
    `<DTPOSTED>${stamp(line.date)}`,
    `<DTUSER>${stamp(line.date)}`,
    `<TRNAMT>${toMajorText(line.amount, currency)}`,
    `<FITID>${line.fitId}`,
    `<MEMO>${sgml(line.narrative)}`,
    '</STMTTRN>',
  ];
}

const OFX_HEADER = [
  'OFXHEADER:100',
  'DATA:OFXSGML',
  'VERSION:102',
  'SECURITY:NONE',
  'ENCODING:USASCII',
  'CHARSET:1252',
  'COMPRESSION:NONE',
  'OLDFILEUID:NONE',
  'NEWFILEUID:NONE',
  '',
];

type Statement = Pick<DemoStory, 'asOf' | 'bank'>;

function closingBalance(story: Statement, currency: string): string {
  const total = story.bank.lines.reduce<number>((sum, line) => sum + line.amount, story.bank.openingBalance);
  return toMajorText(minor(total), currency);
}

/** OFX 1.02 (SGML, Windows-1252; the text is ASCII), CRLF, every line of the story's account or of another. */
export function renderOfx(story: Statement, file: FileAccount = EVERYDAY): string {
  const { lines } = story.bank;
  const asOf = stamp(story.asOf);
  const signOn = `<SIGNONMSGSRSV1>\n<SONRS>\n<STATUS>\n<CODE>0\n<SEVERITY>INFO\n</STATUS>\n<DTSERVER>${asOf}\n<LANGUAGE>ENG\n</SONRS>\n</SIGNONMSGSRSV1>`;
  const account = `<BANKACCTFROM>\n<BANKID>${file.bankId}\n<ACCTID>${file.number}\n<ACCTTYPE>CHECKING\n</BANKACCTFROM>`;
  const balance = closingBalance(story, file.currency);
  return [
    ...OFX_HEADER,
    '<OFX>',
    signOn,
    `<BANKMSGSRSV1>\n<STMTTRNRS>\n<TRNUID>1\n<STATUS>\n<CODE>0\n<SEVERITY>INFO\n</STATUS>\n<STMTRS>\n<CURDEF>${file.currency}`,
    account,
    `<BANKTRANLIST>\n<DTSTART>${stamp(lines[0]?.date ?? story.asOf)}\n<DTEND>${asOf}`,
    ...lines.flatMap((line) => ofxTransaction(line, file.currency)),
    '</BANKTRANLIST>',
    `<LEDGERBAL>\n<BALAMT>${balance}\n<DTASOF>${asOf}\n</LEDGERBAL>`,
    `<AVAILBAL>\n<BALAMT>${balance}\n<DTASOF>${asOf}\n</AVAILBAL>`,
    '</STMTRS>\n</STMTTRNRS>\n</BANKMSGSRSV1>\n</OFX>\n',
  ]
    .join('\n')
    .replaceAll('\n', '\r\n');
}

function quoted(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** CSV with DD/MM/YYYY, Debit and Credit apart, running balance, newest line first as the bank's website shows it. */
export function renderCsv(story: DemoStory): string {
  const from = addDays(story.asOf, -CSV_DAYS);
  let balance: number = story.bank.openingBalance;
  const rows = story.bank.lines.map((line) => {
    balance += line.amount;
    const [year = '', month = '', day = ''] = line.date.split('-');
    const size = toMajorText(minor(Math.abs(line.amount)), 'AUD');
    const [debit, credit] = line.amount < 0 ? [size, ''] : ['', size];
    const cells = [
      `${day}/${month}/${year}`,
      quoted(line.narrative),
      debit,
      credit,
      toMajorText(minor(balance), 'AUD'),
    ];
    return { date: line.date, text: cells.join(',') };
  });
  const recent = rows.filter((row) => row.date > from).toReversed();
  return ['Date,Description,Debit,Credit,Balance', ...recent.map((row) => row.text), ''].join('\r\n');
}

import { expect, test } from 'vitest';
import { type BankContext, readBankFile } from '../../../../../electron/cli/match/bankFile.ts';
import { mergeFiles } from '../../../../../electron/cli/match/overlap.ts';
import { lineId } from '../../../../../electron/cli/match/report.ts';
import { plainDate } from '../../../../../shared/dates.ts';

const HEADER = 'Date,Amount,Payee,Description,Reference,Currency';
const NOTHING: BankContext = { currency: '', dateOrder: null, expected: null };
const read = (text: string, context: Partial<BankContext> = {}, name = 'b.csv') =>
  readBankFile(name, new TextEncoder().encode(text), { ...NOTHING, ...context });

test('the documented columns, with physical line numbers', () => {
  const { lines, remarks } = read(
    `\uFEFF${HEADER}\r\n2026-11-12,482.07,STRIPE,"two\r\nlines",po_1,AUD\r\n\r\n2026-11-13,-12.00,,STRIPE DD,,NZD\r\n`,
  );
  expect(lines.map(lineId)).toEqual(['b.csv:2', 'b.csv:5']);
  expect(lines).toMatchObject([
    { amount: 48_207, currency: 'AUD', payee: 'STRIPE', reference: 'po_1', date: '2026-11-12' },
    { amount: -1200, currency: 'NZD', narrative: 'STRIPE DD' },
  ]);
  expect(remarks).toEqual([]);
});

test('a file that names no currency takes the one given, and that is said', () => {
  const text = 'Date,Amount,Description\n2026-11-12,1.50,a\n2026-11-13,-2.00,b\n';
  expect(() => read(text)).toThrow('give it with --currency');
  const file = read(text, { currency: 'NZD' });
  expect(file.lines.map(({ currency }) => currency)).toEqual(['NZD', 'NZD']);
  expect(file.remarks).toContain('b.csv: no currency named; taken as NZD');
});

test('the currency given fills empty cells only', () => {
  const text = `${HEADER}\n2026-11-12,1.50,a,,,EUR\n2026-11-13,2.50,b,,,\n`;
  expect(read(text, { currency: 'AUD' }).lines.map(({ currency }) => currency)).toEqual(['EUR', 'AUD']);
  expect(() => read(text)).toThrow('b.csv:3: Currency');
});

test.each([
  ['an amount', `${HEADER}\n2026-11-12,1.5O,a,,,AUD\n`, 'b.csv:2: Amount'],
  ['a date', `${HEADER}\n2026-11-12,1.50,a,,,AUD\n31/31/2026,1.50,a,,,AUD\n`, 'b.csv:3: Date'],
  ['a width', `${HEADER}\n2026-11-12,1.50\n2026-11-12,1.50,a,,,AUD\n`, 'b.csv:2'],
  ['nothing', ' \n', 'b.csv: the file is empty'],
  ['no text', 'a\0\u0001b', 'b.csv: is not text'],
  ['a quote', `${HEADER}\n2026-11-12,1.50,"a,,,AUD\n`, 'b.csv:2'],
])('%s that can’t be read stops the run', (_what, text, expected) => {
  expect(() => read(text)).toThrow(expected);
});

test('dates that can be read either way: the user’s word, else the payouts, else nothing', () => {
  const text = `${HEADER}\n03/11/2026,1.50,a,,,AUD\n04/11/2026,2.50,b,,,AUD\n`;
  const expected = { from: plainDate('2026-11-01'), to: plainDate('2026-11-10') };
  const dates = (context: Partial<BankContext>) => read(text, context).lines.map(({ date }) => date);
  expect(dates({ dateOrder: 'MDY' })).toEqual(['2026-03-11', '2026-04-11']);
  expect(dates({ expected })).toEqual(['2026-11-03', '2026-11-04']);
  expect(read(text, { expected }).remarks.join()).toContain('dates are day/month/year');
  expect(() => read(text)).toThrow('--dates DMY');
});

test('a statement without a line is a statement', () => {
  const { lines, remarks } = read(`${HEADER}\n`, { currency: 'AUD' });
  expect(lines).toEqual([]);
  expect(remarks.join()).toContain('b.csv: the file holds no transactions');
});

const OFX = (id: string, currency: string, transactions: string) =>
  `<STMTTRNRS><STMTRS><CURDEF>${currency}<BANKACCTFROM><BANKID>1<ACCTID>${id}</BANKACCTFROM><BANKTRANLIST>${transactions}</BANKTRANLIST></STMTRS></STMTTRNRS>`;
const TRANSACTION = (amount: string) =>
  `<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261112<TRNAMT>${amount}<FITID>${amount}<NAME>STRIPE</STMTTRN>`;

test('OFX: the nth transaction, of every account', () => {
  const text = `OFXHEADER:100\n\n<OFX><BANKMSGSRSV1>${OFX('11', 'AUD', TRANSACTION('1.50') + TRANSACTION('2.50'))}${OFX('22', 'EUR', TRANSACTION('3.50'))}</BANKMSGSRSV1></OFX>`;
  const { lines, namesAccount } = read(text, {}, 's.ofx');
  expect(lines.map((line) => `${lineId(line)} ${line.amount} ${line.currency}`)).toEqual([
    's.ofx:1 150 AUD',
    's.ofx:2 250 AUD',
    's.ofx:3 350 EUR',
  ]);
  expect(namesAccount).toBe(true);
  expect(new Set(lines.map(({ accountId }) => accountId)).size).toBe(2);
});

const month = (days: readonly number[], text = 'a') =>
  `${HEADER}\n${days.map((day) => `2026-11-${String(day).padStart(2, '0')},${day}.00,${text},,,AUD`).join('\n')}\n`;
const named = (name: string, text: string) => ({ ...read(text, {}, name), name });

test('files that overlap count a line once', () => {
  const { lines, repeated, remarks } = mergeFiles([
    named('1.csv', month([2, 3, 4, 5])),
    named('2.csv', month([4, 5, 6])),
  ]);
  expect(lines.map(lineId)).toEqual(['1.csv:2', '1.csv:3', '1.csv:4', '1.csv:5', '2.csv:4']);
  expect(repeated.map(({ line, first }) => `${lineId(line)} ${lineId(first)}`)).toEqual([
    '2.csv:2 1.csv:4',
    '2.csv:3 1.csv:5',
  ]);
  expect(remarks).toEqual(['2.csv: 2 lines are in a file before already and count once']);
});

test('files of two accounts that share a line by chance keep both', () => {
  const { lines, repeated, remarks } = mergeFiles([
    named('1.csv', month([2, 3, 4, 5, 6])),
    named('2.csv', `${month([3, 4, 5], 'b')}2026-11-06,6.00,a,,,AUD\n`),
  ]);
  expect(lines).toHaveLength(9);
  expect(repeated).toEqual([]);
  expect(remarks.join()).toContain('another account');
});

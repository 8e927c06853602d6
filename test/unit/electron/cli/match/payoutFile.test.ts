import { expect, test } from 'vitest';
import { readPayoutFile } from '../../../../../electron/cli/match/payoutFile.ts';

const HEADER =
  'id,provider,account,currency,amount,status,arrival_date,method,descriptor,trace_id,description';
const row = (cells: string) => `${HEADER}\n${cells}\n`;
const read = (text: string) => readPayoutFile('p.csv', text);

test('every column', () => {
  const text = row('po_1,Square,L1,AUD,482.07,paid,2026-11-12,instant,"ACME, LLC",tr_9,"two\nlines"');
  expect(read(text).payouts).toMatchObject([
    {
      id: 'po_1',
      provider: 'square',
      connectionId: 'square:L1',
      currency: 'AUD',
      amount: 48_207,
      status: 'paid',
      arrivalDate: '2026-11-12',
      method: 'instant',
      descriptor: 'ACME, LLC',
      traceId: 'tr_9',
      description: 'two\nlines',
    },
  ]);
});

test.each([
  [
    'a byte-order mark, CRLF, blank lines',
    `\uFEFF\r\n${HEADER}\r\n\r\npo_1,,,AUD,1.50,,2026-11-12,,,,\r\n\r\n`,
  ],
  ['semicolons', 'id;currency;amount;arrival_date\npo_1;AUD;1.50;2026-11-12\n'],
  [
    'columns in any order, unknown ones too',
    'Arrival_Date,zone,AMOUNT,id,Currency\n2026-11-12,x,1.50,po_1,aud',
  ],
  ['names with spaces and a zone', 'id,Amount,Currency,Arrival Date (UTC)\npo_1,1.50,aud,2026-11-12 00:00\n'],
  ['cells beyond the header that are empty', 'id,currency,amount,arrival_date\npo_1,AUD,1.50,2026-11-12,,\n'],
])('%s', (_what, text) => {
  expect(read(text).payouts).toMatchObject([
    {
      id: 'po_1',
      provider: 'stripe',
      currency: 'AUD',
      amount: 150,
      arrivalDate: '2026-11-12',
      status: 'paid',
    },
  ]);
});

test.each([
  ['JPY', '-1500', -1500],
  ['JPY', '1500.00', 1500],
  ['KWD', '1.234', 1234],
  ['IDR', '250000', 25_000_000],
  ['AUD', '-0.01', -1],
])('%s %s', (currency, amount, minor) => {
  expect(read(row(`po_1,,,${currency},${amount},,2026-11-12,,,,`)).payouts[0]?.amount).toBe(minor);
});

test.each([
  ['Paid', 'paid'],
  ['in transit', 'inTransit'],
  ['cancelled', 'canceled'],
  ['returned', 'failed'],
  ['SUCCESS', 'paid'],
  ['voided', 'canceled'],
])('the status %s is %s, and nothing is said', (word, status) => {
  const file = read(row(`po_1,stripe,,AUD,1.50,${word},2026-11-12,,,,`));
  expect(file.payouts[0]?.status).toBe(status);
  expect(file.remarks).toEqual([]);
});

test('a status that nobody knows is said', () => {
  const file = read(row('po_1,stripe,,AUD,1.50,wobbling,2026-11-12,,,,'));
  expect(file.payouts[0]?.status).toBe('unknown');
  expect(file.remarks.join()).toContain('"wobbling" of 1 payout is not known');
});

test('ids need to differ within an account only', () => {
  const cells = (account: string) => `po_1,stripe,${account},AUD,1.50,paid,2026-11-12,,,,`;
  expect(read(row(`${cells('a')}\n${cells('b')}`)).payouts).toHaveLength(2);
  expect(() => read(row(`${cells('a')}\n${cells('a')}`))).toThrow('p.csv:3: id: "po_1" is on line 2 already');
});

test.each([
  ['amount', 'po_1,stripe,a,AUD,"1,5",paid,2026-11-12,,,,', 'p.csv:2: amount: "1,5" is not an amount'],
  ['amount with too many digits', 'po_1,stripe,a,JPY,1.5,paid,2026-11-12,,,,', 'p.csv:2: amount'],
  ['empty amount', 'po_1,stripe,a,AUD,,paid,2026-11-12,,,,', 'p.csv:2: amount: is empty'],
  ['date', 'po_1,stripe,a,AUD,1.50,paid,12/11/2026,,,,', 'p.csv:2: arrival_date'],
  ['day', 'po_1,stripe,a,AUD,1.50,paid,2026-02-30,,,,', 'p.csv:2: arrival_date'],
  ['end of a date', 'po_1,stripe,a,AUD,1.50,paid,2026-11-12abc,,,,', 'p.csv:2: arrival_date'],
  ['currency', 'po_1,stripe,a,AU,1.50,paid,2026-11-12,,,,', 'p.csv:2: currency'],
  ['width', 'po_1,stripe,a,AUD,1.50', 'p.csv:2: 5 columns where 11 were expected'],
  ['quote', 'po_1,stripe,"a,AUD,1.50,paid,2026-11-12,,,,', 'p.csv:2: a quote opened here'],
])('a wrong %s is named with file, line and column', (_what, cells, expected) => {
  expect(() => read(row(cells))).toThrow(expected);
});

test.each([
  ['nothing', '', 'p.csv: the file is empty'],
  ['no text', 'PK\0\0', 'p.csv: is not text'],
  ['a missing column', 'id,currency,arrival_date\npo_1,AUD,2026-11-12', 'p.csv:1: amount: column missing'],
  ['two columns of a name', 'id,id\n1,2', 'p.csv:1: id: two columns'],
])('%s', (_what, text, expected) => {
  expect(() => read(text)).toThrow(expected);
});

test('the physical line is named after cells with line ends', () => {
  const text = `${HEADER}\npo_1,stripe,a,AUD,1.50,paid,2026-11-12,,"a\r\nb\nc",,\n\npo_2,stripe,a,AUD,x,paid,2026-11-12,,,,\n`;
  expect(() => read(text)).toThrow('p.csv:6: amount');
});

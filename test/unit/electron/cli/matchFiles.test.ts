import { expect, test } from 'vitest';
import { readBankFile } from '../../../../electron/cli/match/bankFile.ts';
import { readPayoutFile } from '../../../../electron/cli/match/payoutFile.ts';
import { toJson } from '../../../../electron/cli/match/report.ts';
import { plainDate } from '../../../../shared/dates.ts';
import { matchAll } from '../../../../shared/matching/matchAll.ts';

const HEADER =
  'id,provider,account,currency,amount,status,arrival_date,method,descriptor,trace_id,description';
const bytes = (text: string) => new TextEncoder().encode(text);

test('files in, the documented JSON out, lines by file and physical line', () => {
  const { payouts } = readPayoutFile(
    'p.csv',
    `${HEADER}\npo_1,stripe,a,AUD,482.07,paid,2026-11-12,standard,,,\npo_2,stripe,a,AUD,-12.00,paid,2026-11-13,,,,\npo_3,stripe,a,AUD,5.00,canceled,2026-11-13,,,,\n`,
  );
  const { lines } = readBankFile(
    'b.csv',
    bytes(
      'Date,Amount,Payee,Description,Reference,Currency\n2026-11-12,482.07,STRIPE,"two\nlines",,AUD\n2026-11-13,-12.00,,STRIPE DD,,AUD\n2026-11-13,-40.00,,RENT,,AUD\n',
    ),
    '',
  );
  const run = matchAll({
    payouts,
    lines,
    decisions: [],
    declined: [],
    accountIdOf: () => null,
    asOf: plainDate('2026-11-30'),
  });
  const json = toJson({ run, payouts, lines, skipped: [], ms: 1 });
  expect(json.matches.map((match) => [match.payouts, match.lines, match.verdict, match.residual])).toEqual([
    [['po_1'], ['b.csv:2'], 'certain', '0.00'],
    [['po_2'], ['b.csv:4'], 'certain', '0.00'],
  ]);
  expect(json).toMatchObject({
    version: 1,
    unmatchedPayouts: ['po_3'],
    unmatchedLines: ['b.csv:5'],
    stats: { payouts: 3, lines: 3 },
  });
});

test('Stripe’s itemized report: a payout is the sum of its entries', () => {
  const text =
    'balance_transaction_id,currency,net,reporting_category,automatic_payout_id,automatic_payout_effective_at\ntxn_1,aud,10.00,charge,po_1,2026-11-12 00:00:00\ntxn_2,aud,-2.50,refund,po_1,2026-11-12 00:00:00\ntxn_3,aud,-7.50,payout,po_1,2026-11-12 00:00:00\n';
  expect(readPayoutFile('p.csv', text).payouts).toMatchObject([
    { id: 'po_1', amount: 750, currency: 'AUD', arrivalDate: '2026-11-12' },
  ]);
});

test.each([
  ['amount', 'po_1,stripe,a,AUD,"1,5",paid,2026-11-12,,,,', 'p.csv:2: amount'],
  ['date', 'po_1,stripe,a,AUD,1.50,paid,12/11/2026,,,,', 'p.csv:2: arrival_date'],
  ['currency', 'po_1,stripe,a,AU,1.50,paid,2026-11-12,,,,', 'p.csv:2: currency'],
  ['width', 'po_1,stripe,a,AUD,1.50', 'p.csv:2'],
])('a wrong %s is named with file, line and column', (_what, row, expected) => {
  expect(() => readPayoutFile('p.csv', `${HEADER}\n${row}\n`)).toThrow(expected);
});

test('a bank file without a currency needs one; a bad cell stops the run', () => {
  const text = 'Date,Amount,Description\n2026-11-12,1.50,a\n';
  expect(() => readBankFile('b.csv', bytes(text), '')).toThrow('--currency');
  expect(readBankFile('b.csv', bytes(text), 'NZD').lines[0]?.currency).toBe('NZD');
  expect(() => readBankFile('b.csv', bytes(text.replace('1.50', '1.5O')), 'NZD')).toThrow('b.csv:2: Amount');
});

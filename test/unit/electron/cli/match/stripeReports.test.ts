import { expect, test } from 'vitest';
import { readPayoutFile } from '../../../../../electron/cli/match/payoutFile.ts';

const ITEMIZED =
  'automatic_payout_id,automatic_payout_effective_at_utc,automatic_payout_effective_at,balance_transaction_id,currency,gross,fee,net,reporting_category,description';
const itemized = (...rows: string[]) => readPayoutFile('r.csv', [ITEMIZED, ...rows].join('\n'));
const DATES = '2026-11-12 00:00:00,2026-11-11 19:00:00';

test('a payout is the sum of its entries, on the day in UTC', () => {
  const { payouts } = itemized(
    `po_1,${DATES},txn_1,aud,10.30,0.30,10.00,charge,Order 7`,
    `po_1,${DATES},txn_2,aud,-2.50,0.00,-2.50,refund,`,
  );
  expect(payouts).toMatchObject([
    {
      id: 'po_1',
      amount: 750,
      currency: 'AUD',
      arrivalDate: '2026-11-12',
      composition: 'known',
      entries: [
        { id: 'txn_1', kind: 'charge', gross: 1030, fee: 30, net: 1000 },
        { id: 'txn_2', kind: 'refund', gross: -250, fee: 0, net: -250 },
      ],
    },
  ]);
});

test('the payout’s own row says its amount, so that what its entries leave open shows', () => {
  const { payouts } = itemized(
    `po_1,${DATES},txn_1,aud,10.00,0.00,10.00,charge,`,
    `po_1,${DATES},txn_9,aud,-9.00,0.00,-9.00,payout,`,
  );
  expect(payouts).toMatchObject([{ amount: 900, entries: [{ id: 'txn_1' }] }]);
});

test('rows of no automatic payout are left out, and said', () => {
  const { payouts, remarks } = itemized(
    `,,,txn_1,aud,10.00,0.00,10.00,charge,`,
    `po_1,${DATES},txn_2,aud,1.00,0.00,1.00,charge,`,
  );
  expect(payouts).toHaveLength(1);
  expect(remarks).toEqual(['r.csv: 1 rows name no automatic payout and were left out']);
});

test.each([
  [`po_1,${DATES},txn_1,aud,10.00,0.30,10.00,charge,`, 'r.csv:2: net: "10.00" is not gross less fee'],
  [`po_1,${DATES},txn_1,aud,10.00,0.30,9.7O,charge,`, 'r.csv:2: net: "9.7O" is not an amount'],
  [`po_1,,,txn_1,aud,10.00,0.30,9.70,charge,`, 'r.csv:2: automatic_payout_effective_at_utc'],
])('a row that contradicts itself stops the run', (row, expected) => {
  expect(() => itemized(row)).toThrow(expected);
});

test('entries of one payout in two currencies', () => {
  expect(() =>
    itemized(`po_1,${DATES},a,aud,1.00,0.00,1.00,charge,`, `po_1,${DATES},b,nzd,1.00,0.00,1.00,charge,`),
  ).toThrow('r.csv:3: currency: payout po_1 is in AUD on line 2');
});

test('the older report without gross and fee', () => {
  const text = `automatic_payout_id,automatic_payout_effective_at,currency,net,reporting_category\npo_1,2026-11-12,jpy,500,charge\n`;
  expect(readPayoutFile('r.csv', text).payouts).toMatchObject([
    { amount: 500, entries: [{ gross: 500, fee: 0 }] },
  ]);
});

test('Stripe’s report of payouts: what left the balance arrives at the bank', () => {
  const text = [
    'payout_id,effective_at_utc,currency,balance_transaction_id,gross,fee,net,reporting_category,payout_expected_arrival_date,payout_status,payout_type,payout_description',
    'po_1,2026-11-10 00:00:00,usd,txn_1,-100.00,0.00,-100.00,payout,2026-11-12 00:00:00,paid,bank_account,STRIPE PAYOUT',
    'po_2,2026-11-10 00:00:00,usd,txn_2,-50.00,0.50,-50.50,payout,2026-11-10 00:00:00,paid,card,',
    'po_3,2026-11-10 00:00:00,usd,txn_3,-7.00,0.00,-7.00,payout,2026-11-12 00:00:00,paid,bank_account,',
    'po_3,2026-11-14 00:00:00,usd,txn_4,7.00,0.00,7.00,payout_reversal,2026-11-12 00:00:00,failed,bank_account,',
  ].join('\n');
  expect(readPayoutFile('r.csv', text).payouts).toMatchObject([
    { id: 'po_1', amount: 10_000, arrivalDate: '2026-11-12', status: 'paid', destination: 'bank' },
    { id: 'po_2', amount: 5000, ownFee: 50, destination: 'card' },
    { id: 'po_3', amount: 700, status: 'failed' },
  ]);
});

import { expect, it } from 'vitest';
import { plainDate } from '../../../../shared/dates.ts';
import { matchAll } from '../../../../shared/matching/matchAll.ts';
import { matchPayoutsOf } from '../../../../shared/matching/input.ts';
import { minor } from '../../../../shared/money.ts';
import { readProviderFile } from '../../../../shared/payout/file/readProviderFile.ts';
import { SHIPPED_PROFILES } from '../../../../shared/payout/file/shippedProfiles.ts';
import { headOf } from '../../../../shared/payout/model.ts';

const CONNECTION = 'file:shopify payments';
const FILE = [
  'Transaction Date,Type,Order,Card Brand,Card Source,Payout Status,Payout Date,Available On,Amount,Fee,Net,Checkout,Payment Method Name,Presentment Amount,Presentment Currency,Currency',
  '2026-11-01 10:00:00 +1100,charge,#1001,visa,online,paid,2026-11-04,2026-11-04,110.00,3.30,106.70,c1,card,110.00,AUD,AUD',
  '',
].join('\n');

const line = {
  key: 'line',
  accountId: 'bank',
  date: plainDate('2026-11-04'),
  amount: minor(10_670),
  currency: 'AUD',
  payee: '',
  narrative: 'SHOPIFY PAYMENTS 8820451177 DIRECT CREDIT',
  reference: '',
  bankId: '',
  balance: null,
  source: { file: 'bank.ofx', line: 1 },
};

it('a payout of a file is its provider’s, whose name on the statement speaks for it', () => {
  const profile = SHIPPED_PROFILES.find(({ id }) => id === 'shopify');
  if (profile === undefined) throw new Error('There is no such profile');
  const { payouts } = readProviderFile({ name: 'shop.csv', text: FILE, profile, connectionId: CONNECTION });
  const verdictUnder = (names: ReadonlyMap<string, string>) =>
    matchAll({
      payouts: matchPayoutsOf(payouts.map(headOf), names),
      lines: [line],
      decisions: [],
      declined: [],
      accountIdOf: () => 'bank',
      asOf: plainDate('2026-11-10'),
    }).matches.map(({ verdict }) => verdict);
  expect(verdictUnder(new Map([[CONNECTION, 'Shopify Payments']]))).toEqual(['certain']);
  // As any provider of files, it would be another one's money.
  expect(verdictUnder(new Map())).toEqual(['noLine']);
});

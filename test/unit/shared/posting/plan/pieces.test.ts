/** Parts of sales, overrides and tracking: what goes where, and what a mapping must say. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minor, sumMinor } from '../../../../../shared/money.ts';
import type { PayoutEntry, SalePart } from '../../../../../shared/payout/model.ts';
import { checkMapping } from '../../../../../shared/posting/mapping.ts';
import type { Mapping, Override } from '../../../../../shared/posting/model.ts';
import { piecesOf } from '../../../../../shared/posting/plan/pieces.ts';
import { joinTracking, tracked } from '../../../../../shared/posting/plan/tracking.ts';
import { entryOf, MAPPING, TAX_RATES } from '../world.ts';
import { anySketch, withChoices } from '../styles/stylesWorld.ts';

const sale = (gross: number, saleParts: SalePart[], kind: PayoutEntry['kind'] = 'charge'): PayoutEntry => ({
  ...entryOf({ kind, gross, fee: 0, tax: 0, invoiced: false, day: 1 }, 'txn_1'),
  saleParts,
});
const RATES = new Map(TAX_RATES.map((rate) => [rate.taxType, rate]));
const part = (kind: SalePart['kind'], amount: number, labels: Partial<SalePart> = {}): SalePart => ({
  kind,
  amount: minor(amount),
  ...labels,
});
const override = (match: Override['match'], more: Partial<Override> = {}): Override => ({
  match,
  accountCode: '',
  taxType: '',
  tracking: [],
  ...more,
});
const summary = (entry: PayoutEntry, changes: Partial<Mapping>) =>
  piecesOf(entry, { ...MAPPING, ...changes }, RATES).map(
    ({ category, accountCode, taxType, amount, tracking }) =>
      [category, accountCode, taxType, amount, ...tracking.map(({ option }) => option)].join(' '),
  );

describe('the pieces of an entry', () => {
  it('come to its gross, none of them zero, whatever it is made of', () => {
    const kinds = fc.constantFrom<SalePart['kind']>(
      'sale',
      'tip',
      'tax',
      'shipping',
      'giftCard',
      'serviceCharge',
      'discount',
    );
    const parts = fc.array(
      fc.record({ kind: kinds, amount: fc.integer({ min: -9_000, max: 9_000 }).map(minor) }),
    );
    fc.assert(
      fc.property(anySketch, parts, fc.boolean(), fc.boolean(), (sketch, saleParts, apart, untaxed) => {
        fc.pre(!['fee', 'tax', 'networkCost', 'payoutReversal'].includes(sketch.kind));
        const entry = { ...entryOf(sketch, 'txn_1'), saleParts };
        const choices = {
          style: 'summary',
          invoicedCharges: 'sale',
          invoicedRefunds: 'line',
          splitByMonth: false,
        } as const;
        const pieces = piecesOf(entry, withChoices({ ...choices, apart, untaxed }), RATES);
        expect(sumMinor(pieces.map(({ amount }) => amount))).toBe(entry.gross);
        expect(pieces.every(({ amount }) => amount !== 0)).toBe(true);
      }),
    );
  });

  it('stay with the sale where nothing is chosen for them', () => {
    const entry = sale(11_000, [
      part('tip', 500),
      part('tax', 1_000),
      part('sale', 3_000, { category: 'Coffee' }),
    ]);
    expect(summary(entry, {})).toEqual(['sales 200 OUTPUT 11000']);
  });

  it('go to accounts by category, item, location and kind; the first exception that fits decides', () => {
    const entry = sale(10_000, [
      part('sale', 3_000, { category: ' coffee', item: 'Flat white', location: 'Harbour' }),
      part('sale', 2_000, { category: 'Coffee', item: 'Beans', location: 'Harbour' }),
      part('tip', 500, { location: 'Harbour' }),
    ]);
    const overrides = [
      override({ category: 'Coffee', item: 'Beans' }, { accountCode: '221', taxType: 'EXEMPTOUTPUT' }),
      override({ category: 'COFFEE' }, { accountCode: '220' }),
      override({ part: 'sale', location: 'harbour' }, { tracking: [{ name: 'Region', option: 'North' }] }),
      override({ kind: 'dispute' }, { accountCode: '499' }),
    ];
    expect(summary(entry, { overrides, tipsAccountCode: '810' })).toEqual([
      'sales 200 OUTPUT 4500 North',
      'sales 220 OUTPUT 3000',
      'sales 221 EXEMPTOUTPUT 2000',
      'tip 810 BASEXCLUDED 500',
    ]);
    // A refund of the category goes back to where its sales are; a dispute to its own.
    const refund = sale(-1_000, [part('sale', -1_000, { category: 'Coffee' })], 'refund');
    expect(summary(refund, { overrides })).toEqual(['refunds 220 OUTPUT -1000']);
    expect(summary(sale(-1_000, [], 'dispute'), { overrides })).toEqual(['disputes 499 BASEXCLUDED -1000']);
  });

  it('are tracked by location without coming apart, also where a later exception names an account', () => {
    const harbour = { location: 'Harbour' };
    const entry = sale(11_000, [
      part('tip', 500, harbour),
      part('tax', 1_000, harbour),
      part('sale', 3_000, { ...harbour, category: 'Coffee' }),
    ]);
    const tracking = [{ name: 'Café', option: 'North' }];
    const byPlace = override({ location: 'harbour' }, { tracking });
    expect(summary(entry, { overrides: [byPlace] })).toEqual(['sales 200 OUTPUT 11000 North']);
    const coffee = override({ category: 'Coffee' }, { accountCode: '220' });
    const untaxed = sale(
      11_000,
      (entry.saleParts ?? []).filter(({ kind }) => kind !== 'tax'),
    );
    expect(summary(untaxed, { overrides: [byPlace, coffee], tipsAccountCode: '810' })).toEqual([
      'sales 200 OUTPUT 7500 North',
      'tip 810 BASEXCLUDED 500 North',
      'sales 220 OUTPUT 3000 North',
    ]);
    expect(summary(sale(5_000, []), { overrides: [byPlace] })).toEqual(['sales 200 OUTPUT 5000']);
  });

  it('carry no tax of Xero’s where the provider tells the tax and it has an account', () => {
    const entry = sale(11_000, [part('tax', 1_000), part('shipping', 500)]);
    const changes = { salesTaxAccountCode: '821', shippingAccountCode: '210' };
    expect(summary(entry, changes)).toEqual([
      'sales 200 BASEXCLUDED 9500',
      'tax 821 BASEXCLUDED 1000',
      'shipping 210 BASEXCLUDED 500',
    ]);
    expect(summary(sale(5_000, []), changes)).toEqual(['sales 200 OUTPUT 5000']);
  });
});

describe('tax that the provider tells, without an account of its own', () => {
  const free = { untaxedTaxType: 'EXEMPTOUTPUT' };
  const goods = override({ category: 'Coffee' }, { accountCode: '220' });

  it('is within the sales that bear it, account by account', () => {
    const entry = sale(11_000, [
      part('sale', 6_000, { category: 'Coffee' }),
      part('sale', 4_000),
      part('tax', 1_000),
    ]);
    expect(summary(entry, { ...free, overrides: [goods] })).toEqual([
      'sales 200 OUTPUT 4400',
      'sales 220 OUTPUT 6600',
    ]);
  });

  it('says what was sold without tax, so that Xero computes what was charged', () => {
    // Half of it bread, which bears none: 50.00 + 5.00 tax + 50.00.
    const entry = sale(10_500, [part('sale', 10_000), part('tax', 500)]);
    expect(summary(entry, free)).toEqual(['sales 200 OUTPUT 5500', 'sales 200 EXEMPTOUTPUT 5000']);
    // Not told apart where the user has no tax type for it.
    expect(summary(entry, {})).toEqual(['sales 200 OUTPUT 10500']);
    const refund = sale(-10_500, [part('sale', -10_000), part('tax', -500)], 'refund');
    expect(summary(refund, free)).toEqual(['refunds 205 OUTPUT -5500', 'refunds 205 EXEMPTOUTPUT -5000']);
  });

  it('lets rounding be rounding, and a rate that is not the books’ alone', () => {
    const cents = sale(3_297, [part('sale', 2_998), part('tax', 299)]);
    expect(summary(cents, free)).toEqual(['sales 200 OUTPUT 3297']);
    const more = sale(12_000, [part('sale', 10_000), part('tax', 2_000)]);
    expect(summary(more, free)).toEqual(['sales 200 OUTPUT 12000']);
  });

  it('comes out as told in Xero for any sale that bears it in part', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 100 }), fc.boolean(), (sold, share, isRefund) => {
        const sign = isRefund ? -1 : 1;
        const whole = sold.reduce((sum, one) => sum + one, 0);
        const taxable = Math.round((whole * share) / 100);
        const tax = Math.round(taxable / 10);
        fc.pre(tax > 0);
        const labelled = sold.map((one, index) =>
          part('sale', sign * one, index % 2 === 0 ? { category: 'Coffee' } : {}),
        );
        const entry = sale(
          sign * (whole + tax),
          [...labelled, part('tax', sign * tax)],
          isRefund ? 'refund' : 'charge',
        );
        const pieces = piecesOf(entry, { ...MAPPING, ...free, overrides: [goods] }, RATES);
        expect(sumMinor(pieces.map(({ amount }) => amount))).toBe(entry.gross);
        const within = pieces.filter(({ taxType }) => taxType === 'OUTPUT').map(({ amount }) => amount);
        expect(Math.abs(Math.round(sumMinor(within) / 11) - sign * tax)).toBeLessThanOrEqual(sold.length + 1);
      }),
    );
  });
});

describe('tracking', () => {
  const line = { description: 'x', accountCode: '1', taxType: 'NONE', amount: minor(1) };
  const [north, south, online, team] = [
    ['Region', 'North'],
    ['Region', 'South'],
    ['Channel', 'Online'],
    ['Team', 'Risk'],
  ].map(([name = '', option = '']) => ({ name, option }));

  it('is of an exception before the mapping’s own, a category once, two at most', () => {
    expect(joinTracking([south!], [north!, online!])).toEqual([south, online]);
    expect(joinTracking([team!], [north!, online!])).toEqual([team, north]);
    expect(tracked([line], { tracking: [north!] })).toEqual([{ ...line, tracking: [north] }]);
    expect(tracked([line], { tracking: [] })).toEqual([line]);
  });

  it('and exceptions are whole, or the mapping isn’t', () => {
    const check = (changes: Partial<Mapping>) => checkMapping({ ...MAPPING, ...changes });
    expect(check({ tracking: [north!, online!] })).toEqual([]);
    expect(check({ tracking: [north!, south!] })).toEqual(['tracking']);
    expect(check({ tracking: [north!, online!, team!] })).toEqual(['key']);
    expect(check({ overrides: [override({ category: 'x' }, { accountCode: '220' })] })).toEqual([]);
    expect(check({ overrides: [override({ category: 'x' })] })).toEqual(['overrides']);
    expect(check({ overrides: [override({ kind: 'fee' }, { accountCode: '220' })] })).toEqual(['overrides']);
    expect(check({ overrides: [override({ category: ' ' }, { accountCode: '220' })] })).toEqual([
      'overrides',
    ]);
  });
});

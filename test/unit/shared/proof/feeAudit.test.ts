/** The audit: a card that is what was charged finds nothing, one that isn't finds exactly what differs. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDemoStory } from '../../../../electron/sandbox/story/story.ts';
import { plainDate } from '../../../../shared/dates.ts';
import { minor, sumMinor } from '../../../../shared/money.ts';
import { mapStripeEntry } from '../../../../shared/payout/stripe/entry.ts';
import { auditFees, rateFor } from '../../../../shared/proof/feeAudit.ts';
import { type FeeMovement, feeMovements } from '../../../../shared/proof/fees.ts';
import { type RateRow, feeByRate, parseRate, rateText } from '../../../../shared/proof/rateCard.ts';

const START = plainDate('2026-01-01');

const rate = (id: string, changes: Partial<RateRow> = {}): RateRow => ({
  id,
  provider: 'stripe',
  currency: 'AUD',
  on: 'sale',
  method: '',
  brand: '',
  funding: '',
  reading: '',
  region: null,
  ppm: 17_500,
  fixed: minor(30),
  cap: null,
  validFrom: START,
  ...changes,
});

const sale = (id: string, changes: Partial<FeeMovement> = {}): FeeMovement => ({
  connectionId: 'stripe-1',
  provider: 'stripe',
  id,
  date: plainDate('2026-07-03'),
  kind: 'charge',
  currency: 'AUD',
  gross: minor(10_000),
  cost: minor(205),
  tax: minor(0),
  means: 'card/visa/credit/AU',
  converted: false,
  chargeId: `ch_${id}`,
  customerName: '',
  ...changes,
});

const byValue = (a: number, b: number) => a - b;

describe('auditFees', () => {
  it('finds nothing where the card says what was charged, and each cent beyond rounding where it does not', () => {
    const charged = fc.record({
      gross: fc.integer({ min: 50, max: 900_000 }),
      ppm: fc.constantFrom(17_500, 29_000, 0),
      more: fc.constantFrom(0, 0, -1, 1, 2, -7, 40),
    });
    fc.assert(
      fc.property(fc.array(charged, { minLength: 1, maxLength: 12 }), (sales) => {
        const movements = sales.map(({ gross, ppm, more }, index) => {
          const fee = feeByRate({ ppm, fixed: minor(30), cap: null }, minor(gross));
          return sale(String(index), {
            gross: minor(gross),
            cost: minor(fee + more + 9),
            tax: minor(9),
            means: `m${ppm}`,
          });
        });
        const card = [17_500, 29_000, 0].map((ppm) => rate(String(ppm), { ppm, method: `m${ppm}` }));
        const [audit] = auditFees(movements, card);
        const off = sales.map(({ more }): number => more).filter((more) => Math.abs(more) > 1);
        expect(audit?.differences.map(({ difference }) => difference).toSorted(byValue)).toEqual(
          off.toSorted(byValue),
        );
        expect(audit?.overcharged).toBe(off.filter((more) => more > 0).reduce((sum, more) => sum + more, 0));
        expect(audit && audit.agreed + audit.differences.length + audit.unrated).toBe(sales.length);
        const sum = sumMinor(sales.map(({ more }) => minor(more)));
        expect(audit && audit.charged - audit.expected).toBe(sum);
      }),
    );
  });

  it('says nothing of sales that no line fits: another provider, an unknown country, before the card began', () => {
    const inside = rate('in', { region: { country: 'AU', side: 'inside' } });
    const outside = rate('out', { region: { country: 'AU', side: 'outside' }, ppm: 29_000 });
    const movements = [
      sale('a'),
      sale('b', { means: 'card/visa/credit/NZ', cost: minor(320) }),
      sale('c', { means: 'card/visa' }),
      sale('d', { provider: 'square' }),
      sale('e', { date: plainDate('2025-12-31') }),
      sale('f', { kind: 'refund' }),
    ];
    expect(auditFees(movements, [inside, outside])).toMatchObject([{ sales: 5, agreed: 2, unrated: 3 }]);
  });

  it('takes the line that says most, and of equals the latest that had begun', () => {
    const card = [
      rate('any'),
      rate('amex', { brand: 'Amex' }),
      rate('later', { validFrom: plainDate('2026-07-01') }),
      rate('future', { validFrom: plainDate('2026-08-01') }),
    ];
    expect(rateFor(card, sale('a'))?.id).toBe('later');
    expect(rateFor(card, sale('a', { means: 'card/amex/credit/AU' }))?.id).toBe('amex');
    expect(rateFor(card, sale('a', { date: plainDate('2026-06-30') }))?.id).toBe('any');
  });

  it('adds what the provider takes for converting, and stops at the cap', () => {
    const card = [rate('any'), rate('conversion', { on: 'conversion', ppm: 20_000, fixed: minor(0) })];
    expect(auditFees([sale('a', { converted: true, cost: minor(405) })], card)[0]?.agreed).toBe(1);
    expect(feeByRate({ ppm: 10_000, fixed: minor(30), cap: minor(350) }, minor(1_000_000))).toBe(350);
  });

  it('agrees with every sale of the demo company but for a line written down too low', () => {
    const { stripe } = createDemoStory();
    const objects = new Map([...stripe.charges, ...stripe.refunds].map((one) => [one.id, one]));
    const entries = stripe.balanceTransactions.map((row) =>
      mapStripeEntry(
        { ...row, source: objects.get(String(row['source'])) ?? row['source'] },
        { timezone: 'Australia/Sydney' },
      ),
    );
    const movements = feeMovements({
      payouts: [],
      openEntries: entries.map((entry) => ({ connectionId: 'stripe-1', entry })),
      providers: new Map([['stripe-1', 'stripe']]),
    });
    const outside = rate('o', { region: { country: 'AU', side: 'outside' }, ppm: 29_000 });
    const audit = auditFees(movements, [rate('any'), outside])[0];
    expect(audit?.sales).toBeGreaterThan(500);
    expect(audit).toMatchObject({ differences: [], unrated: 0, overcharged: 0 });
    const low = auditFees(movements, [rate('any', { fixed: minor(25) }), outside])[0];
    expect(low?.differences.length).toBeGreaterThan(300);
    expect(low?.overcharged).toBe((low?.differences.length ?? 0) * 5);
  });
});

describe('parseRate', () => {
  it('reads what people write, and writes what it reads', () => {
    expect(parseRate('1.75 % + 0.30', 'AUD')).toEqual({ ppm: 17_500, fixed: 30 });
    expect(parseRate('2,9%', 'EUR')).toEqual({ ppm: 29_000, fixed: 0 });
    expect(parseRate('4000', 'JPY')).toEqual({ ppm: 0, fixed: 4000 });
    for (const wrong of ['', 'free', '1.75 % 0.305', '101 %', '% + 1']) {
      expect(parseRate(wrong, 'AUD')).toBeNull();
    }
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.constantFrom('AUD', 'IDR', 'JPY', 'KWD'),
        (ppm, fixed, currency) => {
          const written = { ppm, fixed: minor(fixed) };
          expect(parseRate(rateText(written, currency), currency)).toEqual(written);
        },
      ),
    );
  });
});

/** Fees added up in parts come to what they come to at once. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../../shared/dates.ts';
import { minor, sumMinor } from '../../../../shared/money.ts';
import { auditFees } from '../../../../shared/proof/feeAudit.ts';
import { type FeeDimension, type FeeMovement, feeTotals } from '../../../../shared/proof/fees.ts';
import { feeMonths, mergeAudits, overcharges, regroup } from '../../../../shared/proof/feeSums.ts';
import type { RateRow } from '../../../../shared/proof/rateCard.ts';

const BY: readonly FeeDimension[] = ['connectionId', 'month', 'kind', 'means'];
const CARD: RateRow[] = ['AUD', 'USD'].map((currency) => ({
  id: currency,
  provider: 'stripe',
  currency,
  on: 'sale',
  method: '',
  brand: '',
  funding: '',
  reading: '',
  region: null,
  ppm: 20_000,
  fixed: minor(0),
  cap: null,
  validFrom: plainDate('2026-01-01'),
}));

const movement = fc
  .record({
    connectionId: fc.constantFrom('a', 'b'),
    date: fc.constantFrom('2026-07-03', '2026-07-09', '2026-08-01').map(plainDate),
    kind: fc.constantFrom('charge', 'fee', 'refund', 'payoutFee'),
    currency: fc.constantFrom('AUD', 'USD'),
    gross: fc.integer({ min: 100, max: 90_000 }).map(minor),
    cost: fc.integer({ min: -50, max: 2_000 }).map(minor),
    means: fc.constantFrom('card/visa', 'card/amex', ''),
  })
  .map((part): Omit<FeeMovement, 'id'> => ({
    provider: 'stripe',
    tax: minor(0),
    converted: false,
    chargeId: '',
    customerName: '',
    ...part,
  }));

const split = fc.tuple(fc.array(movement, { maxLength: 40 }), fc.nat({ max: 40 })).map(([rows, at]) => {
  const all = rows.map((row, index): FeeMovement => ({ ...row, id: String(index).padStart(3, '0') }));
  return { all, parts: [all.slice(0, at), all.slice(at)] };
});

describe('sums of parts', () => {
  it('are those of the whole, totals and audits', () => {
    fc.assert(
      fc.property(split, ({ all, parts }) => {
        const totals = parts.flatMap((part) => feeTotals(part, BY));
        expect(regroup(totals, BY)).toEqual(feeTotals(all, BY));
        expect(regroup(totals, ['month'])).toEqual(feeTotals(all, ['month']));
        const audits = parts.flatMap((part) => auditFees(part, CARD));
        const whole = auditFees(all, CARD).map((audit) => ({
          ...audit,
          differing: audit.differences.length,
        }));
        expect(mergeAudits(audits)).toEqual(whole);
      }),
    );
  });

  it('keep the largest differences where the list is cut, and say what of the overcharges is left out', () => {
    fc.assert(
      fc.property(split, fc.integer({ min: 1, max: 5 }), ({ all, parts }, most) => {
        const audits = mergeAudits(
          parts.flatMap((part) => auditFees(part, CARD)),
          most,
        );
        for (const audit of audits) {
          const whole = auditFees(all, CARD).find(({ currency }) => currency === audit.currency);
          const sizes = (whole?.differences ?? []).map(({ difference }) => Math.abs(difference));
          const kept = audit.differences.map(({ difference }) => Math.abs(difference));
          expect(kept.toSorted((a, b) => b - a)).toEqual(sizes.toSorted((a, b) => b - a).slice(0, most));
          const { listed, rest } = overcharges(audit);
          expect(sumMinor([...listed.map(({ difference }) => difference), rest])).toBe(audit.overcharged);
          expect(audit.differing).toBe(sizes.length);
        }
      }),
    );
  });

  it('make rows whose months and totals come to the same as all of it', () => {
    fc.assert(
      fc.property(split, ({ all }) => {
        const totals = feeTotals(all, BY);
        for (const by of ['connectionId', 'means'] as const) {
          const rows = feeMonths(totals, by);
          const cells = rows.flatMap(({ months }) => [...months.values()]);
          expect(regroup(cells, [])).toEqual(feeTotals(all, []));
          expect(
            regroup(
              rows.map(({ total }) => total),
              [],
            ),
          ).toEqual(feeTotals(all, []));
        }
      }),
    );
  });
});

/** The pack's audit: its parts by account and card come to what the Fees screen says of all of them. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../../shared/dates.ts';
import { minor, sumMinor } from '../../../../shared/money.ts';
import { auditFees } from '../../../../shared/proof/feeAudit.ts';
import type { FeeMovement } from '../../../../shared/proof/fees.ts';
import type { RateRow } from '../../../../shared/proof/rateCard.ts';
import { auditParts } from '../../../../shared/report/audit.ts';
import { MAPPING } from '../posting/world.ts';

const MONTH = { from: plainDate('2026-03-01'), to: plainDate('2026-03-31') };

const accountOf = (providerConnectionId: string) => ({
  mapping: { ...MAPPING, key: `${providerConnectionId}|AUD`, providerConnectionId },
});
const ACCOUNTS = ['a', 'b'].map(accountOf);

const rateOf = (method: string, ppm: number): RateRow => ({
  id: method,
  provider: 'stripe',
  currency: 'AUD',
  on: 'sale',
  method,
  brand: '',
  funding: '',
  reading: '',
  region: null,
  ppm,
  fixed: minor(0),
  cap: null,
  validFrom: plainDate('2020-01-01'),
});
const CARD = [rateOf('card', 20_000), rateOf('eftpos', 10_000)];

const movement: fc.Arbitrary<FeeMovement> = fc
  .record({
    connectionId: fc.constantFrom('a', 'b'),
    means: fc.constantFrom('card/visa', 'card/mastercard', 'eftpos', 'other', ''),
    kind: fc.constantFrom('charge', 'charge', 'charge', 'partialCaptureReversal', 'refund'),
    day: fc.constantFrom('2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'),
    gross: fc.integer({ min: 100, max: 50_000 }),
    cost: fc.integer({ min: 0, max: 900 }),
    charge: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ day, gross, cost, charge, kind, ...rest }) => {
    const sign = kind === 'charge' ? 1 : -1;
    return {
      ...rest,
      kind,
      provider: 'stripe',
      id: `${day}-${gross}-${cost}`,
      date: plainDate(day),
      currency: 'AUD',
      gross: minor(sign * gross),
      cost: minor(sign * cost),
      tax: minor(0),
      converted: false,
      chargeId: `ch_${charge}`,
      customerName: '',
    } as const;
  });

const ground = (fees: readonly FeeMovement[], changes = {}) => ({
  accounts: ACCOUNTS,
  fees,
  rateCard: CARD,
  ...MONTH,
  ...changes,
});

describe('auditParts', () => {
  it('comes to the audit of everything at once, whatever is sold, given back or of another month', () => {
    fc.assert(
      fc.property(fc.array(movement, { maxLength: 30 }), (fees) => {
        const [whole] = auditFees(fees, CARD, MONTH);
        const parts = auditParts(ground(fees)).map(({ audit }) => audit);
        const sum = (of: 'charged' | 'expected' | 'overcharged' | 'undercharged') =>
          sumMinor(parts.map((part) => part[of]));
        const count = (of: 'sales' | 'agreed' | 'unrated' | 'differing') =>
          parts.reduce((all, part) => all + part[of], 0);
        expect([count('sales'), count('agreed'), count('unrated'), count('differing')]).toEqual([
          whole?.sales ?? 0,
          whole?.agreed ?? 0,
          whole?.unrated ?? 0,
          whole?.differences.length ?? 0,
        ]);
        expect([sum('charged'), sum('expected'), sum('overcharged'), sum('undercharged')]).toEqual([
          whole?.charged ?? 0,
          whole?.expected ?? 0,
          whole?.overcharged ?? 0,
          whole?.undercharged ?? 0,
        ]);
      }),
    );
  });

  it('says nothing of accounts that were not chosen, and nothing without a card', () => {
    fc.assert(
      fc.property(fc.array(movement, { maxLength: 20 }), (fees) => {
        const some = auditParts(ground(fees, { accounts: [accountOf('b')] }));
        expect(some.every(({ connectionId }) => connectionId === 'b')).toBe(true);
        expect(auditParts(ground(fees, { rateCard: [] }))).toEqual([]);
      }),
    );
  });
});

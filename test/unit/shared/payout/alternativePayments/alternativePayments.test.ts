import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { AlternativeContext } from '../../../../../shared/payout/alternativePayments/entry.ts';
import { alternativeKind } from '../../../../../shared/payout/alternativePayments/kind.ts';
import { mapAlternativePayout } from '../../../../../shared/payout/alternativePayments/payout.ts';
import { parsePage } from '../../../../../shared/payout/alternativePayments/wire.ts';
import { parseExactJson } from '../../../../../shared/payout/exactJson.ts';
import { PayoutSchema, isExplained, residualOf } from '../../../../../shared/payout/model.ts';
import { ownMovements } from '../../../../../shared/payout/ownMovements.ts';
import { ProviderDataError, instantOf } from '../../../../../shared/payout/providerData.ts';

const context: AlternativeContext = {
  connectionId: 'alternativePayments-1',
  timezone: 'America/New_York',
  currency: 'USD',
  invoices: new Map([['pay_1', [{ number: 'INV-1', currency: 'USD' }, { number: 'INV-2', currency: 'USD' }]]]),
  customers: new Map([['cus_1', { name: 'Pine Ridge', email: 'pay@pine.example' }]]),
}; // prettier-ignore

const payout = (over: object = {}) => ({
  id: 'po_1',
  arrival_date: '2026-09-03',
  created_at: '2026-09-01T02:30:00Z',
  customer_id: 'cus_1',
  status: 'succeeded',
  sub_total: 100,
  total: 97.1,
  fees: [],
  ...over,
});
const payment = (over: object = {}) => ({
  id: 'pay_1',
  created_at: '2026-08-30T15:00:00Z',
  customer_id: 'cus_1',
  payment_method: 'card',
  status: 'succeeded',
  sub_total: 100,
  total: 100,
  fees: [{ amount: 2.9, name: 'Card processing', type: 'FT_METHOD' }],
  ...over,
});
const wire = (value: unknown): unknown => parseExactJson(JSON.stringify(value));
const map = (one: object, rows: readonly object[] | null) =>
  mapAlternativePayout(wire(one), rows?.map(wire) ?? null, context);

describe('a payout of Alternative Payments', () => {
  it('is taken apart into what was owed and what was kept, dated where the company is', () => {
    const mapped = map(payout(), [payment()]);
    expect(mapped).toMatchObject({
      provider: 'alternativePayments',
      amount: 9710,
      currency: 'USD',
      status: 'paid',
      composition: 'known',
      createdDate: '2026-08-31',
      arrivalDate: '2026-09-03',
      entries: [
        {
          id: 'pay_1',
          kind: 'charge',
          gross: 10_000,
          fee: 290,
          net: 9710,
          invoiceNumber: 'INV-1, INV-2',
          customerName: 'Pine Ridge',
          feeParts: [{ kind: 'processing', amount: 290 }],
        },
      ],
    });
    expect(residualOf(mapped)).toBe(0);
    expect(v.is(PayoutSchema, mapped)).toBe(true);
  });

  it('leaves a fee that the customer paid on top out of the books, and tells of it in words', () => {
    const mapped = map(payout({ total: 100 }), [payment({ total: 102.9 })]);
    expect(mapped.entries).toMatchObject([{ gross: 10_000, fee: 0, net: 10_000 }]);
    expect(mapped.entries[0]?.description).toContain('2.90 paid by the customer');
    const half = payment({ total: 102.9, fees: [{ amount: 2.9, type: 'FT_METHOD' }, { amount: 1, type: 'FT_PRODUCT' }] }); // prettier-ignore
    expect(map(payout({ total: 99 }), [half]).entries).toMatchObject([
      { fee: 100, feeParts: [{ kind: 'other' }] },
    ]);
  });

  it.each([
    ['repeats its payments’ fees', 97.1, [payment()], [{ amount: 2.9, type: 'method' }], 1],
    ['has a fee of its own beside them', 92.1, [payment()], [{ amount: 5, type: 'product' }], 2],
    ['is the only one that tells them', 97.1, [payment({ fees: [] })], [{ amount: 2.9, type: 'method' }], 2],
    [
      'tells all of them and one of its own',
      92.1,
      [payment()],
      [{ amount: 2.9 }, { amount: 5, name: 'Platform' }],
      3,
    ],
    ['tells one that the customer covered', 97.1, [payment()], [{ amount: 9, covered_by_customer: true }], 1],
  ])('sums to its total when it %s', (_, total, rows, fees, count) => {
    const mapped = map(payout({ total, fees }), rows);
    expect(residualOf(mapped)).toBe(0);
    expect(mapped.entries).toHaveLength(count);
  });

  it('tells a payment that came back later from its return by the total alone', () => {
    const shown = payment({ status: 'refunded' });
    expect(map(payout(), [shown]).entries).toMatchObject([{ id: 'pay_1', kind: 'charge', gross: 10_000 }]);
    const out = map(payout({ total: 50 }), [
      payment({ ...shown, fees: [] }),
      payment({ id: 'pay_2', sub_total: 150, total: 150, fees: [] }),
    ]);
    expect(residualOf(out)).toBe(0);
    expect(out.entries.map(({ id, kind, gross }) => [id, kind, gross])).toEqual([
      ['pay_1:refund', 'refund', -10_000],
      ['pay_2', 'charge', 15_000],
    ]);
    const negative = map(payout({ total: -100 }), [payment({ sub_total: -100, total: -100, fees: [] })]);
    expect(negative.entries).toMatchObject([{ kind: 'refund', net: -10_000 }]);
  });

  it('keeps what it can’t explain as residual, and what it doesn’t know as unknown', () => {
    expect(residualOf(map(payout({ total: 80 }), [payment()]))).not.toBe(0);
    const strange = map(payout({ total: 100 }), [payment({ type: 'holdback_v2', fees: [] })]);
    expect(strange.entries).toMatchObject([{ kind: 'unknown', rawType: 'holdback_v2/succeeded' }]);
    expect(isExplained(strange)).toBe(false);
    const mixed = map(payout({ currency: 'usd' }), [payment({ currency: 'CAD' })]);
    expect(mixed.entries[0]?.currency).toBe('CAD');
    expect(isExplained(mixed)).toBe(false);
  });

  it('refuses an amount with more digits than the currency has, and what has no amount', () => {
    expect(() => map(payout({ total: 97.105 }), [payment()])).toThrow(/more than 2 decimals/);
    expect(() => mapAlternativePayout(parseExactJson('{"id":"po_1","created_at":"2026-09-01","total":97.10000000000000001}'), null, context)).toThrow(/decimals/); // prettier-ignore
    expect(() => map({ id: 'po_9', created_at: '2026-09-01' }, null)).toThrow(/payout po_9.*total/);
    expect(() => map(payout({ created_at: 'soon' }), null)).toThrow(ProviderDataError);
  });

  it.each([
    ['creating', 'pending', 'pending', 0],
    ['scheduled', 'pending', 'pending', 0],
    ['approved', 'pending', 'pending', 0],
    ['processing', 'inTransit', 'known', 1],
    ['succeeded', 'paid', 'known', 1],
    ['failed', 'failed', 'known', 2],
    ['canceled', 'canceled', 'untold', 0],
    ['unspecified', 'unknown', 'pending', 0],
    ['held_for_review', 'unknown', 'pending', 0],
  ])(
    'that is %s has the status %s, a make-up that is %s and %i movements of its own',
    (status, ours, composition, count) => {
      const mapped = map(payout({ status }), [payment()]);
      expect(mapped).toMatchObject({ status: ours, composition });
      const movements = ownMovements(mapped);
      expect(movements).toHaveLength(count);
      if (count > 0) expect(movements[0]?.net).toBe(-9710);
      if (count === 2)
        expect(movements[1]).toMatchObject({ net: 9710, kind: 'payoutReversal', date: '2026-09-03' });
    },
  );

  it('refuses nonsense with words of its own, whatever it is', () => {
    const words = fc.oneof(
      fc.string(),
      fc.constantFrom('2026-02-31', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '1e9', '-0', '1,000.00', 'NaN', 'po_1', 'USD', 'usd ', ''),
      fc.integer(),
      fc.double(),
      fc.constant(null),
      fc.array(fc.anything(), { maxLength: 2 }),
      fc.record({ id: fc.string() }),
    ); // prettier-ignore
    const broken = (whole: object) =>
      fc
        .dictionary(fc.constantFrom(...Object.keys(whole)), words, { maxKeys: 4 })
        .map((some) => ({ ...whole, ...some }));
    const known = new Set(['ProviderDataError', 'MoneyError']);
    fc.assert(
      fc.property(
        broken(payout({ currency: 'USD' })),
        broken(payment({ type: '', amount: 1 })),
        (one, row) => {
          try {
            const mapped = mapAlternativePayout(one, [row], context);
            expect(v.is(PayoutSchema, mapped), JSON.stringify(mapped)).toBe(true);
          } catch (error) {
            if (!(error instanceof Error) || !known.has(error.name)) throw error;
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('whose transactions aren’t told says so', () => {
    expect(map(payout(), null)).toMatchObject({ composition: 'untold', entries: [] });
  });

  it('explains its total, however the rows are mixed, ordered and their fees told', () => {
    const cents = fc.integer({ min: 1, max: 5_000_000 });
    const row = fc.record({
      cents,
      fee: fc.integer({ min: 0, max: 9000 }),
      covered: fc.boolean(),
      type: fc.constantFrom('payment', 'refund', 'chargeback', 'ach_return', 'fee', 'adjustment'),
      method: fc.constantFrom('ach', 'card'),
    });
    const outward = new Set(['refund', 'chargeback', 'ach_return', 'fee']);
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.boolean(),
        (rows, turn, numbers) => {
          const money = (value: number) => (numbers ? value / 100 : (value / 100).toFixed(2));
          const wired = rows.map((each, index) => ({
            id: `row_${index}`,
            type: each.type,
            status: 'succeeded',
            payment_method: each.method,
            sub_total: money(each.cents),
            total: money(each.cents + (each.covered ? each.fee : 0)),
            fees: [{ amount: money(each.fee), type: 'FT_METHOD' }],
          }));
          const total = rows.reduce(
            (sum, each) =>
              sum + (outward.has(each.type) ? -each.cents : each.cents) - (each.covered ? 0 : each.fee),
            0,
          );
          const at = turn % wired.length;
          const turned = [...wired.slice(at), ...wired.slice(0, at)];
          const mapped = map(payout({ total: money(total) }), wired);
          expect(residualOf(mapped)).toBe(0);
          expect(mapped.entries).toHaveLength(rows.length);
          expect(mapped.entries.every((each) => each.net === each.gross - each.fee)).toBe(true);
          expect(map(payout({ total: money(total) }), turned)).toEqual(mapped);
        },
      ),
    );
  });
});

describe('words of Alternative Payments', () => {
  it.each([
    ['payment', 'succeeded', 'card', 'charge', null],
    ['', '', '', 'charge', null],
    ['payment', 'refunded', 'card', 'charge', 'refund'],
    ['payment', 'chargeback', 'ach', 'charge', 'chargeFailure'],
    ['payment', 'chargeback', 'card', 'charge', 'dispute'],
    ['payment', 'failed', 'ach', 'charge', 'chargeFailure'],
    ['refund', 'succeeded', 'card', 'refund', null],
    ['refund_failed', '', 'card', 'refundFailure', null],
    ['chargeback', '', 'card', 'dispute', null],
    ['chargeback', '', 'ACH', 'chargeFailure', null],
    ['chargeback_reversal', '', 'card', 'disputeReversal', null],
    ['chargeback_fee', '', 'ach', 'fee', null],
    ['ach_return', '', 'ach', 'chargeFailure', null],
    ['adjustment', '', '', 'adjustment', null],
    ['payment', 'quarantined', 'card', 'unknown', null],
    ['holdback_v2', 'succeeded', 'card', 'unknown', null],
  ])('%j %j by %j is %s, else %s', (type, status, method, kind, orElse) => {
    expect(alternativeKind(type, status, method)).toEqual({ kind, orElse });
  });
});

describe('lists and times on the wire', () => {
  it('come in two wrappers, or in none', () => {
    expect(parsePage({ data: [1], end_cursor: 'a', has_next_page: true }, 'x')).toEqual({
      data: [1],
      next: 'a',
    });
    expect(parsePage({ data: [1], pagination: { end_cursor: 'a', has_next_page: true } }, 'x')).toEqual({ data: [1], next: 'a' }); // prettier-ignore
    expect(parsePage({ data: [], pagination: { end_cursor: null, has_next_page: false } }, 'x')).toEqual({ data: [], next: null }); // prettier-ignore
    expect(parsePage([1, 2], 'x')).toEqual({ data: [1, 2], next: null });
    expect(() => parsePage({ data: [1], has_next_page: true, end_cursor: '' }, 'x')).toThrow(/cursor/);
    expect(() => parsePage({ items: [] }, 'x')).toThrow(ProviderDataError);
  });

  it.each([
    ['2026-09-01T02:30:00Z', 1_788_229_800],
    ['2026-09-01T02:30:00.999Z', 1_788_229_800],
    ['2026-09-01T12:30:00+10:00', 1_788_229_800],
    ['2026-09-01T12:30:00+1000', 1_788_229_800],
    ['2026-09-01 02:30', 1_788_229_800],
    ['2026-09-01', 1_788_220_800],
  ])('%s is one instant wherever it is read', (text, seconds) => {
    expect(instantOf(text)).toBe(seconds);
  });

  it.each(['', '1 Sep 2026', '2026-13-01T00:00:00Z', '1788229800'])('%j is no instant', (text) => {
    expect(() => instantOf(text)).toThrow(ProviderDataError);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { residualOf } from '../../../../../shared/payout/model.ts';
import { mapSquareEntry } from '../../../../../shared/payout/square/entry.ts';
import { squareKind, squareTypes } from '../../../../../shared/payout/square/kind.ts';
import { mapSquarePayout } from '../../../../../shared/payout/square/payout.ts';
import { type SquareOfSale, salePartsOf } from '../../../../../shared/payout/square/saleParts.ts';
import {
  SquareOrderSchema,
  SquarePaymentSchema,
  parseSquare,
} from '../../../../../shared/payout/square/wire.ts';
import { minor } from '../../../../../shared/money.ts';

const aud = (amount: number | bigint) => ({ amount, currency: 'AUD' });

const CONTEXT = {
  connectionId: 'c1',
  timezone: 'Australia/Sydney',
  sales: new Map<string, SquareOfSale>(),
  locations: new Map([['L1', 'Harbour café']]),
};

const PAYOUT = {
  id: 'po_1',
  status: 'PAID',
  locationId: 'L1',
  createdAt: '2026-11-02T13:30:00Z',
  amountMoney: aud(9750n),
  destination: { type: 'BANK_ACCOUNT', id: 'ba_1' },
  type: 'BATCH',
  payoutFee: null,
  arrivalDate: '2026-11-03',
  endToEndId: 'E2E1',
};

function rawEntry(
  id: string,
  type: string,
  gross: number,
  fee: number,
  details: Record<string, unknown> = {},
) {
  return {
    id,
    payoutId: 'po_1',
    effectiveAt: '2026-11-02T12:00:00.123Z',
    type,
    grossAmountMoney: aud(BigInt(gross)),
    feeAmountMoney: aud(BigInt(fee)),
    netAmountMoney: aud(BigInt(gross - fee)),
    ...details,
  };
}

/** A payment as Square sends it, of another location than the payout's. */
const ELSEWHERE = parseSquare(
  SquarePaymentSchema,
  { id: 'P2', locationId: 'L2', totalMoney: aud(5_000n), amountMoney: aud(5_000n) },
  'payment',
);

describe('a payout of Square', () => {
  it('knows the place of each movement: the payment’s own, else the payout’s', () => {
    const entries = [
      rawEntry('e1', 'CHARGE', 10_000, 202, { typeChargeDetails: { paymentId: 'P1' } }),
      rawEntry('e2', 'CHARGE', 5_000, 101, { typeChargeDetails: { paymentId: 'P2' } }),
      rawEntry('e3', 'TAX_ON_FEE', -20, 0),
    ];
    const sale = { payment: ELSEWHERE, order: null, categories: new Map(), location: 'Station café' };
    const context = { ...CONTEXT, sales: new Map([['P2', sale]]) };
    const { entries: mapped } = mapSquarePayout(PAYOUT, entries, context);
    expect(mapped.map(({ id, location }) => [id, location])).toEqual([
      ['e1', 'Harbour café'],
      ['e2', 'Station café'],
      ['e3', 'Harbour café'],
    ]);
  });

  it('is whole, dated where the account is, and carries the id that the bank may show', () => {
    const entries = [
      rawEntry('e2', 'REFUND', -50, -2, { typeRefundDetails: { paymentId: 'P1', refundId: 'R1' } }),
      rawEntry('e1', 'CHARGE', 10_000, 202, { typeChargeDetails: { paymentId: 'P1' } }),
    ];
    const payout = mapSquarePayout(PAYOUT, entries, CONTEXT);
    expect(payout).toMatchObject({
      amount: 9750,
      currency: 'AUD',
      status: 'paid',
      composition: 'known',
      createdDate: '2026-11-03',
      arrivalDate: '2026-11-03',
      traceId: 'E2E1',
      description: 'Harbour café',
      destination: 'bank',
    });
    expect(residualOf(payout)).toBe(0);
    expect(
      payout.entries.map(({ id, kind, fee, chargeId, sourceId }) => [id, kind, fee, chargeId, sourceId]),
    ).toEqual([
      ['e1', 'charge', 202, 'P1', 'P1'],
      ['e2', 'refund', -2, 'P1', 'R1'],
    ]);
  });

  it('books the payout’s own fee only where its entries leave it open', () => {
    const fees = [
      { type: 'TRANSFER_FEE', amountMoney: aud(95) },
      { type: 'TAX_ON_TRANSFER_FEE', amountMoney: aud(5) },
    ];
    const raw = { ...PAYOUT, payoutFee: fees };
    const gross = mapSquarePayout(raw, [rawEntry('e1', 'CHARGE', 9850, 0)], CONTEXT);
    expect([gross.ownFee, gross.ownFeeTax, residualOf(gross)]).toEqual([100, 5, 0]);
    const within = mapSquarePayout(raw, [rawEntry('e1', 'CHARGE', 9750, 0)], CONTEXT);
    expect([within.ownFee, residualOf(within)]).toEqual([0, 0]);
  });

  it('says what an instant payout and one to Square’s own balance are', () => {
    const simple = mapSquarePayout({ ...PAYOUT, type: 'SIMPLE', arrivalDate: null }, [], CONTEXT);
    expect(simple).toMatchObject({
      composition: 'untold',
      automatic: false,
      method: 'instant',
      arrivalDate: '2026-11-03',
    });
    const kept = { ...PAYOUT, destination: { type: 'SQUARE_STORED_BALANCE' }, status: 'SENT' };
    expect(mapSquarePayout(kept, [], CONTEXT)).toMatchObject({ destination: 'other', status: 'inTransit' });
    expect(mapSquarePayout({ ...PAYOUT, status: 'NEW' }, [], CONTEXT).status).toBe('unknown');
  });

  it('shows what its entries don’t explain', () => {
    expect(residualOf(mapSquarePayout(PAYOUT, [rawEntry('e1', 'CHARGE', 9000, 0)], CONTEXT))).toBe(750);
  });

  it('explains any batch to the last unit; kinds that don’t exist yet survive', () => {
    const entry = fc.record({
      type: fc.oneof(fc.constantFrom(...squareTypes()), fc.constant('BRAND_NEW')),
      gross: fc.integer({ min: -9_000_000, max: 9_000_000 }),
      fee: fc.integer({ min: -9000, max: 9000 }),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 60 }), (all) => {
        const total = all.reduce((sum, { gross, fee }) => sum + gross - fee, 0);
        const raws = all.map(({ type, gross, fee }, index) => rawEntry(`e${index}`, type, gross, fee));
        const payout = mapSquarePayout({ ...PAYOUT, amountMoney: aud(total) }, raws, CONTEXT);
        expect(residualOf(payout)).toBe(0);
        expect(payout.entries.filter(({ kind }) => kind === 'unknown').length).toBe(
          all.filter(({ type }) => type === 'BRAND_NEW').length,
        );
        expect(mapSquarePayout({ ...PAYOUT, amountMoney: aud(total) }, raws.toReversed(), CONTEXT)).toEqual(
          payout,
        );
      }),
    );
  });
});

describe('an entry of Square', () => {
  it('is refused where its sums contradict each other, naming it', () => {
    const wrong = { ...rawEntry('e9', 'CHARGE', 100, 3), netAmountMoney: aud(96) };
    expect(() => mapSquareEntry(wrong, CONTEXT)).toThrow(/e9.*96.*100.*3/);
    const mixed = { ...rawEntry('e8', 'CHARGE', 100, 3), feeAmountMoney: { amount: 3, currency: 'USD' } };
    expect(() => mapSquareEntry(mixed, CONTEXT)).toThrow(/USD/);
    const huge = { ...rawEntry('e7', 'CHARGE', 1, 0), grossAmountMoney: aud(2n ** 60n) };
    expect(() => mapSquareEntry(huge, CONTEXT)).toThrow(/e7/);
  });

  it('takes the sign where the type lumps two kinds together', () => {
    expect([squareKind('HOLD_ADJUSTMENT', -1), squareKind('RESERVE_RELEASE', 1)]).toEqual([
      'reserveHold',
      'reserveRelease',
    ]);
    expect([squareKind('DISPUTE', -1), squareKind('DISPUTE', 1)]).toEqual(['dispute', 'disputeReversal']);
    expect([squareKind('REFUND', -1), squareKind('REFUND', 1)]).toEqual(['refund', 'refundFailure']);
  });
});

describe('the parts of a sale on Square', () => {
  const order = {
    id: 'O1',
    totalMoney: aud(2420),
    totalTaxMoney: aud(200),
    totalTipMoney: aud(220),
    lineItems: [
      {
        name: 'Flat white',
        itemType: 'ITEM',
        catalogObjectId: 'V1',
        totalMoney: aud(880),
        totalTaxMoney: aud(80),
        totalDiscountMoney: aud(100),
      },
      { name: 'Gift card', itemType: 'GIFT_CARD', totalMoney: aud(1000) },
    ],
    serviceCharges: [{ name: 'Sunday', totalMoney: aud(320), totalTaxMoney: aud(120) }],
  };
  const saleOf = (total: number, tip: number, of: object | null = order): SquareOfSale => ({
    payment: parseSquare(
      SquarePaymentSchema,
      { id: 'P1', totalMoney: aud(total), tipMoney: aud(tip) },
      'payment',
    ),
    order: of === null ? null : parseSquare(SquareOrderSchema, of, 'order'),
    categories: new Map([['V1', 'Coffee']]),
    location: 'Harbour café',
  });
  const sum = (parts: readonly { amount: number }[]) =>
    parts.reduce((total, { amount }) => total + amount, 0);

  it('are items by category, gift cards apart, discounts, service charges, tax and the tip', () => {
    const parts = salePartsOf(saleOf(2420, 220), minor(2420));
    expect(parts.map(({ kind, amount, category }) => [kind, amount, category])).toEqual([
      ['sale', 900, 'Coffee'],
      ['discount', -100, 'Coffee'],
      ['giftCard', 1000, undefined],
      ['serviceCharge', 200, undefined],
      ['tax', 200, undefined],
      ['tip', 220, undefined],
    ]);
    expect(sum(parts)).toBe(2420);
    expect(sum(salePartsOf(saleOf(2420, 220), minor(-2420)))).toBe(-2420);
  });

  it('are none where nobody tells: a part refunded, no order, an order that doesn’t add up', () => {
    expect(salePartsOf(saleOf(2420, 220), minor(-100))).toEqual([]);
    expect(salePartsOf(saleOf(2420, 220, null), minor(2420)).map(({ kind }) => kind)).toEqual(['tip']);
    const wrong = { ...order, totalMoney: aud(9999) };
    expect(salePartsOf(saleOf(9999, 0, wrong), minor(9999))).toEqual([]);
  });

  it('come to the payment exactly when several pay one order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2199 }), fc.integer({ min: 0, max: 500 }), (share, tip) => {
        const parts = salePartsOf(saleOf(share + tip, tip), minor(share + tip));
        expect(sum(parts)).toBe(share + tip);
        expect(parts.every(({ amount }) => Number.isInteger(amount))).toBe(true);
      }),
    );
  });
});

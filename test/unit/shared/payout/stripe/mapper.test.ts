import { existsSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  PayoutEntrySchema,
  PayoutSchema,
  isExplained,
  residualOf,
} from '../../../../../shared/payout/model.ts';
import { mapStripeEntry } from '../../../../../shared/payout/stripe/entry.ts';
import { mapStripeBalance, mapStripePayout } from '../../../../../shared/payout/stripe/payout.ts';
import {
  StripeAccountSchema,
  StripeDataError,
  parseStripe,
} from '../../../../../shared/payout/stripe/wire.ts';

const zone = { timezone: 'Australia/Sydney' };
const context = { ...zone, connectionId: 'stripe-acct_1' };
/** 2026-08-01 23:30 UTC: already 2 August in Sydney. */
const LATE = 1_785_627_000;

const row = (over: Record<string, unknown> = {}) => ({
  id: 'txn_1', amount: 10_000, fee: 330, net: 9670, currency: 'aud', created: LATE, type: 'charge',
  reporting_category: 'charge', description: null, exchange_rate: null, source: null,
  fee_details: [
    { amount: 300, type: 'stripe_fee', description: 'Stripe processing fees' },
    { amount: 30, type: 'tax', description: 'GST' },
  ],
  ...over,
}); // prettier-ignore

const payout = (over: Record<string, unknown> = {}) => ({
  id: 'po_1', amount: 9670, currency: 'aud', status: 'paid', automatic: true, method: 'standard', type: 'bank_account',
  created: LATE, arrival_date: 1_785_801_600, reconciliation_status: 'completed', balance_transaction: 'txn_po',
  description: 'STRIPE PAYOUT', trace_id: { status: 'supported', value: 'T1' }, ...over,
}); // prettier-ignore

const ownRow = { ...row(), id: 'txn_po', amount: -9670, fee: 0, net: -9670, type: 'payout', reporting_category: 'payout', fee_details: [], source: 'po_1' }; // prettier-ignore

describe('mapStripeEntry', () => {
  it('dates by the zone and splits the fee', () => {
    const entry = mapStripeEntry(row(), zone);
    expect(entry).toMatchObject({ date: '2026-08-02', gross: 10_000, fee: 330, net: 9670, kind: 'charge' });
    expect(entry.feeParts.map((part) => [part.kind, part.amount])).toEqual([
      ['processing', 300],
      ['tax', 30],
    ]);
    expect(mapStripeEntry(row(), { timezone: 'UTC' }).date).toBe('2026-08-01');
  });

  it('keeps when the money could first be paid out, where Stripe says so', () => {
    expect(mapStripeEntry(row({ available_on: 1_785_801_600 }), zone).availableAt).toBe(1_785_801_600);
    expect(mapStripeEntry(row({ available_on: null }), zone)).not.toHaveProperty('availableAt');
    expect(mapStripeEntry(row(), zone)).not.toHaveProperty('availableAt');
  });

  it('tells what a payment is made of where its intent does, for the whole payment and its whole refund only', () => {
    const intent = (over: Record<string, unknown> = {}) => ({
      id: 'pi_1', amount: 10_000,
      amount_details: { tip: { amount: 700 }, shipping: { amount: 500 }, tax: { total_tax_amount: 900 }, discount_amount: 1_000 },
      ...over,
    }); // prettier-ignore
    const source = {
      id: 'ch_1',
      object: 'charge',
      amount: 10_000,
      currency: 'aud',
      payment_intent: intent(),
    };
    const parts = (over: Record<string, unknown>) => mapStripeEntry(row(over), zone).saleParts;
    expect(parts({ source })).toEqual([
      { kind: 'tip', amount: 700 },
      { kind: 'shipping', amount: 500 },
      { kind: 'tax', amount: 900 },
      { kind: 'discount', amount: -1_000 },
    ]);
    const refund = {
      amount: -10_000,
      fee: 0,
      net: -10_000,
      fee_details: [],
      type: 'refund',
      reporting_category: 'refund',
    };
    expect(parts({ ...refund, source: { ...source, id: 're_1', object: 'refund' } })?.[0]).toEqual({
      kind: 'tip',
      amount: -700,
    });
    // Converted: the parts at the rate that the whole was.
    const usd = { ...source, currency: 'usd', amount: 6_500, payment_intent: intent({ amount: 6_500 }) };
    expect(parts({ source: usd, exchange_rate: 1.538461 })?.[0]).toEqual({ kind: 'tip', amount: 1_077 });
    // A part of the payment, an intent that isn't expanded or tells nothing.
    expect(parts({ source: { ...source, amount: 5_000 } })).toBeUndefined();
    expect(parts({ source: { ...source, payment_intent: 'pi_1' } })).toBeUndefined();
    const silent = intent({ amount_details: { tip: {} } });
    expect(parts({ source: { ...source, payment_intent: silent } })).toBeUndefined();
    expect(
      parts({ source: { ...source, payment_intent: intent({ amount_details: null }) } }),
    ).toBeUndefined();
  });

  it('gives the unexplained rest of a fee a part of its own', () => {
    const parts = mapStripeEntry(row({ fee_details: [{ amount: 300, type: 'new_fee' }] }), zone).feeParts;
    expect(parts.map((part) => [part.kind, part.amount])).toEqual([
      ['other', 300],
      ['other', 30],
    ]);
  });

  it('finds charge, customer and invoice through a refund', () => {
    const charge = {
      id: 'ch_1', object: 'charge', amount: 10_000, currency: 'aud', metadata: { Invoice_Number: 'INV-1001' },
      billing_details: { name: 'Kirra Moss', email: null }, receipt_email: 'kirra@example.com',
    }; // prettier-ignore
    const source = { id: 're_1', object: 'refund', amount: 500, currency: 'aud', metadata: {}, charge };
    const entry = mapStripeEntry(row({ type: 'refund', reporting_category: 'refund', source }), zone);
    expect(entry).toMatchObject({
      sourceId: 're_1', chargeId: 'ch_1', invoiceNumber: 'INV-1001', customerName: 'Kirra Moss', customerEmail: 'kirra@example.com',
    }); // prettier-ignore
  });

  it('knows the charge when Stripe sends ids only', () => {
    expect(mapStripeEntry(row({ source: 'ch_9' }), zone)).toMatchObject({
      sourceId: 'ch_9',
      chargeId: 'ch_9',
    });
    const refund = { id: 're_1', object: 'refund', charge: 'py_3' };
    expect(mapStripeEntry(row({ source: refund }), zone)).toMatchObject({ chargeId: 'py_3' });
    expect(mapStripeEntry(row({ source: 'po_9' }), zone)).toMatchObject({ sourceId: 'po_9', chargeId: '' });
  });

  it('keeps what the customer paid in another currency', () => {
    const source = { id: 'ch_1', object: 'charge', amount: 5000, currency: 'jpy' };
    expect(mapStripeEntry(row({ source, exchange_rate: 0.0104 }), zone).presentment).toEqual({
      currency: 'JPY',
      amount: 5000,
      rate: '0.0104',
    });
    const back = row({ amount: -10_000, net: -10_330, source, exchange_rate: 0.0104 });
    expect(mapStripeEntry(back, zone).presentment?.amount).toBe(-5000);
    expect(mapStripeEntry(row({ source, exchange_rate: 1e-7 }), zone).presentment?.rate).toBe('0.0000001');
    expect(mapStripeEntry(row({ source }), zone).presentment).toBeNull();
  });

  it('refuses sums that contradict each other, and broken shapes, naming the object', () => {
    expect(() => mapStripeEntry(row({ net: 1 }), zone)).toThrow(StripeDataError);
    expect(() => mapStripeEntry(row({ amount: 'ten' }), zone)).toThrow(/balance transaction txn_1.*amount/);
    expect(() => mapStripeEntry(null, zone)).toThrow(StripeDataError);
  });

  it('net = gross − fee and Σ parts = fee whatever comes; an unknown type survives in its own words', () => {
    const amount = fc.integer({ min: -1e9, max: 1e9 });
    const detail = fc.record({ amount, type: fc.constantFrom('stripe_fee', 'tax', 'withheld_tax', 'novel') });
    fc.assert(
      fc.property(amount, amount, fc.array(detail), fc.string(), (gross, fee, details, type) => {
        const wire = row({ amount: gross, fee, net: gross - fee, fee_details: details, type: `x${type}`, reporting_category: 'novel' }); // prettier-ignore
        const entry = mapStripeEntry(wire, zone);
        expect(entry.net).toBe(entry.gross - entry.fee);
        expect(entry.feeParts.reduce((sum, part) => sum + part.amount, 0)).toBe(entry.fee);
        expect(entry).toMatchObject({ kind: 'unknown', rawType: `novel/x${type}` });
        expect(v.is(PayoutEntrySchema, entry)).toBe(true);
      }),
    );
  });
});

describe('mapStripePayout', () => {
  it('takes its own row out and is whole', () => {
    const mapped = mapStripePayout(payout(), [ownRow, row()], context);
    expect(mapped.entries.map((entry) => entry.id)).toEqual(['txn_1']);
    expect(residualOf(mapped)).toBe(0);
    expect(isExplained(mapped)).toBe(true);
    expect(mapped).toMatchObject({
      key: 'stripe-acct_1|po_1', arrivalDate: '2026-08-04', createdDate: '2026-08-02', status: 'paid', composition: 'known', traceId: 'T1',
    }); // prettier-ignore
  });

  it('knows its own row by id alone, and by type and source alone', () => {
    const odd = { ...ownRow, type: 'transfer', reporting_category: 'transfer', source: null };
    const byId = mapStripePayout(payout(), [odd, row()], context);
    expect(byId.entries.map((entry) => entry.id)).toEqual(['txn_1']);
    const bySource = mapStripePayout(payout({ balance_transaction: null }), [ownRow, row()], context);
    expect(bySource.entries.map((entry) => entry.id)).toEqual(['txn_1']);
  });

  it('takes the arrival day as a date, whatever the zone', () => {
    const west = { ...context, timezone: 'Pacific/Honolulu' };
    expect(mapStripePayout(payout(), [], west)).toMatchObject({
      arrivalDate: '2026-08-04',
      createdDate: '2026-08-01',
    });
  });

  it('keeps a returned payout that a later one pays out again', () => {
    const back = row({ id: 'txn_back', type: 'payout_failure', reporting_category: 'payout_reversal', amount: 50, fee: 0, net: 50, fee_details: [], source: 'po_0' }); // prettier-ignore
    const mapped = mapStripePayout(payout({ amount: 9720 }), [ownRow, row(), back], context);
    expect(mapped.entries.map((entry) => entry.kind)).toEqual(['charge', 'payoutReversal']);
    expect(residualOf(mapped)).toBe(0);
  });

  it('shows a residual when a row is missing', () => {
    expect(residualOf(mapStripePayout(payout(), [ownRow], context))).toBe(9670);
  });

  it.each([
    [{ automatic: true, reconciliation_status: 'completed' }, 'known'],
    [{ automatic: true, reconciliation_status: 'in_progress' }, 'pending'],
    [{ automatic: true, reconciliation_status: 'not_applicable' }, 'untold'],
    [{ automatic: false, reconciliation_status: 'not_applicable' }, 'untold'],
    [{ automatic: false, reconciliation_status: 'completed', method: 'instant' }, 'untold'],
  ])('%j has composition %s', (over, composition) => {
    expect(mapStripePayout(payout(over), [], context).composition).toBe(composition);
  });

  it.each([
    ['in_transit', 'inTransit'],
    ['failed', 'failed'],
    ['canceled', 'canceled'],
    ['held_by_gremlins', 'unknown'],
  ])('status %s is %s', (status, expected) => {
    expect(mapStripePayout(payout({ status }), [], context).status).toBe(expected);
  });

  it('counts the fee of an instant payout, expanded or among the rows', () => {
    const instant = { automatic: false, method: 'instant', type: 'card' };
    const expanded = payout({ ...instant, balance_transaction: { id: 'txn_po', fee: 97 } });
    expect(mapStripePayout(expanded, [], context)).toMatchObject({
      ownFee: 97,
      destination: 'card',
      balanceEntryId: 'txn_po',
    });
    const listed = { ...ownRow, fee: 97, net: -9767 };
    expect(mapStripePayout(payout(instant), [listed], context).ownFee).toBe(97);
  });

  it('tells the tax on the fee of an instant payout apart, and none where there is none', () => {
    const instant = { automatic: false, method: 'instant', type: 'card' };
    const fee_details = [
      { amount: 88, type: 'stripe_fee', description: '' },
      { amount: 9, type: 'tax', description: 'GST' },
    ];
    const expanded = payout({ ...instant, balance_transaction: { id: 'txn_po', fee: 97, fee_details } });
    expect(mapStripePayout(expanded, [], context)).toMatchObject({ ownFee: 97, ownFeeTax: 9 });
    const listed = { ...ownRow, fee: 97, net: -9767, fee_details };
    expect(mapStripePayout(payout(instant), [listed], context).ownFeeTax).toBe(9);
    const plain = payout({ ...instant, balance_transaction: { id: 'txn_po', fee: 97 } });
    expect(mapStripePayout(plain, [], context).ownFeeTax).toBeUndefined();
  });

  it('keeps the sum of any rows, in any order', () => {
    const nets = fc.array(fc.record({ amount: fc.integer({ min: -1e7, max: 1e7 }), fee: fc.integer({ min: 0, max: 1e5 }) }), { maxLength: 40 }); // prettier-ignore
    fc.assert(
      fc.property(nets, fc.infiniteStream(fc.nat()), (list, keys) => {
        const rows = list.map(({ amount, fee }, index) => row({ id: `txn_r${index}`, amount, fee, net: amount - fee, fee_details: [] })); // prettier-ignore
        const total = list.reduce((sum, { amount, fee }) => sum + amount - fee, 0);
        const wire = payout({ amount: total });
        const shuffled = [ownRow, ...rows].map((item) => ({ item, at: keys.next().value })).toSorted((a, b) => a.at - b.at).map(({ item }) => item); // prettier-ignore
        const mapped = mapStripePayout(wire, shuffled, context);
        expect(residualOf(mapped)).toBe(0);
        expect(mapped).toEqual(mapStripePayout(wire, rows, context));
      }),
    );
  });
});

describe('mapStripeBalance', () => {
  it('adds available and pending by currency', () => {
    const raw = {
      available: [{ amount: -5, currency: 'usd' }, { amount: 10, currency: 'aud' }],
      pending: [{ amount: 7, currency: 'aud' }],
      connect_reserved: [{ amount: 99, currency: 'aud' }],
    }; // prettier-ignore
    expect(mapStripeBalance(raw)).toEqual([
      { currency: 'AUD', total: 17 },
      { currency: 'USD', total: -5 },
    ]);
  });
});

describe('the risk reserve', () => {
  it('stands apart from the balance, where Stripe tells it', () => {
    const funds = { available: [{ amount: 40, currency: 'aud' }], pending: [{ amount: 2, currency: 'usd' }] };
    const raw = { available: [{ amount: 10, currency: 'aud' }], pending: [], risk_reserved: funds };
    expect(mapStripeBalance(raw)).toEqual([
      { currency: 'AUD', total: 10, reserve: 40 },
      { currency: 'USD', total: 0, reserve: 2 },
    ]);
  });
  it('is told of the movements that change it, and only of them', () => {
    const raw = row({ balance_type: 'risk_reserved' });
    expect(mapStripeEntry(raw, zone).inReserve).toBe(true);
    for (const balance of ['payments', 'issuing', undefined])
      expect(mapStripeEntry(row({ balance_type: balance }), zone)).not.toHaveProperty('inReserve');
  });
});

const FIXTURES = '../shared/specs/stripe-fixtures3.json';
const missing = !existsSync(FIXTURES);
if (missing) console.log(`Stripe's fixtures are not at ${FIXTURES}: skipped`);

describe.skipIf(missing)("Stripe's own fixtures", () => {
  const file = missing ? '{"resources":{}}' : readFileSync(FIXTURES, 'utf8');
  const { resources } = v.parse(v.object({ resources: v.record(v.string(), v.unknown()) }), JSON.parse(file));

  it('parse', () => {
    expect(v.is(PayoutSchema, mapStripePayout(resources['payout'], [], context))).toBe(true);
    const record = v.parse(v.looseObject({}), resources['balance_transaction']);
    for (const source of ['charge', 'refund', 'dispute', 'payout', 'transfer', 'topup', 'reserve.hold']) {
      const entry = mapStripeEntry({ ...record, source: resources[source] }, zone);
      expect(entry.sourceId, source).not.toBe('');
    }
    expect(mapStripeBalance(resources['balance'])).toEqual([{ currency: 'USD', total: 0 }]);
    expect(parseStripe(StripeAccountSchema, resources['account'], 'account').id).toMatch(/^acct_/);
  });
});

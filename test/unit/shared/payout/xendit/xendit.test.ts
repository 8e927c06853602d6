import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MoneyError, sumMinor } from '../../../../../shared/money.ts';
import { isExplained, residualOf } from '../../../../../shared/payout/model.ts';
import { ProviderDataError } from '../../../../../shared/payout/providerData.ts';
import { mapXenditTransaction } from '../../../../../shared/payout/xendit/entry.ts';
import { reversedKind, xenditKind, xenditTypes } from '../../../../../shared/payout/xendit/kind.ts';
import { askAt, mapXenditBalance, mapXenditPayout } from '../../../../../shared/payout/xendit/payout.ts';
import { lives, readAt } from './history.ts';

const context = { connectionId: 'xendit-1', timezone: 'Asia/Jakarta' };

/** The documented object, as a payment that is settled. */
const PAYMENT = {
  id: 'txn_1',
  product_id: 'py-1',
  type: 'PAYMENT',
  status: 'SUCCESS',
  channel_category: 'VIRTUAL_ACCOUNT',
  channel_code: 'BCA',
  reference_id: 'INV-2041 toko',
  account_identifier: null,
  currency: 'IDR',
  amount: 8_500_000,
  net_amount: 8_495_005,
  net_amount_currency: 'IDR',
  cashflow: 'MONEY_IN',
  settlement_status: 'SETTLED',
  estimated_settlement_time: '2026-11-02T03:00:00.000Z',
  business_id: 'b',
  created: '2026-10-30T12:59:00Z',
  updated: '2026-11-02T03:01:00Z',
  fee: {
    xendit_fee: 4_500,
    value_added_tax: 495,
    xendit_withholding_tax: 0,
    third_party_withholding_tax: 0,
    status: 'COMPLETED',
  },
};
const OUT = {
  ...PAYMENT,
  cashflow: 'MONEY_OUT',
  settlement_status: null,
  estimated_settlement_time: null,
  net_amount: null,
  fee: null,
};
const WITHDRAWAL = { ...OUT, id: 'txn_w', type: 'WITHDRAWAL', amount: 1_500_000, channel_category: 'BANK' };
const map = (raw: unknown) => mapXenditTransaction(raw, context);

describe('a transaction of Xendit', () => {
  it('is the sale with its fee and VAT, on the day the balance got it', () => {
    expect(map(PAYMENT)).toMatchObject([
      {
        id: 'txn_1',
        kind: 'charge',
        rawType: 'PAYMENT/SUCCESS/VIRTUAL_ACCOUNT',
        date: '2026-11-02',
        currency: 'IDR',
        gross: 850_000_000,
        fee: 499_500,
        net: 849_500_500,
        feeParts: [
          { kind: 'processing', amount: 450_000 },
          { kind: 'tax', amount: 49_500 },
        ],
        sourceId: 'py-1',
        invoiceNumber: 'INV-2041',
      },
    ]);
  });

  it('reads amounts as text or number, in the currency’s own decimals, and refuses what loses a digit', () => {
    const small = { ...PAYMENT, amount: '5000', net_amount: '5' };
    expect(map(small)[0]).toMatchObject({ gross: 500_000, fee: 499_500, net: 500 });
    const pesos = {
      ...PAYMENT,
      currency: 'PHP',
      net_amount_currency: 'PHP',
      amount: '100.10',
      net_amount: 97.6,
      fee: null,
    };
    expect(map(pesos)[0]).toMatchObject({
      gross: 10_010,
      net: 9_760,
      feeParts: [{ kind: 'other', amount: 250 }],
    });
    expect(() => map({ ...PAYMENT, amount: '100.105' })).toThrow(MoneyError);
    const dong = { ...PAYMENT, currency: 'VND', net_amount_currency: 'VND', amount: '100.5' };
    expect(() => map(dong)).toThrow(MoneyError);
    expect(() => map({ ...PAYMENT, amount: 'ten' })).toThrow(ProviderDataError);
    expect(mapXenditBalance({ balance: '1241231.05' }, 'IDR')).toBe(124_123_105);
  });

  it.each([
    ['PENDING', 'SETTLED'],
    ['FAILED', 'SETTLED'],
    ['VOIDED', 'SETTLED'],
    ['SUCCESS', 'PENDING'],
  ])('of status %s, settlement %s, hasn’t moved the balance', (status, settlement) => {
    expect(map({ ...PAYMENT, status, settlement_status: settlement })).toEqual([]);
  });

  it('that is reversed gives everything back, fee and tax too', () => {
    const [sale, back] = map({ ...PAYMENT, status: 'REVERSED', updated: '2026-11-05T05:00:00Z' });
    expect(sale?.date).toBe('2026-11-02');
    expect(back).toMatchObject({
      id: 'txn_1:reversal',
      kind: 'chargeFailure',
      date: '2026-11-05',
      net: -849_500_500,
    });
    expect(back?.feeParts.map(({ amount }) => amount)).toEqual([-450_000, -49_500]);
  });

  it('settled late counts from the change that settled it; a change long after, as by a refund, moves nothing', () => {
    expect(map({ ...PAYMENT, updated: '2026-11-02T12:00:00Z' })[0]?.created).toBe(1_793_620_800);
    const touched = { ...PAYMENT, updated: '2026-11-03T05:00:00Z' };
    expect(map(touched)[0]?.created).toBe(Date.parse(PAYMENT.estimated_settlement_time) / 1000);
  });

  it('settled early counts from its last change', () => {
    const early = { ...PAYMENT, settlement_status: 'EARLY_SETTLED', updated: '2026-10-31T01:00:00Z' };
    expect(map(early)[0]?.date).toBe('2026-10-31');
  });

  it('bears no fee of its own where fees are billed by the month', () => {
    const billed = { ...PAYMENT, net_amount: 8_500_000, fee: { ...PAYMENT.fee, status: 'PENDING' } };
    expect(map(billed)[0]).toMatchObject({ fee: 0, net: 850_000_000, feeParts: [] });
  });

  it('splits withheld tax from the fee where it is taken, and leaves it out where it isn’t', () => {
    const fee = { ...PAYMENT.fee, third_party_withholding_tax: 90 };
    expect(map({ ...PAYMENT, net_amount: 8_494_915, fee })[0]?.feeParts.at(-1)).toMatchObject({
      kind: 'withheldTax',
      amount: 9_000,
    });
    expect(map({ ...PAYMENT, fee })[0]?.feeParts.map(({ kind }) => kind)).toEqual(['processing', 'tax']);
  });

  it('converted on its way in is kept in the balance’s currency with what was paid', () => {
    const conversion = {
      ...PAYMENT,
      currency: 'SGD',
      amount: 6.8,
      net_amount: 5.1,
      net_amount_currency: 'USD',
    };
    expect(map(conversion)[0]).toMatchObject({
      currency: 'USD',
      gross: 510,
      net: 510,
      presentment: { currency: 'SGD', amount: 680 },
    });
  });

  it('takes the fee of money out on top, however its net is written', () => {
    const fee = { ...PAYMENT.fee, xendit_fee: 5_000, value_added_tax: 550 };
    for (const net of [null, 105_550, 94_450]) {
      const raw = { ...OUT, type: 'DISBURSEMENT', amount: 100_000, net_amount: net, fee };
      expect(map(raw)[0]).toMatchObject({
        kind: 'transfer',
        gross: -10_000_000,
        fee: 555_000,
        net: -10_555_000,
      });
    }
    // The net has the last word; what it is made of isn't known.
    for (const [net, charged] of [
      [93_000, -700_000],
      [107_000, 700_000],
    ] as const) {
      const [entry] = map({ ...OUT, type: 'DISBURSEMENT', amount: 100_000, net_amount: net, fee });
      expect(entry).toMatchObject({ kind: 'unknown', fee: charged, net: -net * 100 });
      expect(sumMinor(entry?.feeParts.map(({ amount }) => amount) ?? [])).toBe(charged);
    }
    const plain = { ...OUT, type: 'REFUND', amount: 100_000, net_amount: 100_000, fee };
    expect(map(plain)[0]).toMatchObject({ kind: 'refund', fee: 0, net: -10_000_000 });
  });

  it('tells the withheld tax that comes back (PPh 23) from other rows that say nothing', () => {
    const other = { ...PAYMENT, type: 'OTHER', fee: null, net_amount: null };
    expect(map({ ...other, reference_id: 'PPh-23 Oct' })[0]?.kind).toBe('adjustment');
    expect(map(other)[0]?.kind).toBe('unknown');
  });

  it('has a kind for every documented type, in both directions', () => {
    for (const type of xenditTypes()) {
      expect(xenditKind(type, true)).not.toBe('unknown');
      expect(xenditKind(type, false)).not.toBe('unknown');
    }
    expect(reversedKind('payout')).toBe('payoutReversal');
  });

  it('keeps types, statuses and settlements that don’t exist yet, as unknown and in Xendit’s words', () => {
    const name = fc.stringMatching(/^[A-Z]{3,12}_NEW$/);
    fc.assert(
      fc.property(name, name, name, (type, status, settlement) => {
        for (const row of [
          { ...PAYMENT, type },
          { ...PAYMENT, status },
          { ...PAYMENT, settlement_status: settlement },
        ]) {
          const [entry] = map(row);
          expect(entry).toMatchObject({ kind: 'unknown', net: 849_500_500 });
          expect(entry?.rawType).toBe(`${row.type}/${row.status}/VIRTUAL_ACCOUNT`);
        }
      }),
    );
  });

  it('is read, or refused in words of our own, whatever is in it', () => {
    const value = fc.oneof(
      fc.constantFrom(
        null,
        '',
        '0',
        '-0',
        '1e9',
        'NaN',
        '99999999999999999999',
        '1.005',
        'idr',
        '€',
        'PENDING',
      ),
      fc.constantFrom(
        '0000-00-00T00:00:00Z',
        '9999-12-31T23:59:59Z',
        '2026-10-30T12:59:00+14:00',
        'MONEY_OUT',
      ),
      fc.jsonValue({ maxDepth: 2 }),
    );
    const field = fc.constantFrom(...Object.keys(PAYMENT), 'fee.xendit_fee', 'fee.status');
    const changes = fc.array(fc.tuple(field, value), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.constantFrom(PAYMENT, OUT, WITHDRAWAL), changes, (row, changed) => {
        const raw: Record<string, unknown> = { ...row };
        for (const [name, to] of changed) {
          const [outer = '', inner] = name.split('.');
          raw[outer] = inner === undefined ? to : { ...PAYMENT.fee, [inner]: to };
        }
        for (const read of [() => map(raw), () => mapXenditPayout(raw, context)]) {
          try {
            read();
          } catch (error) {
            expect(error instanceof ProviderDataError || error instanceof MoneyError).toBe(true);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves in the balance what Xendit says is there, at any moment of any life', () => {
    fc.assert(
      fc.property(lives(200_000, true), fc.double({ min: 0, max: 1, noNaN: true }), (life, share) => {
        const began = life.transactions[0]?.created ?? life.end;
        const now = Math.floor(began + (life.end - began) * share);
        const { entries, balance } = readAt(life, now);
        expect(sumMinor(entries.map(({ net }) => net))).toBe(balance);
        for (const { gross, fee, net, feeParts } of entries) {
          expect(gross - fee).toBe(net);
          expect(sumMinor(feeParts.map(({ amount }) => amount))).toBe(fee);
        }
      }),
    );
  });
});

describe('a withdrawal of Xendit', () => {
  it('is a payout that doesn’t tell what it holds, on the next bank day', () => {
    const saturday = { ...WITHDRAWAL, created: '2026-10-31T02:00:12.340Z' };
    expect(askAt(saturday)?.currency).toBe('IDR');
    const payout = mapXenditPayout(saturday, context, sumMinor([]));
    expect(payout).toMatchObject({
      amount: 150_000_000,
      status: 'paid',
      composition: 'untold',
      createdDate: '2026-10-31',
      arrivalDate: '2026-11-02',
      balanceEntryId: 'txn_w',
      balanceAfter: 0,
      destination: 'bank',
    });
    expect(map(saturday)).toMatchObject([{ id: 'txn_w', kind: 'payout', net: -150_000_000 }]);
  });

  it.each([
    ['PENDING', 'pending', 'pending', '', ''],
    ['FAILED', 'failed', 'untold', '', ''],
    ['VOIDED', 'canceled', 'untold', '', ''],
    ['REVERSED', 'failed', 'untold', 'txn_w', 'txn_w:reversal'],
    ['LATER', 'unknown', 'untold', '', ''],
  ])('of status %s is %s', (status, ours, composition, balanceEntryId, failureEntryId) => {
    const payout = mapXenditPayout({ ...WITHDRAWAL, status }, context);
    expect(payout).toMatchObject({ status: ours, composition, balanceEntryId, failureEntryId });
    expect(askAt({ ...WITHDRAWAL, status }) === null).toBe(balanceEntryId === '');
  });

  it('is none of: a payment to somebody else, a transfer, a payment that is settled into the balance', () => {
    for (const type of ['DISBURSEMENT', 'REMITTANCE_PAYOUT', 'TRANSFER_OUT', 'REFUND']) {
      expect(mapXenditPayout({ ...OUT, type }, context)).toBeNull();
    }
    expect(mapXenditPayout(PAYMENT, context)).toBeNull();
  });
});

describe('a payment of the switcher model', () => {
  const straight = {
    ...PAYMENT,
    settlement_status: null,
    estimated_settlement_time: null,
    net_amount: 8_500_000,
    fee: { ...PAYMENT.fee, status: 'PENDING' },
  };

  it('is a payout of one entry, and leaves nothing in the balance', () => {
    const payout = mapXenditPayout(straight, context);
    expect(payout).toMatchObject({ amount: 850_000_000, composition: 'known', status: 'paid' });
    expect(payout && isExplained(payout) && residualOf(payout)).toBe(0);
    const entries = map(straight);
    expect(entries.map(({ id, kind }) => [id, kind])).toEqual([
      ['txn_1', 'charge'],
      ['txn_1:payout', 'payout'],
    ]);
    expect(sumMinor(entries.map(({ net }) => net))).toBe(0);
    expect(payout?.balanceEntryId).toBe('txn_1:payout');
  });

  it('has a fee of its own in the balance where one is taken at once', () => {
    const charged = { ...straight, net_amount: 8_495_005 };
    expect(map(charged).at(-1)).toMatchObject({ id: 'txn_1:fee', kind: 'fee', net: -499_500 });
    const payout = mapXenditPayout(charged, context);
    expect(payout && residualOf(payout)).toBe(0);
  });

  it('is not taken for one while settlement may still come', () => {
    expect(map({ ...straight, channel_category: 'EWALLET' })).toEqual([]);
    expect(mapXenditPayout({ ...straight, channel_category: 'EWALLET' }, context)).toBeNull();
  });
});

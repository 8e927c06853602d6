import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { targetOf } from '../../../../renderer/components/VirtualList.tsx';
import { type FeeSplit, feeSplit } from '../../../../renderer/screens/payouts/feeSplit.ts';
import { stepPath } from '../../../../renderer/screens/proof/stepPath.ts';
import { wordsSought } from '../../../../renderer/stores/searchWords.ts';
import { answers } from '../../../../renderer/screens/reconcile/deskRows.ts';
import { remainderOf } from '../../../../renderer/screens/reconcile/openItems.ts';
import { matches } from '../../../../renderer/screens/shell/Palette.tsx';
import { plainDate } from '../../../../shared/dates.ts';
import { minor, subtract } from '../../../../shared/money.ts';
import { EntryKindSchema, type Payout, type PayoutEntry } from '../../../../shared/payout/model.ts';

const date = plainDate('2026-11-18');

function entry(kind: PayoutEntry['kind'], gross: number, fee: number, tax: number): PayoutEntry {
  return {
    id: `txn_${kind}_${gross}`,
    kind,
    rawType: kind,
    created: 0,
    date,
    currency: 'AUD',
    gross: minor(gross),
    fee: minor(fee),
    net: minor(gross - fee),
    feeParts: tax === 0 ? [] : [{ kind: 'tax', amount: minor(tax), description: 'GST' }],
    sourceId: '',
    chargeId: '',
    invoiceNumber: '',
    customerName: '',
    customerEmail: '',
    description: '',
    presentment: null,
  };
}

function payout(amount: number, ownFee: number, entries: PayoutEntry[]): Payout {
  return {
    key: 'c|po_1',
    id: 'po_1',
    connectionId: 'c',
    provider: 'stripe',
    currency: 'AUD',
    amount: minor(amount),
    status: 'paid',
    automatic: true,
    method: 'standard',
    created: 0,
    createdDate: date,
    arrivalDate: date,
    destination: 'bank',
    descriptor: '',
    traceId: '',
    description: '',
    failureMessage: '',
    originalPayoutId: '',
    reversedById: '',
    balanceEntryId: '',
    failureEntryId: '',
    ownFee: minor(ownFee),
    composition: 'known',
    entries,
  };
}

const sumOf = (split: FeeSplit) => split.bars.reduce((sum, bar) => sum + bar.amount, 0);
const amountOf = (split: FeeSplit, kind: string) => split.bars.find((bar) => bar.kind === kind)?.amount ?? 0;

describe('feeSplit', () => {
  it('takes tax out of the fee, and fee entries into the fees', () => {
    const split = feeSplit([
      payout(9000, 0, [
        entry('charge', 10_000, 330, 30),
        entry('refund', -500, 0, 0),
        entry('fee', -170, 0, 0),
      ]),
    ]);
    expect(Object.fromEntries(split.bars.map((bar) => [bar.kind, bar.amount]))).toEqual({
      gross: 10_000,
      fees: -470,
      taxOnFees: -30,
      refunds: -500,
    });
  });

  it('shows what isn’t explained as a bar of its own', () => {
    expect(amountOf(feeSplit([payout(9700, 0, [entry('charge', 10_000, 200, 0)])]), 'residual')).toBe(-100);
  });

  it('always sums to the net, whatever the entries are', () => {
    const cents = fc.integer({ min: -1e9, max: 1e9 });
    const anyEntry = fc
      .tuple(fc.constantFrom(...EntryKindSchema.options), cents, cents, cents)
      .map(([kind, gross, fee, tax]) => entry(kind, gross, fee, tax));
    fc.assert(
      fc.property(cents, cents, fc.array(anyEntry, { maxLength: 20 }), (amount, ownFee, entries) => {
        const split = feeSplit([payout(amount, ownFee, entries)]);
        expect(sumOf(split)).toBe(split.net);
        expect(split.net).toBe(amount);
      }),
    );
  });
});

describe('find and match', () => {
  it('runs the remainder over ticked items only', () => {
    const item = (key: string, amount: number) => ({ ...payout(amount, 0, []), key });
    const line = (key: string, amount: number) => ({
      key,
      accountId: 'a',
      date,
      amount: minor(amount),
      currency: 'AUD',
      payee: '',
      narrative: '',
      reference: '',
      bankId: '',
      balance: null,
      source: { file: 'f', line: 1 },
    });
    const open = { payouts: [item('p1', 500), item('p2', 300)], lines: [line('l1', 800), line('l2', 10)] };
    expect(remainderOf(open, new Set(['p1', 'p2']), new Set(['l1']))).toBe(0);
    expect(remainderOf(open, new Set(['p1']), new Set(['l1']))).toBe(-300);
    expect(remainderOf(open, new Set(), new Set())).toBe(0);
    expect(subtract(minor(5), minor(7))).toBe(-2);
  });
});

describe('search', () => {
  it('needs every word, takes | for or, and amounts with grouping commas', () => {
    const row = { payouts: [], haystack: 'po_1 stripe direct credit 4812.07 481207' };
    expect(answers(row, wordsSought('stripe credit'), new Set())).toBe(true);
    expect(answers(row, wordsSought('stripe square'), new Set())).toBe(false);
    expect(answers(row, wordsSought('square | stripe'), new Set())).toBe(true);
    expect(answers(row, wordsSought('4,812.07'), new Set())).toBe(true);
    expect(answers(row, wordsSought(' '), new Set())).toBe(true);
    expect(answers(row, wordsSought('|'), new Set())).toBe(true);
  });

  it('finds commands by their words in any order', () => {
    expect(matches('Go to Bank lines', 'lines go')).toBe(true);
    expect(matches('Go to Bank lines', 'proof')).toBe(false);
  });
});

describe('keys in a list', () => {
  it('moves by row, by page and to the ends, and leaves other keys alone', () => {
    expect(targetOf('ArrowDown', 0, 9, 4)).toBe(1);
    expect(targetOf('PageUp', 5, 9, 4)).toBe(1);
    expect(targetOf('End', 0, 9, 4)).toBe(8);
    expect(targetOf('f', 0, 9, 4)).toBeNull();
    expect(targetOf('ArrowDown', -1, 0, 4)).toBeNull();
  });
});

describe('stepPath', () => {
  it('stays level until the next day, then goes straight', () => {
    const path = stepPath(
      [1, 3],
      (index) => index * 10,
      (value) => value,
    );
    expect(path).toBe('M0 1H10V3');
  });
});

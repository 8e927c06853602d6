/** Charges that the provider converted, paying invoices in the currency that the customer paid. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convert, decimalOf, multiply, toMinor } from '../../../../../electron/sandbox/xero/decimal.ts';
import { exponentOf, minor, sumMinor } from '../../../../../shared/money.ts';
import type { PayoutEntry } from '../../../../../shared/payout/model.ts';
import { type BookIndex, indexBooks } from '../../../../../shared/posting/books.ts';
import { doubleEntry } from '../../../../../shared/posting/doubleEntry.ts';
import { type ExchangeInput, exchangeOf } from '../../../../../shared/posting/plan/exchange.ts';
import { entryKey } from '../../../../../shared/posting/plan/invoiceCharges.ts';
import { journalRows } from '../../../../../shared/posting/journal.ts';
import { bookedParts, bookedShares } from '../../../../../shared/posting/parts.ts';
import { PostingStyleSchema } from '../../../../../shared/posting/model.ts';
import { planDecision } from '../../../../../shared/posting/plan/plan.ts';
import type { PlanContext } from '../../../../../shared/posting/plan/planEntries.ts';
import { effectsOf } from '../../../../../shared/posting/checks/preflight.ts';
import { ACCOUNTS, booksFor, entryOf, invoiceOf, lineOf, MAPPING, payoutOf, START } from '../world.ts';

/** What Xero makes of an amount, worked out by the sandbox's own arithmetic. */
function inXero({ paid, paidCurrency, currency, baseCurrency }: ExchangeInput, rate: string): number {
  if (currency === baseCurrency) return convert(paid, Number(rate), paidCurrency, currency);
  const amount = { digits: BigInt(paid), scale: exponentOf(paidCurrency) };
  return toMinor(multiply(amount, decimalOf(Number(rate))!), currency);
}

const pairs = fc.constantFrom(
  ['USD', 'AUD', 1.5341],
  ['EUR', 'AUD', 1.6633],
  ['JPY', 'AUD', 0.01021],
  ['AUD', 'JPY', 97.94],
  ['GBP', 'USD', 1.2711],
  ['KWD', 'GBP', 2.5612],
  ['IDR', 'SGD', 0.0000829],
) satisfies fc.Arbitrary<[string, string, number]>;

const converted = fc
  .record({ pair: pairs, size: fc.integer({ min: 100, max: 900_000 }), intoBase: fc.boolean() })
  .map(({ pair: [from, to, rate], size, intoBase }): ExchangeInput => {
    const paid = from === 'IDR' ? size * 1000 : size;
    const gross = Math.round(paid * rate * 10 ** (exponentOf(to) - exponentOf(from)));
    const baseCurrency = intoBase ? to : from;
    const amounts = { paid: minor(paid), gross: minor(gross) };
    return { ...amounts, paidCurrency: from, currency: to, baseCurrency, providerRate: String(rate) };
  })
  .filter(({ gross }) => gross > 0);

describe('the rate', () => {
  it('has six decimals and makes the gross of the invoice amount, but for a rounding that is told', () => {
    let exact = 0;
    let all = 0;
    fc.assert(
      fc.property(converted, (input) => {
        const found = exchangeOf(input);
        if (typeof found === 'string') {
          // A rate so small that six decimals are too few for it.
          expect(found).toBe('rateUnfit');
          expect(
            input.paidCurrency === 'AUD' || input.paidCurrency === 'IDR' || input.currency === 'AUD',
          ).toBe(true);
          return;
        }
        all += 1;
        expect(found.rate).toMatch(/^\d+(?:\.\d{1,6})?$/);
        expect(found.amount).toBe(inXero(input, found.rate));
        expect(sumMinor([found.amount, found.rounding])).toBe(input.gross);
        if (found.rounding === 0) exact += 1;
      }),
      { numRuns: 3000 },
    );
    expect(all).toBeGreaterThan(1500);
    expect(exact / all).toBeGreaterThan(0.9);
  });

  it('is exact to the cent up to 5,600 dollars between the dollars', () => {
    const small = fc.integer({ min: 1_00, max: 330_000 });
    const rates = fc.integer({ min: 120_000, max: 170_000 }).map((rate) => rate / 100_000);
    fc.assert(
      fc.property(small, rates, (paid, rate) => {
        const gross = minor(Math.round(paid * rate));
        const found = exchangeOf({
          paid: minor(paid),
          gross,
          paidCurrency: 'USD',
          currency: 'AUD',
          baseCurrency: 'AUD',
          providerRate: String(rate),
        });
        expect(found).toMatchObject({ amount: gross, rounding: 0 });
      }),
    );
  });

  it('is refused between two foreign currencies, and where the amounts are not of that rate', () => {
    const input: ExchangeInput = {
      paid: minor(10_000),
      paidCurrency: 'EUR',
      gross: minor(10_850),
      currency: 'USD',
      baseCurrency: 'AUD',
      providerRate: '1.085',
    };
    expect(exchangeOf(input)).toBe('twoForeign');
    expect(exchangeOf({ ...input, baseCurrency: 'USD' })).toMatchObject({ amount: 10_850, rounding: 0 });
    // A part of the charge was captured: the amount that the customer saw isn't what was converted.
    expect(exchangeOf({ ...input, baseCurrency: 'USD', gross: minor(5_425) })).toBe('rateUnfit');
  });
});

const DEBTORS = ['DEBTORS', 'REALISEDCURRENCYGAIN'].map((systemAccount, index) => ({
  ...ACCOUNTS[2]!,
  accountId: systemAccount,
  code: `61${index}`,
  name: systemAccount,
  systemAccount,
}));

interface Case {
  readonly entry: PayoutEntry;
  readonly books: BookIndex;
  readonly context: PlanContext;
}

interface Changes {
  readonly due?: number;
  readonly base?: string;
  readonly rate?: string;
  /** By the number that it names, and not by the user's word. */
  readonly named?: boolean;
}

/** A charge of `paid` US dollars, converted, at 1.5341 unless said, given its invoice by the user. */
function world(paid: number, gross: number, changes: Changes = {}): Case {
  const plain = entryOf({ kind: 'charge', gross, fee: 300, tax: 0, invoiced: true, day: 3 }, 'txn_fx');
  const presentment = { currency: 'USD', amount: minor(paid), rate: changes.rate ?? '1.5341' };
  const entry = { ...plain, presentment };
  const due = minor(changes.due ?? paid);
  const invoice = invoiceOf(entry, { currency: 'USD', total: due, amountDue: due, currencyRate: '0.66' });
  const organisation = {
    periodLockDate: null,
    endOfYearLockDate: null,
    baseCurrency: changes.base ?? 'AUD',
  };
  const allocations = [{ invoiceId: invoice.invoiceId, amount: entry.gross }];
  const books = indexBooks({
    ...booksFor([], { invoices: [invoice], accounts: [...ACCOUNTS, ...DEBTORS] }),
    organisation,
    links: changes.named === true ? [] : [{ key: entryKey('stripe-1', entry.id), allocations }],
  });
  return { entry, books, context: { mapping: MAPPING, books, booked: new Set(), planned: new Map() } };
}

function planOf({ entry, context }: Case, more: Partial<PlanContext> = {}) {
  const payout = payoutOf([entry], 'po_fx');
  const line = lineOf(payout.amount, payout.arrivalDate, 'line');
  const decision = { id: 'm', payoutKeys: [payout.key], lineKeys: ['line'] };
  return planDecision({ decision, payouts: [payout], lines: [line] }, { ...context, ...more });
}

describe('a charge in dollars paid out in the base currency', () => {
  it('pays its invoice in dollars into clearing; the realised difference is a row of its own', () => {
    const made = world(100_000, 153_410);
    const plan = planOf(made);
    expect(plan.problems).toEqual([]);
    expect(plan.steps.map(({ draft }) => draft.kind)).toEqual(['payment', 'bankTransaction', 'transfer']);
    expect(plan.steps[0]!.draft).toMatchObject({
      amount: 153_410,
      currency: 'AUD',
      date: made.entry.date,
      foreign: { currency: 'USD', amount: 100_000, rate: '0.651848' },
    });
    const rows = doubleEntry(plan, made.books).filter(({ stepId }) => stepId === plan.steps[0]!.id);
    // 1,000.00 USD were owed at 0.66: 1,515.15 AUD; 1,534.10 came.
    expect(rows.map(({ accountName, debit, credit }) => [accountName, debit, credit])).toEqual([
      ['clearing', 153_410, 0],
      ['DEBTORS', 0, 151_515],
      ['REALISEDCURRENCYGAIN', 0, 1_895],
    ]);
    expect(sumMinor(plan.steps.map(({ clearingEffect }) => minor(clearingEffect)))).toBe(0);
  });

  it('books what no rate hits as rounding; after the payment alone only that is left', () => {
    const found = [...Array(400).keys()]
      .map((index) => 9_000_000 + index * 137)
      .map((paid) => world(paid, Math.round(paid * 1.5341)))
      .map((made) => ({ made, plan: planOf(made) }))
      .find(({ plan }) => plan.steps.length > 3);
    const { made, plan } = found!;
    expect(plan.problems).toEqual([]);
    const [payment, ...others] = plan.steps;
    const rounding = others.find(({ id }) => id.includes('rounding'))!;
    expect(Math.abs(rounding.clearingEffect)).toBeGreaterThan(0);
    expect(Math.abs(rounding.clearingEffect)).toBeLessThan(100);
    expect(payment!.clearingEffect + rounding.clearingEffect).toBe(made.entry.gross);
    const rows = journalRows({ ...plan, steps: [payment!] }, 0, MAPPING);
    const booked = bookedParts(rows);
    expect(booked.has(`gross|${made.entry.id}`)).toBe(false);
    const again = planOf(made, { booked, shares: bookedShares(rows) });
    expect(again.problems).toEqual([]);
    expect(again.steps.map(({ id }) => id).toSorted()).toEqual(others.map(({ id }) => id).toSorted());
    const all = journalRows(plan, 0, MAPPING);
    expect(planOf(made, { booked: bookedParts(all), shares: bookedShares(all) }).steps).toEqual([]);
  });

  it('balances, leaves clearing at nothing and is booked once, in every style, beside anything else', () => {
    const rates = fc.integer({ min: 80_000, max: 190_000 }).map((rate) => rate / 100_000);
    const styles = fc.constantFrom(...PostingStyleSchema.options);
    let rounded = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 9_000_000 }),
        rates,
        styles,
        fc.boolean(),
        (paid, rate, style, named) => {
          const gross = Math.round(paid * rate);
          const made = world(paid, gross, { rate: String(rate), named });
          const others = [
            entryOf({ kind: 'charge', gross: 5_000, fee: 175, tax: 16, invoiced: false, day: 4 }, 'txn_sale'),
            entryOf({ kind: 'refund', gross: -1_200, fee: 0, tax: 0, invoiced: false, day: 4 }, 'txn_back'),
            entryOf({ kind: 'fee', gross: -90, fee: 0, tax: 0, invoiced: false, day: 4 }, 'txn_fxfee'),
          ];
          const mapping = { ...MAPPING, style };
          const payout = payoutOf([made.entry, ...others], 'po_fx', { ownFee: 20 });
          const line = lineOf(payout.amount, payout.arrivalDate, 'line');
          const decision = { id: 'm', payoutKeys: [payout.key], lineKeys: ['line'] };
          const plan = (more: Partial<PlanContext>) =>
            planDecision(
              { decision, payouts: [payout], lines: [line] },
              { ...made.context, mapping, ...more },
            );
          const first = plan({});
          expect(first.problems).toEqual([]);
          const effects = first.steps.flatMap((step) => effectsOf(step.draft));
          const on = (id: string) =>
            sumMinor(effects.filter(({ accountId }) => accountId === id).map(({ amount }) => amount));
          expect({ bank: on('bank'), clearing: on('clearing') }).toEqual({
            bank: payout.amount,
            clearing: 0,
          });
          for (const { id } of first.steps) {
            const rows = doubleEntry(first, made.books).filter((row) => row.stepId === id);
            expect(sumMinor(rows.map(({ debit }) => debit))).toBe(sumMinor(rows.map(({ credit }) => credit)));
          }
          if (first.steps.some(({ id }) => id.includes('rounding'))) rounded += 1;
          const rows = journalRows(first, 0, mapping);
          expect(plan({ booked: bookedParts(rows), shares: bookedShares(rows) }).steps).toEqual([]);
        },
      ),
      { numRuns: 600 },
    );
    expect(rounded).toBeGreaterThan(50);
  });

  it('is refused with the reason: two foreign currencies, less due than paid, another amount than converted', () => {
    const codes = (made: Case) => planOf(made).problems.map(({ code }) => code);
    expect(codes(world(10_000, 15_341, { base: 'NZD' }))).toEqual(['invoiceTwoForeign']);
    expect(codes(world(10_000, 15_341, { due: 9_000 }))).toEqual(['invoiceTooSmall']);
    expect(codes(world(10_000, 15_000))).toEqual(['invoiceRate']);
    expect(START).toBe('2026-03-02');
  });
});

/** Charges that pay several invoices, parts of them, or too much: whatever is chosen, every plan balances. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Invoice } from '../../../../../shared/books/model.ts';
import { minor, sumMinor } from '../../../../../shared/money.ts';
import type { PayoutEntry } from '../../../../../shared/payout/model.ts';
import { indexBooks } from '../../../../../shared/posting/books.ts';
import { doubleEntry } from '../../../../../shared/posting/doubleEntry.ts';
import { entryKey } from '../../../../../shared/posting/plan/invoiceCharges.ts';
import { isBlocked, journalRows } from '../../../../../shared/posting/journal.ts';
import type { JournalRow } from '../../../../../shared/posting/model.ts';
import { bookedParts, bookedShares } from '../../../../../shared/posting/parts.ts';
import { planDecision } from '../../../../../shared/posting/plan/plan.ts';
import { REFERENCE_LIMIT } from '../../../../../shared/posting/references.ts';
import { booksFor, entryOf, invoiceOf, lineOf, MAPPING, payoutOf } from '../world.ts';

const sizes = fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 0, maxLength: 3 });
/** A charge with what it pays of as many invoices, and how much it has beyond them. */
const chargeSketch = fc.record({
  parts: sizes,
  beyond: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9_000 })),
  fee: fc.integer({ min: 0, max: 300 }),
  owed: fc.integer({ min: 0, max: 5_000 }),
});
type ChargeSketch = typeof chargeSketch extends fc.Arbitrary<infer T> ? T : never;

interface Made {
  readonly entry: PayoutEntry;
  readonly invoices: readonly Invoice[];
  readonly link: {
    readonly key: string;
    readonly allocations: { invoiceId: string; amount: ReturnType<typeof minor> }[];
  };
}

function make({ parts, beyond, fee, owed }: ChargeSketch, index: number): Made {
  const gross = parts.reduce((sum, part) => sum + part, beyond) || 1;
  const entry = entryOf(
    { kind: 'charge', gross, fee, tax: 0, invoiced: false, day: index % 15 },
    `txn_${index}`,
  );
  const invoices = parts.map((part, nth) =>
    invoiceOf(
      { ...entry, invoiceNumber: `INV-${index}-${nth}` },
      { total: minor(part + owed), amountDue: minor(part + owed), contactId: `c${index}` },
    ),
  );
  const allocations = parts.map((part, nth) => ({
    invoiceId: invoices[nth]?.invoiceId ?? '',
    amount: minor(part),
  }));
  return { entry, invoices, link: { key: entryKey('stripe-1', entry.id), allocations } };
}

function planWith(made: readonly Made[], rows: readonly JournalRow[]) {
  const entries = made.map(({ entry }) => entry);
  const invoices = made.flatMap((one) => one.invoices);
  const books = indexBooks({ ...booksFor([]), invoices, links: made.map(({ link }) => link) });
  const payout = payoutOf(entries, 'po_1');
  const line = lineOf(payout.amount, payout.arrivalDate, 'line-1');
  const decision = { id: 'm1', payoutKeys: [payout.key], lineKeys: [line.key] };
  const planned = new Map<string, ReturnType<typeof minor>>();
  for (const { draft } of rows)
    if (draft.kind === 'payment')
      planned.set(draft.invoiceId, sumMinor([planned.get(draft.invoiceId) ?? minor(0), draft.amount]));
  const context = { mapping: MAPPING, books, booked: bookedParts(rows), shares: bookedShares(rows), planned };
  return { plan: planDecision({ decision, payouts: [payout], lines: [line] }, context), books };
}

it('balances in clearing and in double entry, share by share', () => {
  fc.assert(
    fc.property(fc.array(chargeSketch, { minLength: 1, maxLength: 6 }), (sketches) => {
      const made = sketches.map(make);
      const { plan, books } = planWith(made, []);
      expect(plan.problems).toEqual([]);
      const effect = sumMinor(plan.steps.map((step) => minor(step.clearingEffect)));
      expect(effect).toBe(0);
      for (const step of plan.steps) {
        const rows = doubleEntry({ steps: [step] }, books);
        expect(sumMinor(rows.map((row) => row.debit))).toBe(sumMinor(rows.map((row) => row.credit)));
        expect(step.draft.reference.length).toBeLessThanOrEqual(REFERENCE_LIMIT);
      }
      expect(new Set(plan.steps.map((step) => step.id)).size).toBe(plan.steps.length);
      expect(new Set(plan.steps.map((step) => step.draft.reference)).size).toBe(plan.steps.length);
      for (const { entry, link } of made) {
        const own = plan.steps.filter(
          (step) => step.entryIds.includes(entry.id) && step.draft.kind === 'payment',
        );
        expect(own).toHaveLength(link.allocations.length);
      }
    }),
    { numRuns: 200 },
  );
});

it('plans exactly the rest after any of its objects were made, and nothing after all were', () => {
  fc.assert(
    fc.property(
      fc.array(chargeSketch, { minLength: 1, maxLength: 5 }),
      fc.infiniteStream(fc.boolean()),
      (sketches, coins) => {
        const made = sketches.map(make);
        const rows = journalRows(planWith(made, []).plan, 0, MAPPING);
        expect(planWith(made, rows).plan.steps).toEqual([]);
        // Sales and fees lump several movements: they are kept or lost as one, shares each by itself.
        const kept = rows.filter(() => coins.next().value === true);
        const { plan } = planWith(made, kept);
        expect(isBlocked(plan)).toBe(false);
        // By what they book: a rest may bear another name than the whole did.
        const whats = (list: readonly Pick<JournalRow, 'entryIds' | 'clearingEffect' | 'draft'>[]) =>
          list
            .map(({ entryIds, clearingEffect, draft }) => [draft.kind, clearingEffect, ...entryIds].join(' '))
            .toSorted();
        expect(whats(journalRows(plan, 0, MAPPING))).toEqual(
          whats(rows.filter((row) => !kept.includes(row))),
        );
      },
    ),
    { numRuns: 200 },
  );
});

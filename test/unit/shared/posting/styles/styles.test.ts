import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minor, sumMinor } from '../../../../../shared/money.ts';
import { doubleEntry } from '../../../../../shared/posting/doubleEntry.ts';
import { journalRows } from '../../../../../shared/posting/journal.ts';
import type { JournalRow, PostingPlan, PostingStep } from '../../../../../shared/posting/model.ts';
import {
  bookedBy,
  bookedParts,
  linePartKey,
  ownFeeId,
  partKey,
  partsOf,
} from '../../../../../shared/posting/parts.ts';
import { type DecisionInput, planDecision } from '../../../../../shared/posting/plan/plan.ts';
import { effectsOf } from '../../../../../shared/posting/checks/preflight.ts';
import { previewPayout, previewStyle } from '../../../../../shared/posting/styles/preview.ts';
import { booksFor, invoiceOf, START } from '../world.ts';
import {
  anySketch,
  choices,
  contextOf,
  decidedWith,
  decisionOf,
  expectedOnClearing,
  payoutFrom,
  withChoices,
} from './stylesWorld.ts';

const sketches = fc.array(anySketch, { minLength: 1, maxLength: 25 });
const decided = decidedWith(25);

const effectOn = (steps: readonly PostingStep[], accountId: string) =>
  sumMinor(
    steps
      .flatMap((step) => effectsOf(step.draft))
      .filter((effect) => effect.accountId === accountId)
      .map((effect) => effect.amount),
  );

const lineTotal = (input: DecisionInput) => sumMinor(input.lines.map((line) => line.amount));

/** Every document's lines are what it says in total, and none is zero. */
function addsUp(plan: PostingPlan): void {
  for (const { draft } of plan.steps) {
    if (!('lines' in draft) || draft.lineAmountTypes !== 'Inclusive') continue;
    expect(sumMinor(draft.lines.map((line) => line.amount))).toBe(draft.total);
    expect(draft.total).toBeGreaterThan(0);
    expect(draft.lines.every((line) => line.amount !== 0)).toBe(true);
  }
}

/** What has to be booked of a decision, by the model and not by the plan. */
function dueParts({ payouts, lines }: DecisionInput): string[] {
  return [
    ...payouts.flatMap((payout) => payout.entries.flatMap(partsOf).map((part) => part.key)),
    ...payouts.filter((payout) => payout.ownFee !== 0).map((payout) => partKey(ownFeeId(payout), 'fee')),
    ...lines.map((line) => linePartKey(line.key)),
  ];
}

describe('every style, for any payout', () => {
  it('balances in double entry, moves the bank by its lines and leaves clearing at nothing', () => {
    fc.assert(
      fc.property(decided, choices, (input, chosen) => {
        const context = contextOf(input.payouts, withChoices(chosen));
        const plan = planDecision(input, context);
        expect(plan.problems).toEqual([]);
        addsUp(plan);
        expect(effectOn(plan.steps, 'bank')).toBe(lineTotal(input));
        expect(effectOn(plan.steps, 'clearing')).toBe(expectedOnClearing(input.payouts));
        for (const step of plan.steps) {
          expect(effectOn([step], 'clearing')).toBe(step.clearingEffect);
        }
        const rows = doubleEntry(plan, context.books);
        for (const { id } of plan.steps) {
          const own = rows.filter((row) => row.stepId === id);
          expect(sumMinor(own.map((row) => row.debit))).toBe(sumMinor(own.map((row) => row.credit)));
        }
        // What Xero owes or is owed for documents of ours is paid in full.
        const made = plan.steps.filter(
          ({ draft }) => draft.kind === 'invoice' || draft.kind === 'creditNote',
        );
        for (const { draft } of made) {
          if (draft.kind !== 'invoice' && draft.kind !== 'creditNote') continue;
          const paid = plan.steps.filter(
            (step) =>
              step.draft.kind === 'payment' &&
              step.draft.invoiceNumber === draft.number &&
              step.draft.target === draft.kind,
          );
          expect(paid.map((step) => step.draft.kind === 'payment' && step.draft.amount)).toEqual([
            draft.total,
          ]);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('books every movement and line once, with ids and references of their own', () => {
    fc.assert(
      fc.property(decided, choices, (input, chosen) => {
        const mapping = withChoices(chosen);
        const plan = planDecision(input, contextOf(input.payouts, mapping));
        const rows = journalRows(plan, 0, mapping);
        const keys = rows.flatMap(bookedBy);
        for (const key of dueParts(input)) {
          expect(keys.filter((one) => one === key)).toEqual([key]);
        }
        expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
        const named = rows.map(({ draft }) => `${draft.kind} ${draft.reference}`);
        expect(new Set(named).size).toBe(rows.length);
        const again = planDecision(input, contextOf(input.payouts, mapping, bookedParts(rows)));
        expect(again.steps).toEqual([]);
        expect(again.problems).toEqual([]);
      }),
      { numRuns: 800 },
    );
  });

  it('makes no more objects than it promises', () => {
    fc.assert(
      fc.property(decided, choices, (input, chosen) => {
        const plain = { ...chosen, invoicedCharges: 'sale', invoicedRefunds: 'line' } as const;
        const { steps } = planDecision(input, contextOf(input.payouts, withChoices(plain)));
        const isReturned = expectedOnClearing(input.payouts) !== 0;
        const isWhole = input.lines.length === 1 && input.decision.evidence?.length === 0 && !isReturned;
        const kinds = steps.map(({ draft }) => draft.kind);
        if (chosen.style === 'direct' && isWhole) expect(kinds).toEqual(['bankTransaction']);
        if (chosen.style === 'settlement' && isWhole && input.payouts.length === 1) {
          expect(kinds).toHaveLength(2);
          expect(kinds[1]).toBe('payment');
        }
        if (chosen.style !== 'summary' || chosen.splitByMonth) return;
        for (const { id, amount, ownFee } of input.payouts) {
          const own = steps.filter((step) => step.id.includes(`|${id}|summary`));
          const total = sumMinor(own.map((step) => minor(step.clearingEffect)));
          if (total !== 0) expect(own).toHaveLength(1);
          expect(own.length).toBeLessThanOrEqual(2);
          expect([amount, ownFee].every(Number.isSafeInteger)).toBe(true);
        }
      }),
      { numRuns: 800 },
    );
  });
});

describe('the preview', () => {
  it('shows balanced rows of the latest payout that arrived whole, also where everything is posted already', () => {
    fc.assert(
      fc.property(sketches, choices, (made, chosen) => {
        const mapping = withChoices(chosen);
        const early = payoutFrom(made, 'po_1');
        const payout = payoutFrom(made, 'po_2');
        const failed = { ...payoutFrom(made, 'po_3'), status: 'failed' as const };
        const shown = previewPayout([early, failed, payout], mapping);
        const usable = payout.amount !== 0 && payout.entries.length > 1;
        expect(shown?.id).toBe(usable ? 'po_2' : undefined);
        const invoices = payout.entries
          .filter((entry) => entry.invoiceNumber !== '')
          .map((entry) =>
            invoiceOf(entry, {
              total: minor(Math.max(entry.gross, 0)),
              amountDue: minor(0),
              status: 'PAID',
            }),
          );
        const preview = previewStyle(payout, mapping, booksFor([], { invoices }));
        expect(sumMinor(preview.rows.map((row) => row.debit))).toBe(
          sumMinor(preview.rows.map((row) => row.credit)),
        );
        expect(preview.open).toBe(0);
        if (usable) expect(preview.objects).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a payout of 1,000 orders', () => {
  it('takes at most 30 lines of the ledger in every style but itemised, whatever else is in it', () => {
    const many = fc.array(
      anySketch.filter(({ kind }) => kind !== 'payoutReversal'),
      { minLength: 1000, maxLength: 1000 },
    );
    fc.assert(
      fc.property(
        many,
        fc.constantFrom('summary', 'direct', 'settlement'),
        fc.boolean(),
        (others, style, apart) => {
          const charges = others.map((sketch) => ({ ...sketch, kind: 'charge' as const, invoiced: false }));
          const input = decisionOf([payoutFrom([...charges, ...others], 'po_1', { ownFee: 200 })], 'one');
          const chosen = { invoicedCharges: 'sale', invoicedRefunds: 'line', splitByMonth: false } as const;
          const context = contextOf(input.payouts, withChoices({ ...chosen, style, apart }));
          const plan = planDecision(input, context);
          expect(plan.problems).toEqual([]);
          expect(doubleEntry(plan, context.books).length).toBeLessThanOrEqual(30);
        },
      ),
      { numRuns: 20 },
    );
  });
});

/** A change of mind: choices to plan with, and which of the plan's rows survive. */
const change = fc.record({ chosen: choices, kept: fc.integer({ min: 0, max: 0xffff }) });

/** What may stay in the journal when rows are taken back: never a payment without its document. */
function survivors(rows: readonly JournalRow[], kept: number): JournalRow[] {
  const made = new Set<string>();
  return rows.filter((row, index) => {
    const { draft } = row;
    const stays = ((kept >> (index % 16)) & 1) === 1;
    if (draft.kind === 'payment' && draft.invoiceId === '' && !made.has(draft.invoiceNumber)) return false;
    if (stays && (draft.kind === 'invoice' || draft.kind === 'creditNote')) made.add(draft.number);
    return stays;
  });
}

describe('switching the style', () => {
  it('at any point of a history books every part exactly once', () => {
    let finished = 0;
    fc.assert(
      fc.property(decided, fc.array(change, { maxLength: 4 }), choices, (input, changes, last) => {
        const journal: JournalRow[] = [];
        const known = new Set<string>();
        const take = (chosen: typeof last, kept: number | null): PostingPlan => {
          const mapping = withChoices(chosen);
          const context = contextOf(input.payouts, mapping, bookedParts(journal));
          const plan = planDecision(input, context);
          if (plan.problems.some(({ severity }) => severity === 'block')) return plan;
          const rows = journalRows(plan, journal.length, mapping);
          // Documents that were made before count for their payments now.
          const documents = journal.filter(
            ({ draft }) => draft.kind === 'invoice' || draft.kind === 'creditNote',
          );
          const stay =
            kept === null
              ? rows
              : survivors([...documents, ...rows], kept).filter((row) => !known.has(row.id));
          for (const row of stay) {
            expect(known.has(row.id)).toBe(false);
            known.add(row.id);
            journal.push(row);
          }
          return plan;
        };
        for (const { chosen, kept } of changes) take(chosen, kept);
        const plan = take(last, null);
        const blocked = plan.problems.filter(({ severity }) => severity === 'block');
        // A document over another make-up is the only thing that may stand in the way.
        if (blocked.length > 0) {
          expect(new Set(blocked.map(({ code }) => code))).toEqual(new Set(['documentDiffers']));
          return;
        }
        finished += 1;
        const keys = journal.flatMap(bookedBy);
        for (const key of dueParts(input)) expect(keys.filter((one) => one === key)).toEqual([key]);
        const bank = journal.flatMap((row) => effectsOf(row.draft));
        const on = (id: string) =>
          sumMinor(bank.filter(({ accountId }) => accountId === id).map(({ amount }) => amount));
        expect(on('bank')).toBe(lineTotal(input));
        expect(on('clearing')).toBe(expectedOnClearing(input.payouts));
      }),
      { numRuns: 2000 },
    );
    expect(finished).toBeGreaterThan(1500);
    expect(START).toBe('2026-03-02');
  });
});

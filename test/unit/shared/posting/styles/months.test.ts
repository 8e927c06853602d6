/** A payout over a month's end as one summary a month: each month's money in its month, clearing at nothing in the end. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { minor, sumMinor } from '../../../../../shared/money.ts';
import type { PayoutEntry } from '../../../../../shared/payout/model.ts';
import { doubleEntry } from '../../../../../shared/posting/doubleEntry.ts';
import { homeOf } from '../../../../../shared/posting/plan/homes.ts';
import { ownFeeId, partsOf } from '../../../../../shared/posting/parts.ts';
import { planDecision } from '../../../../../shared/posting/plan/plan.ts';
import { anySketch, contextOf, decisionOf, payoutFrom, withChoices } from './stylesWorld.ts';

const chosen = {
  style: 'summary',
  invoicedCharges: 'sale',
  invoicedRefunds: 'line',
  splitByMonth: true,
} as const;
const sketches = fc.array(
  anySketch.filter(({ kind }) => kind !== 'payoutReversal'),
  { minLength: 1, maxLength: 20 },
);

/** What the entries of a month do to clearing, by the model. */
const effectOf = (entries: readonly PayoutEntry[]) =>
  sumMinor(entries.flatMap(partsOf).map(({ effect }) => effect));

it('books each month’s movements, and only them, in a summary dated in that month', () => {
  let several = 0;
  fc.assert(
    fc.property(sketches, fc.integer({ min: 0, max: 300 }), fc.boolean(), (made, ownFee, apart) => {
      const payout = payoutFrom(made, 'po_1', { ownFee });
      const input = decisionOf([payout], 'one');
      const context = contextOf([payout], withChoices({ ...chosen, apart }));
      const plan = planDecision(input, context);
      expect(plan.problems).toEqual([]);
      const summaries = plan.steps.filter(({ id }) => id.includes('|summary'));
      expect(sumMinor(plan.steps.map((step) => minor(step.clearingEffect)))).toBe(0);
      const month = (date: string) => date.slice(0, 7);
      const own = month(payout.createdDate);
      const monthOf = new Map(payout.entries.map((entry) => [entry.id, month(entry.date)]));
      const booked = new Map<string, number>();
      for (const { entryIds, draft, clearingEffect } of summaries) {
        const months = new Set(entryIds.map((id) => monthOf.get(id) ?? own));
        expect([...months]).toEqual([month(draft.date)]);
        booked.set(month(draft.date), (booked.get(month(draft.date)) ?? 0) + clearingEffect);
      }
      for (const each of new Set([...monthOf.values(), own])) {
        const entries = payout.entries.filter((entry) => monthOf.get(entry.id) === each);
        const fee = each === own ? payout.ownFee : 0;
        expect([each, booked.get(each) ?? 0]).toEqual([each, effectOf(entries) - fee]);
      }
      if (booked.size > 1) several += 1;
      // What is in the books at a month's end is what was earned by then: income is in its month.
      const rows = doubleEntry(plan, context.books);
      expect(sumMinor(rows.map(({ debit }) => debit))).toBe(sumMinor(rows.map(({ credit }) => credit)));
      expect(payout.entries.every(({ kind }) => homeOf(kind) !== 'transferred')).toBe(true);
      expect(ownFeeId(payout)).toBe('txn_po_1');
    }),
    { numRuns: 800 },
  );
  expect(several).toBeGreaterThan(300);
});

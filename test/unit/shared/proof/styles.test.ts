/** The proof over books in which every payout was posted in a style of its own. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minor, sumMinor } from '../../../../shared/money.ts';
import { journalRows } from '../../../../shared/posting/journal.ts';
import type { JournalRow } from '../../../../shared/posting/model.ts';
import { bookedParts } from '../../../../shared/posting/parts.ts';
import { planDecision } from '../../../../shared/posting/plan/plan.ts';
import { proveClearing } from '../../../../shared/proof/clearing.ts';
import { proveLines } from '../../../../shared/proof/lines.ts';
import {
  anySketch,
  choices,
  contextOf,
  decisionOf,
  payoutFrom,
  shapes,
  withChoices,
} from '../posting/styles/stylesWorld.ts';
import { MAPPING } from '../posting/world.ts';
import { itemsOn, movementDays } from './world.ts';

const batch = fc.record({
  // Money of failed payouts that came back isn't part of this ground.
  sketches: fc.array(
    anySketch.filter(({ kind }) => kind !== 'payoutReversal'),
    { minLength: 1, maxLength: 8 },
  ),
  chosen: choices,
  shape: shapes.filter((shape) => shape !== 'together'),
  ownFee: fc.integer({ min: 0, max: 60 }),
  posted: fc.boolean(),
});

describe('proofs over several styles', () => {
  it('tie out: clearing holds what the provider does, in transit and unposted named, every line explained', () => {
    fc.assert(
      fc.property(fc.array(batch, { minLength: 1, maxLength: 5 }), (batches) => {
        const journal: JournalRow[] = [];
        const made = batches.map(({ sketches, shape, ownFee, ...rest }, nth) => {
          const payout = payoutFrom(sketches, `po_${nth}`, { ownFee });
          return { ...rest, payout, input: decisionOf([payout], shape) };
        });
        for (const { payout, input, chosen, posted } of made) {
          if (!posted) continue;
          const mapping = withChoices(chosen);
          const plan = planDecision(input, contextOf([payout], mapping, bookedParts(journal)));
          expect(plan.problems).toEqual([]);
          journal.push(...journalRows(plan, journal.length, mapping));
        }
        const done = journal.map((row, index) => ({
          ...row,
          state: 'done' as const,
          xeroId: `x${index}`,
        }));
        const payouts = made.map(({ payout }) => payout);
        const days = movementDays(payouts, []);
        const lines = made.filter(({ posted }) => posted).flatMap(({ input }) => input.lines);
        const proof = proveClearing({
          mapping: MAPPING,
          days,
          historyComplete: true,
          readTo: null,
          payouts,
          openEntries: [],
          statedBalance: sumMinor(days.flatMap((day) => day.entries.map((entry) => entry.net))),
          ledgerItems: itemsOn('clearing', done),
          journal: done,
          lines,
        });
        expect(proof).toMatchObject({ residual: 0, firstBreak: null, strangers: [] });
        const waiting = made.filter(({ posted }) => !posted).map(({ payout }) => payout);
        expect(proof.clearingBalance).toBe(0);
        expect(proof.inTransit).toBe(sumMinor(waiting.map((payout) => minor(payout.amount))));
        const proofs = proveLines({
          lines,
          decisions: made.map(({ input }) => input.decision),
          payouts,
          journal: done,
          ledgerItems: itemsOn('bank', done),
        });
        expect(new Set(proofs.map(({ state }) => state))).toEqual(
          new Set(lines.length > 0 ? ['tiedOut'] : []),
        );
      }),
      { numRuns: 300 },
    );
  });
});

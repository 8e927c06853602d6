/**
 * Withdrawals whose make-up isn't told but proven: the balance that the provider states is the same before and after, and what came
 * between adds up to the cent. By the user's word they are tied to it, as by the provider's own report: then they are posted like payouts
 * that tell what they hold, in any style. Taken back it is as before.
 */
import type { Composition, TieoutDatabase } from '../db/database.ts';
import { openEntryKey } from '../db/balanceDays.ts';
import { payoutTables, removePayouts, storePayouts } from '../db/payouts.ts';
import { sumMinor } from '../../shared/money.ts';
import type { Payout } from '../../shared/payout/model.ts';
import type { FlowContext } from './context.ts';
import { inOne } from '../db/inOne.ts';

/** How many can be tied, and how many were and may be taken back. */
export interface ProvenCounts {
  readonly open: number;
  readonly tied: number;
}

/** Whether a make-up is proven at both ends, and is the only one. */
function isProven({ found, solutions, balance, entryIds }: Composition): boolean {
  return found === 'balance' && solutions === 1 && balance !== null && entryIds.length > 0;
}

/** A withdrawal that the provider says is done, with its own figure of the balance after it. */
function isTieable(payout: Payout | undefined): payout is Payout {
  return payout?.composition === 'untold' && payout.status === 'paid' && payout.balanceAfter !== undefined;
}

/** Counts for a connection. */
export async function countProven(db: TieoutDatabase, connectionId: string): Promise<ProvenCounts> {
  const [found, payouts, decisions] = await Promise.all([
    db.compositions.where({ connectionId }).toArray(),
    db.payouts.where({ connectionId }).toArray(),
    db.decisions.toArray(),
  ]);
  const byKey = new Map(payouts.map((payout) => [payout.key, payout]));
  const decided = new Set(decisions.flatMap(({ payoutKeys }) => payoutKeys));
  return {
    open: found.filter((row) => isProven(row) && isTieable(byKey.get(row.payoutKey))).length,
    tied: payouts.filter(({ key, tiedBy }) => tiedBy !== undefined && !decided.has(key)).length,
  };
}

/** Ties every proven withdrawal of a connection; how many. One whose movements aren't all there any more is left as it is. */
export async function tieProven(ctx: Pick<FlowContext, 'db'>, connectionId: string): Promise<number> {
  const tables = [...payoutTables(ctx.db), ctx.db.compositions];
  return inOne(ctx.db, 'rw', tables, async (db) => {
    const [found, payouts, open] = await Promise.all([
      db.compositions.where({ connectionId }).toArray(),
      db.payouts.where({ connectionId }).toArray(),
      db.openEntries.where({ connectionId }).toArray(),
    ]);
    const byKey = new Map(payouts.map((payout) => [payout.key, payout]));
    const entryOf = new Map(open.map(({ key, entry }) => [key, entry]));
    const tied = found.filter(isProven).flatMap(({ payoutKey: key, entryIds }) => {
      const payout = byKey.get(key);
      if (!isTieable(payout)) return [];
      const entries = entryIds
        .map((id) => entryOf.get(openEntryKey(connectionId, id)))
        .filter((entry) => entry !== undefined)
        .toSorted((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1));
      const sum = sumMinor(entries.map(({ net }) => net));
      const isWhole = entries.length === entryIds.length && sum === sumMinor([payout.amount, payout.ownFee]);
      return isWhole
        ? [{ ...payout, composition: 'known' as const, entries, tiedBy: 'balance' as const }]
        : [];
    });
    await storePayouts(db, connectionId, tied);
    return tied.length;
  });
}

/** Unties what was tied by its balance and isn't matched: its movements are open again. How many. */
export async function untieProven(ctx: Pick<FlowContext, 'db'>, connectionId: string): Promise<number> {
  return inOne(ctx.db, 'rw', [...payoutTables(ctx.db), ctx.db.decisions], async (db) => {
    const [payouts, decisions] = await Promise.all([
      db.payouts.where({ connectionId }).toArray(),
      db.decisions.toArray(),
    ]);
    const decided = new Set(decisions.flatMap(({ payoutKeys }) => payoutKeys));
    const tied = payouts.filter(({ key, tiedBy }) => tiedBy !== undefined && !decided.has(key));
    await removePayouts(
      db,
      connectionId,
      tied.map(({ key }) => key),
    );
    const untied = tied.map(({ tiedBy: _by, ...payout }): Payout => ({
      ...payout,
      composition: 'untold',
      entries: [],
    }));
    await storePayouts(db, connectionId, untied);
    return untied.length;
  });
}

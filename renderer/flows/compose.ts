/** Works out what untold payouts hold, after a sync: only where something changed that it depends on. */
import * as v from 'valibot';
import { canonicalJson, stableHash } from '../../shared/ids.ts';
import { composeAccount, type Account } from '../../shared/payout/composition/pool.ts';
import { CAPABILITIES } from '../../shared/payout/capabilities.ts';
import { type Payout, payoutKey } from '../../shared/payout/model.ts';
import { type AccountRows, accountIn, daysOf } from '../db/compositions.ts';
import { cursorKey } from '../db/cursors.ts';
import type { Composition, TieoutDatabase } from '../db/database.ts';
import type { FlowContext } from './context.ts';
import { inOne } from '../db/inOne.ts';

export const ComposeSummarySchema = v.object({
  /** Untold payouts, and those whose make-up is known now. */
  untold: v.number(),
  found: v.number(),
  /** Answers written and removed. */
  changed: v.number(),
  removed: v.number(),
});
export type ComposeSummary = v.InferOutput<typeof ComposeSummarySchema>;

/**
 * Goes through every provider account, on the thread at hand; `askCompose` has it done elsewhere. No call leaves the machine; the same
 * data gives the same answers. Cancelled by `signal` (rejects with its reason) it keeps the accounts that are done.
 */
export async function composePayouts({
  db,
  signal,
  onProgress,
}: Pick<FlowContext, 'db' | 'signal' | 'onProgress'>): Promise<ComposeSummary> {
  const sum = { untold: 0, found: 0, changed: 0, removed: 0 };
  const keys = await db.payouts.orderBy('connectionId').uniqueKeys();
  const connections = keys.filter((key) => typeof key === 'string');
  for (const [done, connectionId] of connections.entries()) {
    signal?.throwIfAborted();
    onProgress?.({ stage: 'compose', done, total: connections.length });
    // oxlint-disable-next-line no-await-in-loop -- one account at a time: each may be large
    const one = await composeConnection(db, connectionId);
    sum.untold += one.untold;
    sum.found += one.found;
    sum.changed += one.changed;
    sum.removed += one.removed;
  }
  return sum;
}

async function composeConnection(whole: TieoutDatabase, connectionId: string): Promise<ComposeSummary> {
  const { payouts: all, openEntries, balanceDays, cursors, compositions } = whole;
  const tables = [all, openEntries, balanceDays, cursors, compositions];
  return inOne(whole, 'rw', tables, async (db) => {
    const untold = await db.payouts.where({ connectionId }).filter(isUntold).count();
    const rows = db.compositions.where({ connectionId });
    if (untold === 0) return { untold, found: 0, changed: 0, removed: await rows.delete() };
    // One wait for everything: a transaction doesn't outlive several waits of a function within another.
    const [before, payouts, open, days, cursor] = await Promise.all([
      rows.toArray(),
      db.payouts.where({ connectionId }).toArray(),
      db.openEntries.where({ connectionId }).toArray(),
      daysOf(db, connectionId).toArray(),
      db.cursors.get(cursorKey(connectionId, 'entries')),
    ]);
    const after = answersFor(connectionId, { payouts, open, days, cursor }, before);
    const known = new Set(before);
    const changed = after.filter((row) => !known.has(row));
    const keys = new Set(after.map((row) => row.payoutKey));
    const gone = before.map((row) => row.payoutKey).filter((key) => !keys.has(key));
    await Promise.all([db.compositions.bulkDelete(gone), db.compositions.bulkPut(changed)]);
    const found = after.filter((row) => row.entryIds.length > 0).length;
    return { untold, found, changed: changed.length, removed: gone.length };
  });
}

/** Whether there is something to work out: not where every payout that holds anything tells it. */
const isUntold = ({ composition, provider }: Pick<Payout, 'composition' | 'provider'>) =>
  composition === 'untold' && CAPABILITIES[provider].tiesEntries !== 'all';

function answersFor(
  connectionId: string,
  rows: AccountRows,
  before: readonly Composition[],
): readonly Composition[] {
  const known = new Map(before.map((row) => [row.payoutKey, row]));
  const currencies = new Set(rows.payouts.filter(isUntold).map(({ currency }) => currency));
  return [...currencies].flatMap((currency) => answersIn(accountIn(currency, rows), connectionId, known));
}

/** The rows of before where nothing changed that they depend on, else new ones. */
function answersIn(
  account: Account,
  connectionId: string,
  known: ReadonlyMap<string, Composition>,
): readonly Composition[] {
  const inputs = nameOf(account);
  const untold = account.payouts.filter(isUntold);
  const kept = untold.map((payout) => known.get(payout.key)).filter((row) => row?.inputs === inputs);
  const whole = kept.filter((row) => row !== undefined);
  if (whole.length === untold.length) return whole;
  return composeAccount(account).map(({ payoutId, ...inside }) => ({
    payoutKey: payoutKey(connectionId, payoutId),
    connectionId,
    inputs,
    ...inside,
  }));
}

/** A short name for everything that the answers depend on. */
function nameOf({ payouts, entries, bankMovements, historyComplete }: Account): string {
  return stableHash(
    canonicalJson([
      historyComplete,
      payouts.map((payout) => [
        payout.id,
        payout.amount,
        payout.ownFee,
        payout.created,
        payout.createdDate,
        payout.method,
        payout.composition,
        payout.balanceEntryId,
        payout.failureEntryId,
        payout.originalPayoutId,
        payout.balanceAfter ?? null,
      ]),
      entries.map(({ id, net, created, availableAt }) => [id, net, created, availableAt ?? null]),
      bankMovements.map(({ id, net, date, payoutId }) => [id, net, date, payoutId]),
    ]),
  );
}

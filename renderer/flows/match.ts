/** Matching as a step of flows: anew after a change, and never deciding on proposals that a change has made old. */
import { BridgeError } from '../../shared/bridge.ts';
import type { Table } from 'dexie';
import type { TieoutDatabase } from '../db/database.ts';
import { basisTables } from '../matching/basis.ts';
import { localMatcherOf } from '../matching/localMatcher.ts';
import type { Matcher, MatchSummary } from '../matching/matcher.ts';
import type { FlowContext } from './context.ts';
import { inOne } from '../db/inOne.ts';

export type { MatchSummary };

/** So often data may change under a decision before it is refused. */
const TRIES = 5;

/** The tables of a transaction that looks at proposals or changes what they stand on. */
export function matchingTables(db: TieoutDatabase) {
  return [...basisTables(db), db.proposals];
}

/** Who matches for a flow. */
export function matcherOf({ db, matcher }: FlowContext): Matcher {
  return matcher ?? localMatcherOf(db);
}

/**
 * Brings the proposals to what the data say now: every open payout with every free line. Cancelled by `ctx.signal` (`BridgeError`
 * `cancelled`) it changes nothing.
 */
export async function runMatching(ctx: FlowContext): Promise<MatchSummary> {
  const { signal, onProgress } = ctx;
  return matcherOf(ctx).run({ now: ctx.now(), signal, onProgress });
}

/** Matching after a decision, which stays whatever comes of this: what is left undone the next run does. */
export async function matchAfter(ctx: FlowContext): Promise<void> {
  try {
    await runMatching(ctx);
  } catch (error) {
    if (error instanceof BridgeError && error.data.code === 'cancelled') return;
    const message =
      'This is saved. What it means for the other matches could not be worked out yet; match again.';
    const detail = error instanceof Error ? error.message : String(error);
    throw new BridgeError({ code: 'internal', message, detail });
  }
}

class Outdated extends Error {}

/**
 * Runs `work` in a transaction over `tables` (which hold `matchingTables`) in which the proposals are those of the data, matching anew
 * before it where they aren't. `work` gets the context whose tables belong to it.
 */
export async function onCurrentProposals<T>(
  ctx: FlowContext,
  tables: readonly Table[],
  work: (within: FlowContext) => Promise<T>,
): Promise<T> {
  const matcher = matcherOf(ctx);
  for (let left = TRIES; left > 0; left -= 1) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- a try needs what the one before it came to
      return await inOne(ctx.db, 'rw', tables, async (db) => {
        if (!(await matcher.isCurrent(db))) throw new Outdated();
        return work({ ...ctx, db });
      });
    } catch (error) {
      if (!(error instanceof Outdated)) throw error;
    }
    // oxlint-disable-next-line no-await-in-loop -- as above
    await runMatching(ctx);
  }
  const message = 'The data changed while this was being saved. Nothing was changed; try again.';
  throw new BridgeError({ code: 'refused', message });
}

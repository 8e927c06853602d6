/** Matching on the thread at hand: in Node, and where no worker can be had. */
import type { TieoutDatabase } from '../db/database.ts';
import { BridgeError } from '../../shared/bridge.ts';
import { cancelled } from './cancelled.ts';
import { JOBS } from './jobs.ts';
import { MatchKeeper } from './keeper.ts';
import type { Matcher } from './matcher.ts';
import { Standing } from './standing.ts';

/** A matcher over a local database, without a worker. */
export function localMatcher(db: TieoutDatabase): Matcher {
  const keeper = new MatchKeeper(db);
  const standing = new Standing(db);
  return {
    run: (options) => standing.inTurn(() => keeper.run(options), options.signal),
    isCurrent: (within) => standing.isCurrent(within),
    job: async (name, input, { now, signal, onProgress }) => {
      const ctx = { db, call: unreachable, now: () => now, signal, onProgress };
      const result = await JOBS[name](ctx, input);
      if (signal?.aborted === true) throw cancelled();
      return result;
    },
  };
}

/** Matching needs nobody outside. */
function unreachable(): Promise<never> {
  const message = 'Matching doesn’t call the desktop process.';
  return Promise.reject(new BridgeError({ code: 'internal', message }));
}

const known = new WeakMap<TieoutDatabase, Matcher>();

/** The local matcher of a database: one, so that it keeps what it knows. */
export function localMatcherOf(db: TieoutDatabase): Matcher {
  const before = known.get(db);
  if (before) return before;
  const made = localMatcher(db);
  known.set(db, made);
  return made;
}

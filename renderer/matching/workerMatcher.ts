/**
 * Matching in a worker. Cancelling ends the worker; the next run starts another one, which reads everything. Where no worker can be
 * had, or they die, matching goes on on this thread: slower, never wrong.
 */
import * as v from 'valibot';
import type { TieoutDatabase } from '../db/database.ts';
import { localMatcherOf } from './localMatcher.ts';
import type { Matcher, RunOptions } from './matcher.ts';
import { SummarySchema } from './messages.ts';
import { Standing } from './standing.ts';
import { type Ask, WorkerBroken, WorkerClient } from './workerClient.ts';

/** After so many workers that broke no other one is tried. */
const MOST_BROKEN = 2;

/** A matcher that may be ended, with its worker and what that knows. */
export interface ClosableMatcher extends Matcher {
  readonly close: () => void;
}

/** A matcher over a local database in the worker that `start` makes. */
export function workerMatcher(db: TieoutDatabase, start: () => Worker): ClosableMatcher {
  const client = new WorkerClient(start, db.name);
  const standing = new Standing(db);
  let broken = 0;
  const ask = async <T>(
    what: Ask,
    options: RunOptions,
    here: () => Promise<T>,
    read: (answer: unknown) => T,
  ) => {
    if (broken >= MOST_BROKEN) return here();
    try {
      return read(await client.ask(what, options));
    } catch (error) {
      if (!(error instanceof WorkerBroken)) throw error;
      broken += 1;
      return here();
    }
  };
  return {
    run: (options) =>
      standing.inTurn(
        () =>
          ask(
            { type: 'run' },
            options,
            () => localMatcherOf(db).run(options),
            (answer) => v.parse(SummarySchema, answer),
          ),
        options.signal,
      ),
    isCurrent: (within) => standing.isCurrent(within),
    close: () => client.close(),
    job: (name, input, options) =>
      standing.inTurn(
        () =>
          ask(
            { type: 'job', name, input },
            options,
            () => localMatcherOf(db).job(name, input, options),
            (answer) => answer,
          ),
        options.signal,
      ),
  };
}

/** Whether the proposals still fit the data, and one run after the other. */
import type { TieoutDatabase } from '../db/database.ts';
import { readBasis } from './basis.ts';
import { cancelled } from './cancelled.ts';

export class Standing {
  private last: Promise<unknown> = Promise.resolve();
  private readonly db: TieoutDatabase;

  constructor(db: TieoutDatabase) {
    this.db = db;
  }

  /** See `Matcher.isCurrent`. */
  async isCurrent(within: TieoutDatabase = this.db): Promise<boolean> {
    const [{ all }, matched] = await Promise.all([readBasis(within), within.matched.get('proposals')]);
    return matched?.basis === all;
  }

  /** Runs `work` when all before it is over. Cancelled while it waits it rejects at once with `cancelled`, and is never begun. */
  inTurn<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    let isDropped = false;
    const begin = () => {
      if (isDropped) throw cancelled();
      waiting.abort();
      return work();
    };
    const waiting = new AbortController();
    const turn = this.last.then(begin);
    this.last = turn.catch(() => undefined);
    if (signal === undefined) return turn;
    const drop = new Promise<never>((_, reject) => {
      const leave = () => {
        isDropped = true;
        reject(cancelled());
      };
      if (signal.aborted) leave();
      else signal.addEventListener('abort', leave, { once: true, signal: waiting.signal });
    });
    return Promise.race([turn, drop]);
  }
}

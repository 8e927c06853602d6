/** Whether the proposals still fit the data, and one run after the other. */
import type { TieoutDatabase } from '../db/database.ts';
import { readBasis } from './basis.ts';
import { BulkWatch } from './bulkWatch.ts';
import { cancelled } from './cancelled.ts';
import type { MatchSummary } from './matcher.ts';

export class Standing {
  private basis: string | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private readonly watch: BulkWatch;
  private readonly db: TieoutDatabase;

  constructor(db: TieoutDatabase) {
    this.db = db;
    this.watch = new BulkWatch(db.name);
  }

  /** See `Matcher.isCurrent`. */
  async isCurrent(within: TieoutDatabase = this.db): Promise<boolean> {
    if (this.basis === null || this.watch.isDirty) return false;
    const { all } = await readBasis(within);
    return this.basis === all;
  }

  /** As `inTurn`; remembers what the proposals stand on then. */
  run(work: () => Promise<MatchSummary>, signal?: AbortSignal): Promise<MatchSummary> {
    return this.inTurn(async () => {
      this.watch.take();
      this.basis = null;
      const summary = await work();
      this.basis = summary.basis;
      return summary;
    }, signal);
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

/** Whether the proposals still fit the data, and one run after the other. */
import type { TieoutDatabase } from '../db/database.ts';
import { readBasis } from './basis.ts';
import { BulkWatch } from './bulkWatch.ts';
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
  async isCurrent(): Promise<boolean> {
    if (this.basis === null || this.watch.isDirty) return false;
    const { all } = await readBasis(this.db);
    return this.basis === all;
  }

  /** Runs `work` when all before it is over, and remembers what the proposals stand on then. */
  run(work: () => Promise<MatchSummary>): Promise<MatchSummary> {
    return this.inTurn(async () => {
      this.watch.take();
      this.basis = null;
      const summary = await work();
      this.basis = summary.basis;
      return summary;
    });
  }

  /** Runs `work` when all before it is over. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work, work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}

/** Work that follows the data: done again after changes, never twice at once, and the later the longer it takes. */
import { allTogether, type ChangedRows, onChanges } from '../db/changes.ts';
import type { SyncCursor, TieoutDatabase } from '../db/database.ts';

const MAX_WAIT_MS = 3_000;
/** A sync that tells nothing for so long has stopped, or its pass is a long one. */
const QUIET_MS = 5_000;

export interface Freshness {
  /** A change of one of these is followed. */
  readonly tables: readonly string[];
  /** So is one of these, but for pages of a sync under way: they are followed when their pass ends. */
  readonly synced?: readonly string[];
  /** A change of nothing but these is quick to follow: it needn't wait. */
  readonly quick?: readonly string[];
  /** `changed` is what was written since the last time; null if that isn't known, as at first and after a failure. */
  readonly work: (changed: ChangedRows | null) => Promise<void>;
  /** Gets what `work` rejects with. */
  readonly fail: (error: unknown) => void;
  /** Told when what `work` made isn't up to date any more, and when it is again, or can't be because it failed. */
  readonly tell?: (isBehind: boolean) => void;
}

/**
 * Does `work` now and after each change, never twice at once, and the later the longer it takes; of a sync under way only the end
 * counts, not each of its pages. Returns what ends it: `work` may still be under way then.
 */
export function keepFresh(db: TieoutDatabase, how: Freshness): () => void {
  const worker = new FreshWorker(how);
  const passes = passWatch(db);
  let quiet: ReturnType<typeof setTimeout> | undefined;
  const stop = onChanges(db.name, [...how.tables, ...(how.synced ?? [])], (dirty) => {
    const rows = new Map([...dirty].filter(([table]) => table !== 'cursors'));
    worker.note(rows);
    if (!dirty.has('cursors') || [...rows.keys()].some((table) => how.tables.includes(table))) {
      worker.soon();
      return;
    }
    clearTimeout(quiet);
    if (rows.size > 0) quiet = setTimeout(() => worker.soon(), QUIET_MS);
    passes().then((isOther) => isOther && worker.soon(), how.fail);
  });
  worker.soon();
  return () => {
    clearTimeout(quiet);
    worker.end();
    stop();
  };
}

class FreshWorker {
  private isEnded = false;
  private isBusy = false;
  private isDue = false;
  private heard: ChangedRows | null = null;
  private lastTook = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly how: Freshness;

  constructor(how: Freshness) {
    this.how = how;
    how.tell?.(true);
  }

  /** These rows were written. */
  note(rows: ChangedRows): void {
    if (rows.size === 0) return;
    this.heard &&= allTogether(this.heard, rows);
    this.how.tell?.(true);
  }

  /** The work is due. */
  soon(): void {
    this.isDue = true;
    if (this.isEnded || this.isBusy) return;
    clearTimeout(this.timer);
    const wait = this.isQuick(this.heard) ? 0 : Math.min(MAX_WAIT_MS, 2 * this.lastTook);
    this.timer = setTimeout(() => void this.run(), wait);
  }

  end(): void {
    this.isEnded = true;
    clearTimeout(this.timer);
  }

  private isQuick(rows: ChangedRows | null): boolean {
    return rows !== null && [...rows.keys()].every((table) => this.how.quick?.includes(table) === true);
  }

  private async run(): Promise<void> {
    const changed = this.heard;
    [this.isBusy, this.isDue, this.heard] = [true, false, new Map()];
    const began = performance.now();
    try {
      await this.how.work(changed);
    } catch (error) {
      this.heard = null;
      if (!this.isEnded) this.how.fail(error);
    }
    if (!this.isQuick(changed)) this.lastTook = performance.now() - began;
    this.isBusy = false;
    if (this.isDue) this.soon();
    else if (!this.isEnded && (this.heard?.size ?? 0) === 0) this.how.tell?.(false);
  }
}

/** Tells whether a pass of a sync has ended, or another cursor changed, since it was asked last. */
function passWatch(db: TieoutDatabase): () => Promise<boolean> {
  const settled = new Map<string, string>();
  const isUnderWay = ({ pageCursor }: SyncCursor) => pageCursor !== null;
  return async () => {
    const rows = (await db.cursors.toArray()).filter((row) => !isUnderWay(row));
    const others = rows.filter((row) => settled.get(row.key) !== JSON.stringify(row));
    for (const row of others) settled.set(row.key, JSON.stringify(row));
    return others.length > 0;
  };
}

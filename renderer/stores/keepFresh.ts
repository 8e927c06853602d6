/** Work that follows the data: done again after changes, never twice at once, and the later the longer it takes. */
import { onChanges } from '../db/changes.ts';
import type { SyncCursor, TieoutDatabase } from '../db/database.ts';

const MAX_WAIT_MS = 3_000;

/**
 * Does `work` now and after each change of `tables`; of a sync under way only the end counts, not each of its pages. What it rejects
 * with goes to `fail`. Returns what ends it: `work` may still be under way then.
 */
export function keepFresh(
  db: TieoutDatabase,
  tables: readonly string[],
  work: () => Promise<void>,
  fail: (error: unknown) => void,
): () => void {
  let [isEnded, isBusy, isDue] = [false, false, false];
  let lastTook = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = async (): Promise<void> => {
    [timer, isBusy, isDue] = [undefined, true, false];
    const began = performance.now();
    try {
      await work();
    } catch (error) {
      if (!isEnded) fail(error);
    } finally {
      lastTook = performance.now() - began;
      isBusy = false;
      if (isDue) soon();
    }
  };
  const soon = (): void => {
    isDue = true;
    if (isEnded || isBusy || timer !== undefined) return;
    timer = setTimeout(() => void run(), Math.min(MAX_WAIT_MS, 2 * lastTook));
  };
  const passes = passWatch(db);
  const stop = onChanges(db.name, tables, (dirty) => {
    if ([...dirty.keys()].some((table) => table !== 'cursors')) soon();
    else passes().then((isOther) => isOther && soon(), fail);
  });
  soon();
  return () => {
    isEnded = true;
    clearTimeout(timer);
    stop();
  };
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

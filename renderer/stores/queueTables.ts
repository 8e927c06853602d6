/** The queue's tables in memory, read once for each local database and then kept up to date row by row, as long as something shows them. */
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { TieoutDatabase } from '../db/database.ts';
import { LiveGroup, type LiveMember } from '../db/liveGroup.ts';
import { LiveTable } from '../db/liveTables.ts';
import { OpenHeads } from '../db/openHeads.ts';
import type { PlansKept } from '../screens/queue/plansKept.ts';
import { QueueBoard } from '../screens/queue/queueBoard.ts';
import { WrittenPlans } from '../screens/queue/queueFigures.ts';
import { useServices } from './services.tsx';
import { inSlices } from './slices.ts';
import { showError } from './toasts.ts';

/** The last screen that shows it may be about to be followed by another. */
const LINGER_MS = 5_000;

/** What is kept, in an object that is another one after each change. */
interface Told<T> {
  readonly kept: T;
}

type Kept = Pick<PlansKept<never, unknown>, 'update' | 'taking'>;

interface Keeping<T> {
  readonly kept: T;
  readonly tables: readonly (LiveMember & { readonly rows: ReadonlyMap<string, unknown> })[];
}

class TableStore<T extends Kept> {
  private told: Told<T> | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly group: LiveGroup;
  private readonly ended: () => void;

  constructor(db: TieoutDatabase, { kept, tables }: Keeping<T>, ended: () => void) {
    this.ended = ended;
    const tell = () => {
      this.told = { kept };
      for (const listener of this.listeners) listener();
    };
    this.group = new LiveGroup(db, tables, {
      fill: async () => {
        await inSlices(kept.taking(new Map(tables.map(({ name, rows }) => [name, [...rows.keys()]]))));
        tell();
      },
      hear: (changed) => {
        kept.update(changed);
        tell();
      },
      fail: showError,
    });
  }

  readonly get = (): Told<T> | undefined => this.told;

  readonly listen = (listener: () => void): (() => void) => {
    this.group.start();
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      setTimeout(() => {
        if (this.listeners.size > 0) return;
        this.group.stop();
        this.ended();
      }, LINGER_MS);
    };
  };
}

type Stores<T extends Kept> = WeakMap<TieoutDatabase, TableStore<T>>;

function storeOf<T extends Kept>(
  stores: Stores<T>,
  db: TieoutDatabase,
  make: (db: TieoutDatabase) => Keeping<T>,
): TableStore<T> {
  const known = stores.get(db);
  if (known !== undefined) return known;
  const made = new TableStore(db, make(db), () => stores.delete(db));
  stores.set(db, made);
  return made;
}

function useStore<T extends Kept>(
  stores: Stores<T>,
  make: (db: TieoutDatabase) => Keeping<T>,
): Told<T> | undefined {
  const { db } = useServices();
  const store = useMemo(() => storeOf(stores, db, make), [stores, db, make]);
  return useSyncExternalStore(
    useCallback((listener) => store.listen(listener), [store]),
    store.get,
  );
}

function keepWritten(db: TieoutDatabase): Keeping<WrittenPlans> {
  const heads = new OpenHeads(db);
  const checks = new LiveTable(db.checks, ({ planId }) => planId);
  return { kept: new WrittenPlans({ rows: heads.rows, checks: checks.rows }), tables: [heads, checks] };
}

function keepBoard(db: TieoutDatabase): Keeping<QueueBoard> {
  const journal = new LiveTable(db.journal, ({ id }) => id);
  const checks = new LiveTable(db.checks, ({ planId }) => planId);
  return { kept: new QueueBoard({ rows: journal.rows, checks: checks.rows }), tables: [journal, checks] };
}

const written: Stores<WrittenPlans> = new WeakMap();
const boards: Stores<QueueBoard> = new WeakMap();

/** Where plans that are written down stand; undefined while it is being read. */
export function useWrittenPlans(): Told<WrittenPlans> | undefined {
  return useStore(written, keepWritten);
}

/** The queue's list without what the preview adds; undefined while it is being read. */
export function useQueueBoard(): Told<QueueBoard> | undefined {
  return useStore(boards, keepBoard);
}

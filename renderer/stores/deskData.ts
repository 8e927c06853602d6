/** The desk's tables in memory, one group for each local database: read once, then kept up to date for every screen that shows them. */
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { PayoutHead } from '../../shared/payout/model.ts';
import type { StatementLine } from '../../shared/statement/model.ts';
import type { TieoutDatabase } from '../db/database.ts';
import type { PayoutState } from '../db/standing.ts';
import { LiveGroup } from '../db/liveGroup.ts';
import { type Changed, LiveTable } from '../db/liveTables.ts';
import { DeskIndex } from '../screens/reconcile/deskIndex.ts';
import type { DeskRow } from '../screens/reconcile/deskRows.ts';
import { useServices } from './services.tsx';
import { showError } from './toasts.ts';

/** Everything that lists of payouts and bank lines show, at one moment. */
export interface DeskData {
  /** All rows of the desk in its order. */
  readonly rows: readonly DeskRow[];
  readonly payouts: ReadonlyMap<string, PayoutHead>;
  readonly lines: ReadonlyMap<string, StatementLine>;
  /** What a payout is shown as; null where nothing was said about it yet. */
  readonly stateOf: (payout: Pick<PayoutHead, 'key' | 'status'>) => PayoutState | null;
  readonly isDecidedPayout: (payoutKey: string) => boolean;
  readonly isDecidedLine: (lineKey: string) => boolean;
}

/** The last screen that shows it may be about to be followed by another. */
const LINGER_MS = 5_000;

/** One database’s desk. Lives as long as someone listens, and a little longer. */
export class DeskStore {
  private data: DeskData | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly index: DeskIndex;
  private readonly group: LiveGroup;
  private readonly tables: ReturnType<typeof tablesOf>;

  constructor(db: TieoutDatabase, ended: () => void) {
    this.tables = tablesOf(db);
    this.index = new DeskIndex({
      payoutHeads: this.tables.payoutHeads.rows,
      statementLines: this.tables.statementLines.rows,
      proposals: this.tables.proposals.rows,
      decisions: this.tables.decisions.rows,
      parked: this.tables.parked.rows,
      journalHeads: this.tables.journalHeads.rows,
    });
    this.group = new LiveGroup(db, Object.values(this.tables), {
      hear: (changed) => this.take(changed),
      fail: showError,
    });
    this.ended = ended;
  }

  private readonly ended: () => void;

  readonly get = (): DeskData | undefined => this.data;

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

  private take(changed: Changed): void {
    this.index.update(changed);
    this.data = {
      rows: this.index.all(),
      payouts: this.tables.payoutHeads.rows,
      lines: this.tables.statementLines.rows,
      stateOf: (payout) => this.index.stateOf(payout),
      isDecidedPayout: (key) => this.index.isDecidedPayout(key),
      isDecidedLine: (key) => this.index.isDecidedLine(key),
    };
    for (const listener of this.listeners) listener();
  }
}

function tablesOf(db: TieoutDatabase) {
  return {
    payoutHeads: new LiveTable(db.payoutHeads, ({ key }) => key),
    statementLines: new LiveTable(db.statementLines, ({ key }) => key),
    proposals: new LiveTable(db.proposals, ({ id }) => id),
    decisions: new LiveTable(db.decisions, ({ id }) => id),
    parked: new LiveTable(db.parked, ({ payoutKey }) => payoutKey),
    journalHeads: new LiveTable(db.journalHeads, ({ id }) => id),
  };
}

const stores = new WeakMap<TieoutDatabase, DeskStore>();

function storeOf(db: TieoutDatabase): DeskStore {
  const known = stores.get(db);
  if (known !== undefined) return known;
  const made = new DeskStore(db, () => stores.delete(db));
  stores.set(db, made);
  return made;
}

/** What the desk shows; undefined while it is being read. The maps in it are the living ones: made anew is only what holds them. */
export function useDeskData(): DeskData | undefined {
  const { db } = useServices();
  const store = useMemo(() => storeOf(db), [db]);
  return useSyncExternalStore(
    useCallback((listener) => store.listen(listener), [store]),
    store.get,
  );
}

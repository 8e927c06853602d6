/** The desk's tables in memory, one group for each local database: read once, then kept up to date for every screen that shows them. */
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { PayoutHead } from '../../shared/payout/model.ts';
import type { StatementLine } from '../../shared/statement/model.ts';
import { onChanges } from '../db/changes.ts';
import type { TieoutDatabase } from '../db/database.ts';
import type { PayoutState } from '../db/standing.ts';
import { LiveGroup } from '../db/liveGroup.ts';
import { type Changed, LiveTable } from '../db/liveTables.ts';
import type { DeskCounts } from '../screens/reconcile/deskCounts.ts';
import { DeskIndex } from '../screens/reconcile/deskIndex.ts';
import type { DeskRow } from '../screens/reconcile/deskRows.ts';
import { type FirstRows, firstRows } from '../screens/reconcile/firstRows.ts';
import { useServices } from './services.tsx';
import { inSlices } from './slices.ts';
import { showError } from './toasts.ts';

/** Everything that lists of payouts and bank lines show, at one moment. */
export interface DeskData {
  /** All rows of the desk in its order. */
  readonly rows: readonly DeskRow[];
  readonly counts: DeskCounts;
  readonly payouts: ReadonlyMap<string, PayoutHead>;
  readonly lines: ReadonlyMap<string, StatementLine>;
  /** What a payout is shown as; null where nothing was said about it yet. */
  readonly stateOf: (payout: Pick<PayoutHead, 'key' | 'status'>) => PayoutState | null;
  readonly isDecidedPayout: (payoutKey: string) => boolean;
  readonly isDecidedLine: (lineKey: string) => boolean;
}

/** The desk while it is being read: what is there is true, but there is more. */
export type DeskView = (DeskData & { readonly isWhole: true }) | (FirstRows & { readonly isWhole: false });

/** Where everything is read so soon after the first rows, these alone aren't shown: it would only flicker. */
const CALM_MS = 120;

/** The last screen that shows it may be about to be followed by another. */
const LINGER_MS = 5_000;

/** One database’s desk. Lives as long as someone listens, and a little longer. */
export class DeskStore {
  private data: DeskData | undefined;
  private view: DeskView | undefined;
  private readonly db: TieoutDatabase;
  private first: FirstRows | null = null;
  private begun: Promise<void> | null = null;
  private stopFirst: (() => void) | null = null;
  private readonly listeners = new Set<() => void>();
  private readonly index: DeskIndex;
  private readonly group: LiveGroup;
  private readonly tables: ReturnType<typeof tablesOf>;

  constructor(db: TieoutDatabase, ended: () => void) {
    this.db = db;
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
      fill: () => this.fill(),
      hear: (changed) => this.take(changed),
      fail: (error) => {
        showError(error);
        this.settle();
      },
    });
    this.ended = ended;
  }

  private readonly ended: () => void;
  private settle: () => void = () => undefined;
  /** Resolves once everything is read from disk, or couldn't be. */
  readonly settled = new Promise<void>((resolve) => {
    this.settle = resolve;
  });
  private isReading = false;
  private isDue = false;

  readonly get = (): DeskData | undefined => this.data;

  readonly getView = (): DeskView | undefined => this.view;

  readonly listen = (listener: () => void): (() => void) => {
    this.start();
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      setTimeout(() => this.rest(), LINGER_MS);
    };
  };

  /** Resolves once the first rows are read, or couldn't be. */
  begin(): Promise<void> {
    this.begun ??= this.readFirst();
    return this.begun;
  }

  private start(): void {
    if (this.stopFirst !== null) return;
    // A row may be decided before all of them are there.
    this.stopFirst = onChanges(this.db.name, Object.keys(this.tables), () => void this.readFirst());
    if (this.first !== null) void this.readFirst();
    void this.begin().then(() => this.stopFirst && this.group.start());
  }

  private rest(): void {
    if (this.listeners.size > 0) return;
    this.stopFirst?.();
    this.stopFirst = null;
    this.group.stop();
    this.ended();
  }

  /** Reads the first rows, again if there was a change meanwhile; nothing once all of them are there. */
  private async readFirst(): Promise<void> {
    this.isDue = true;
    if (this.isReading) return;
    this.isReading = true;
    try {
      while (this.isDue && this.data === undefined) {
        this.isDue = false;
        // oxlint-disable-next-line no-await-in-loop -- what came meanwhile comes next
        this.showFirst(await firstRows(this.db));
      }
    } catch (error) {
      showError(error);
    } finally {
      this.isReading = false;
    }
  }

  private showFirst(first: FirstRows): void {
    this.first = first;
    if (this.view !== undefined) this.showNow();
    else setTimeout(() => this.showNow(), CALM_MS);
  }

  private showNow(): void {
    if (this.data !== undefined || this.first === null) return;
    this.view = { ...this.first, isWhole: false };
    this.tell();
  }

  private async fill(): Promise<void> {
    this.settle();
    await inSlices(this.index.fill());
    this.stopFirst?.();
    this.show();
  }

  private take(changed: Changed): void {
    this.index.update(changed);
    this.show();
  }

  private show(): void {
    this.data = {
      rows: this.index.all(),
      counts: this.index.counts(),
      payouts: this.tables.payoutHeads.rows,
      lines: this.tables.statementLines.rows,
      stateOf: (payout) => this.index.stateOf(payout),
      isDecidedPayout: (key) => this.index.isDecidedPayout(key),
      isDecidedLine: (key) => this.index.isDecidedLine(key),
    };
    this.view = { ...this.data, isWhole: true };
    this.tell();
  }

  private tell(): void {
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

/** Reads the first rows of a database's desk before anything else asks for its own. */
export function beginDesk(db: TieoutDatabase): void {
  void storeOf(db).begin();
}

/** Reads a database's desk; resolves when nothing is left on disk, or it couldn't be: other work that reads everything comes after. */
export async function deskRead(db: TieoutDatabase): Promise<void> {
  const store = storeOf(db);
  const leave = store.listen(() => undefined);
  await store.settled;
  leave();
}

/** Whether the desk is read, or couldn't be; see `deskRead`. */
export function useDeskRead(): boolean {
  const { db } = useServices();
  const [read, setRead] = useState<TieoutDatabase | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void deskRead(db).then(() => isCurrent && setRead(db));
    return () => {
      isCurrent = false;
    };
  }, [db]);
  return read === db;
}

/** What the desk shows, first of all its newest rows; undefined until these are read. */
export function useDeskView(): DeskView | undefined {
  const { db } = useServices();
  const store = useMemo(() => storeOf(db), [db]);
  return useSyncExternalStore(
    useCallback((listener) => store.listen(listener), [store]),
    store.getView,
  );
}

/** What the desk shows; undefined until everything is read. The maps in it are the living ones: made anew is only what holds them. */
export function useDeskData(): DeskData | undefined {
  const { db } = useServices();
  const store = useMemo(() => storeOf(db), [db]);
  return useSyncExternalStore(
    useCallback((listener) => store.listen(listener), [store]),
    store.get,
  );
}

/** The rows of the desk, kept from change to change: only what a change touches is made anew. */
import type { Decision, Match } from '../../../shared/matching/model.ts';
import { compareText } from '../../../shared/order.ts';
import type { StatementLine } from '../../../shared/statement/model.ts';
import type { Parked } from '../../db/database.ts';
import type { JournalHead } from '../../db/derived.ts';
import type { Changed } from '../../db/liveTables.ts';
import { openState, type PayoutState, postedPlans } from '../../db/standing.ts';
import { decidedRow, type DeskRow, openRow, type RowGround, type SlimPayout } from './deskRows.ts';
import { type DeskCounts, NO_ROWS, tally } from './deskCounts.ts';
import { Refs } from './refs.ts';
import { SortedRows } from './sortedRows.ts';

/** The tables that the desk shows, as they are now. */
export interface DeskTables {
  readonly payoutHeads: ReadonlyMap<string, SlimPayout>;
  readonly statementLines: ReadonlyMap<string, StatementLine>;
  readonly proposals: ReadonlyMap<string, Match>;
  readonly decisions: ReadonlyMap<string, Decision>;
  readonly parked: ReadonlyMap<string, Parked>;
  readonly journalHeads: ReadonlyMap<string, JournalHead>;
}

type Pair = Pick<Match, 'payoutKeys' | 'lineKeys'>;

/** Pairs of one kind with who uses which payout and line. */
class Pairs<T extends Pair> {
  readonly byPayout = new Refs();
  readonly byLine = new Refs();
  private readonly known = new Map<string, T>();

  get(id: string): T | undefined {
    return this.known.get(id);
  }

  /** Puts what is there now in the place of what was; undefined: it is gone. */
  set(id: string, now: T | undefined): void {
    const before = this.known.get(id);
    for (const key of before?.payoutKeys ?? []) this.byPayout.remove(key, id);
    for (const key of before?.lineKeys ?? []) this.byLine.remove(key, id);
    for (const key of now?.payoutKeys ?? []) this.byPayout.add(key, id);
    for (const key of now?.lineKeys ?? []) this.byLine.add(key, id);
    if (now === undefined) this.known.delete(id);
    else this.known.set(id, now);
  }
}

export class DeskIndex {
  private readonly tables: DeskTables;
  private readonly open = new Pairs<Match>();
  private readonly decided = new Pairs<Decision>();
  private readonly openRows = new SortedRows();
  private readonly decidedRows = new SortedRows();
  private readonly counted = { ...NO_ROWS };
  /** Plan of each journal row, and the rows of each plan. */
  private readonly planOf = new Map<string, string>();
  private readonly plans = new Refs();
  private readonly ground: RowGround;

  constructor(tables: DeskTables) {
    this.tables = tables;
    this.ground = {
      payouts: tables.payoutHeads,
      lines: tables.statementLines,
      isDecided: (key) => this.decided.byPayout.of(key).length > 0,
      noteOf: (key) => tables.parked.get(key)?.note,
      isPosted: (id) => this.isPosted(id),
    };
  }

  /** All rows: open ones, then decisions, newest first in each. A new list after each change. */
  all(): readonly DeskRow[] {
    return [...this.openRows.list(), ...this.decidedRows.list()];
  }

  /** All rows by filter. */
  counts(): DeskCounts {
    return { ...this.counted };
  }

  /** Whether a payout is part of a decision. */
  isDecidedPayout(payoutKey: string): boolean {
    return this.decided.byPayout.of(payoutKey).length > 0;
  }

  /** What a payout is shown as; null where nothing was said about it yet. */
  stateOf({ key, status }: Pick<SlimPayout, 'key' | 'status'>): PayoutState | null {
    const decisions = this.decided.byPayout.of(key);
    if (decisions.length > 0) return decisions.every((id) => this.isPosted(id)) ? 'posted' : 'confirmed';
    if (this.tables.parked.has(key)) return 'parked';
    // Of several the last in the table's order, whenever it came.
    const [last = ''] = this.open.byPayout.of(key).toSorted((a, b) => compareText(b, a));
    return openState({ status }, this.open.get(last));
  }

  /** Whether a bank line is part of a decision. */
  isDecidedLine(lineKey: string): boolean {
    return this.decided.byLine.of(lineKey).length > 0;
  }

  /** Takes in all that the tables hold, step by step; call it once, before anything else. They must not change meanwhile. */
  *fill(): Generator<void, void> {
    const { proposals, decisions, journalHeads } = this.tables;
    for (const [id, match] of proposals) yield this.open.set(id, match);
    for (const [id, decision] of decisions) yield this.decided.set(id, decision);
    for (const id of journalHeads.keys()) yield void this.movePlan(id);
    for (const id of proposals.keys())
      yield this.openRows.add(this.count(this.openRows.get(id), this.openRowOf(id)));
    for (const id of decisions.keys())
      yield this.decidedRows.add(this.count(this.decidedRows.get(id), this.decidedRowOf(id)));
    yield* this.openRows.sort();
    yield* this.decidedRows.sort();
  }

  /** Takes in what changed in the tables, which say it already. */
  update(changed: Changed): void {
    const open = new Set<string>();
    const decided = new Set<string>();
    const touch = (into: Set<string>, ids: readonly string[]) => {
      for (const id of ids) into.add(id);
    };
    for (const id of changed.get('proposals') ?? []) {
      this.open.set(id, this.tables.proposals.get(id));
      open.add(id);
    }
    for (const id of changed.get('decisions') ?? []) {
      const [before, now] = [this.decided.get(id), this.tables.decisions.get(id)];
      this.decided.set(id, now);
      decided.add(id);
      for (const key of [...(before?.payoutKeys ?? []), ...(now?.payoutKeys ?? [])])
        touch(open, this.open.byPayout.of(key));
    }
    for (const key of changed.get('payoutHeads') ?? []) {
      touch(open, this.open.byPayout.of(key));
      touch(decided, this.decided.byPayout.of(key));
    }
    for (const key of changed.get('statementLines') ?? []) {
      touch(open, this.open.byLine.of(key));
      touch(decided, this.decided.byLine.of(key));
    }
    for (const key of changed.get('parked') ?? []) touch(open, this.open.byPayout.of(key));
    for (const id of changed.get('journalHeads') ?? []) touch(decided, this.movePlan(id));
    this.openRows.replace(open, (id) => this.count(this.openRows.get(id), this.openRowOf(id)));
    this.decidedRows.replace(decided, (id) => this.count(this.decidedRows.get(id), this.decidedRowOf(id)));
  }

  private openRowOf(id: string): DeskRow | null {
    const match = this.open.get(id);
    return match === undefined ? null : openRow(this.ground, match);
  }

  private decidedRowOf(id: string): DeskRow | null {
    const decision = this.decided.get(id);
    return decision === undefined ? null : decidedRow(this.ground, decision);
  }

  /** Counts a row in the place of another; returns it. */
  private count(before: DeskRow | undefined, now: DeskRow | null): DeskRow | null {
    if (before !== undefined) tally(this.counted, before, -1);
    if (now !== null) tally(this.counted, now, 1);
    return now;
  }

  /** The plans that a journal row belonged and belongs to. */
  private movePlan(rowId: string): readonly string[] {
    const before = this.planOf.get(rowId);
    const now = this.tables.journalHeads.get(rowId)?.planId;
    if (before !== now) {
      if (before !== undefined) this.plans.remove(before, rowId);
      if (now !== undefined) this.plans.add(now, rowId);
      if (now === undefined) this.planOf.delete(rowId);
      else this.planOf.set(rowId, now);
    }
    return [before, now].filter((plan) => plan !== undefined);
  }

  private isPosted(planId: string): boolean {
    const rows = this.plans.of(planId).flatMap((id) => this.tables.journalHeads.get(id) ?? []);
    return rows.length > 0 && postedPlans(rows).has(planId);
  }
}

/** What is made of each plan's journal rows, kept so as single rows and checks come, change and go. */
import type { JournalRow } from '../../../shared/posting/model.ts';
import type { PlanCheck } from '../../db/database.ts';
import type { Changed } from '../../db/liveTables.ts';

type RowOf = Pick<JournalRow, 'id' | 'planId' | 'sequence'>;

/** Both tables as they are now, by their ids: kept up to date by whoever gives them. */
export interface PlanTables<R> {
  readonly rows: ReadonlyMap<string, R>;
  readonly checks: ReadonlyMap<string, PlanCheck>;
}

/** `R` is a row, or what of it is needed; `K` what is made of a plan's rows, in the order in which they were written down. */
export class PlansKept<R extends RowOf, K> {
  /** By the plan's id. */
  readonly made = new Map<string, K>();
  readonly rows: ReadonlyMap<string, R>;
  private readonly checks: ReadonlyMap<string, PlanCheck>;
  private readonly make: (planId: string, rows: readonly R[], check: PlanCheck | undefined) => K;
  private readonly planOf = new Map<string, string>();
  private readonly rowsOf = new Map<string, Map<string, R>>();

  constructor({ rows, checks }: PlanTables<R>, make: PlansKept<R, K>['make']) {
    this.rows = rows;
    this.checks = checks;
    this.make = make;
  }

  /** Takes rows that are new, other or gone: their ids, by table. */
  update(changed: Changed): void {
    const steps = this.taking(changed);
    while (steps.next().done !== true);
  }

  /** The same in small steps. */
  *taking(changed: Changed): Generator<void, void> {
    const touched = new Set(changed.get('checks'));
    for (const [table, ids] of changed) {
      if (table === 'checks') continue;
      for (const id of ids) {
        for (const planId of this.move(id)) touched.add(planId);
        yield;
      }
    }
    for (const planId of touched) {
      this.renew(planId);
      yield;
    }
  }

  private renew(planId: string): void {
    const own = this.rowsOf.get(planId);
    if (own === undefined) this.made.delete(planId);
    else {
      const rows = [...own.values()].toSorted((a, b) => a.sequence - b.sequence);
      this.made.set(planId, this.make(planId, rows, this.checks.get(planId)));
    }
  }

  /** Puts a row where it belongs now; gives the plans that it was and is of. */
  private move(id: string): string[] {
    const [before, row] = [this.planOf.get(id), this.rows.get(id)];
    if (before !== undefined) {
      const own = this.rowsOf.get(before);
      own?.delete(id);
      if (own?.size === 0) this.rowsOf.delete(before);
      this.planOf.delete(id);
    }
    if (row !== undefined) {
      const own = this.rowsOf.get(row.planId) ?? new Map<string, R>();
      this.rowsOf.set(row.planId, own.set(id, row));
      this.planOf.set(id, row.planId);
    }
    return [before, row?.planId].filter((planId) => planId !== undefined);
  }
}

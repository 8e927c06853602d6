/** Companies that are ready to post, and a process that can be killed at any point of sending. */
import type { Table } from 'dexie';
import { TieoutDatabase } from '../../../../../renderer/db/database.ts';
import type { FlowContext } from '../../../../../renderer/flows/context.ts';
import type { Locks } from '../../../../../renderer/flows/post/lock.ts';
import { journalStore, type JournalStore } from '../../../../../renderer/flows/post/store.ts';
import {
  ACCOUNTS,
  entryOf,
  invoiceOf,
  lineOf,
  MAPPING,
  payoutOf,
  type Sketch,
  TAX_RATES,
} from '../../../shared/posting/world.ts';
import type { XeroDouble } from './xeroDouble.ts';

/** Objects in Xero that one payout of a company becomes. */
export const STEPS_A_PAYOUT = 5;

let names = 0;

/** A charge of about a hundred, in cents. */
export const charge = (day: number, invoiced: boolean): Sketch => ({
  kind: 'charge',
  gross: 10_000 + day,
  fee: 200 + day,
  tax: 18,
  invoiced,
  day,
});

/** A new, empty database. The caller deletes it. */
export function newDatabase(): TieoutDatabase {
  names += 1;
  return new TieoutDatabase(`post-${names}`);
}

/** A new database with `payouts` decided payouts of three charges each, nothing queued yet. The caller deletes it. */
export async function openCompany(payouts: number): Promise<TieoutDatabase> {
  const db = newDatabase();
  const connectionId = 'xero-1';
  const made = Array.from({ length: payouts }, (_, index) => payoutRows(index));
  await db.transaction('rw', db.tables, async () => {
    await db.mappings.add(MAPPING);
    await db.accounts.bulkAdd(ACCOUNTS.map((account) => ({ ...account, connectionId })));
    await db.taxRates.bulkAdd(TAX_RATES.map((rate) => ({ ...rate, connectionId })));
    await db.invoices.bulkAdd(made.flatMap((one) => one.invoices.map((each) => ({ ...each, connectionId }))));
    await db.payouts.bulkAdd(made.map((one) => one.payout));
    await db.statementLines.bulkAdd(made.map((one) => one.line));
    await db.decisions.bulkAdd(made.map((one) => one.decision));
  });
  return db;
}

function payoutRows(index: number) {
  const entries = [charge(1, true), charge(2, true), charge(3, false)].map((each, nth) =>
    entryOf(each, `txn_${index}_${nth}`),
  );
  const payout = payoutOf(entries, `po_${index}`);
  const line = lineOf(payout.amount, payout.arrivalDate, `line-${index}`);
  const invoices = entries.filter((entry) => entry.invoiceNumber !== '').map((entry) => invoiceOf(entry));
  const decision = {
    id: `m${index}`,
    payoutKeys: [payout.key],
    lineKeys: [line.key],
    by: 'user' as const,
    decidedAt: 0,
    evidence: [],
  };
  return { payout, line, invoices, decision };
}

/** The rows of all tables that have any. */
export type Snapshot = readonly { readonly name: string; readonly rows: readonly unknown[] }[];

/** Everything in a database. */
export async function snapshotOf(db: TieoutDatabase): Promise<Snapshot> {
  const all = await Promise.all(
    db.tables.map(async (table) => ({ name: table.name, rows: await table.toArray() })),
  );
  return all.filter(({ rows }) => rows.length > 0);
}

/** Puts a snapshot in the place of what a database holds in the tables of the snapshot. */
export async function restore(db: TieoutDatabase, snapshot: Snapshot): Promise<void> {
  const tables: Table[] = snapshot.map(({ name }) => db.table(name));
  await db.transaction('rw', tables, async () => {
    for (const { name, rows } of snapshot) {
      await db.table(name).clear();
      await db.table(name).bulkAdd([...rows]);
    }
  });
}

/** Locks that a dead process doesn't hold on to. */
export const freshLocks = (): Locks => ({ request: (_name, _options, work) => work({}) });

/** A process that is killed at its nth step: nothing in it goes on, no handler of its runs. */
export interface Mortal {
  readonly store: JournalStore;
  readonly call: FlowContext['call'];
  /** Resolves with the result, or with null once it was killed. */
  readonly live: <T>(work: Promise<T>) => Promise<T | null>;
  /** Steps taken: before and after each read, each write and each call. */
  readonly steps: () => number;
}

/** A process on `db` and `xero` that dies at step `dieAt`, counted from 1. */
export function mortal(db: TieoutDatabase, call: FlowContext['call'], dieAt: number): Mortal {
  let steps = 0;
  let kill = () => {};
  const killed = new Promise<null>((resolve) => {
    kill = () => resolve(null);
  });
  const tick = async (): Promise<void> => {
    steps += 1;
    if (steps < dieAt) return;
    kill();
    await new Promise(() => {});
  };
  const real = journalStore(db);
  return {
    store: {
      pending: async () => {
        await tick();
        const rows = await real.pending();
        await tick();
        return rows;
      },
      save: async (rows) => {
        await tick();
        await real.save(rows);
        await tick();
      },
    },
    call: async (name, params) => {
      await tick();
      // A call that fails is a step too: the process may die before it hears of it.
      const result = await call(name, params).catch(async (error: unknown) => {
        await tick();
        throw error;
      });
      await tick();
      return result;
    },
    live: (work) => Promise.race([work, killed]),
    steps: () => steps,
  };
}

/** References in Xero with what they stand for: equal texts are equal books. */
export function booksOf(xero: XeroDouble): string[] {
  return xero.objects.map(({ draft }) => JSON.stringify([draft.reference, draft])).toSorted();
}

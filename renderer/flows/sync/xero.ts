/** Xero → local database. */
import type { Table } from 'dexie';
import type { Connection, Result } from '../../../shared/bridge.ts';
import { storeBooks } from '../../db/books.ts';
import { type Counts, compareRows } from '../../db/counts.ts';
import type { Cached } from '../../db/database.ts';
import type { FlowContext } from '../context.ts';
import { type Page, runPass } from './pass.ts';
import type { ConnectionReport } from './report.ts';
import { type Stage, runStages } from './stages.ts';

/**
 * What changed within a day before the last pass is read again: this machine's clock may be hours ahead (a wrong time
 * zone), and reading a day of changes costs no more calls than an hour's.
 */
const OVERLAP_MS = 24 * 3_600_000;

interface XeroParams {
  connectionId: string;
  modifiedSince: string | null;
  cursor: string | null;
}

/**
 * Reads the organisation and everything of its books that changed since the last pass began (all of it at first).
 * `only` names resources to limit it to. Resumes a pass that was cut short. Never throws for what one resource does; see the report.
 */
export async function syncXero(
  ctx: FlowContext,
  connection: Connection,
  only?: readonly string[],
): Promise<ConnectionReport> {
  const { db } = ctx;
  const reader = bookReader(ctx, connection);
  const stages: readonly Stage[] = [
    { resource: 'organisation', run: () => syncOrganisation(ctx, connection.id) },
    reader('accounts', db.accounts, (row) => row.accountId, callOf(ctx, 'xero.accounts')),
    reader('contacts', db.contacts, (row) => row.contactId, callOf(ctx, 'xero.contacts')),
    reader('invoices', db.invoices, (row) => row.invoiceId, callOf(ctx, 'xero.invoices')),
    reader('taxRates', db.taxRates, (row) => row.taxType, callOf(ctx, 'xero.taxRates')),
    reader('tracking', db.tracking, (row) => row.categoryId, callOf(ctx, 'xero.tracking')),
    reader('ledgerItems', db.ledgerItems, (row) => row.key, callOf(ctx, 'xero.ledgerItems')),
  ];
  return runStages(ctx, connection, only ? stages.filter((stage) => only.includes(stage.resource)) : stages);
}

async function syncOrganisation(ctx: FlowContext, connectionId: string): Promise<Counts> {
  ctx.onProgress?.({ stage: 'sync.organisation', done: 0, total: 1 });
  const { organisation } = await ctx.call('xero.organisation', { connectionId }, { signal: ctx.signal });
  const counts = await ctx.db.transaction('rw', ctx.db.organisations, async () => {
    const row = { ...organisation, connectionId };
    const compared = compareRows([row], [await ctx.db.organisations.get(connectionId)]);
    await ctx.db.organisations.bulkPut(compared.toPut);
    return compared.counts;
  });
  ctx.onProgress?.({ stage: 'sync.organisation', done: 1, total: 1 });
  return counts;
}

type BookMethod =
  | 'xero.accounts'
  | 'xero.contacts'
  | 'xero.invoices'
  | 'xero.taxRates'
  | 'xero.tracking'
  | 'xero.ledgerItems';

const callOf =
  <M extends BookMethod>(ctx: FlowContext, method: M) =>
  (params: XeroParams): Promise<Result<M>> =>
    ctx.call(method, params, { signal: ctx.signal });

/** Makes the stage that reads one resource, page by page, into its table. */
const bookReader =
  (ctx: FlowContext, { id: connectionId }: Connection) =>
  <T extends object>(
    resource: string,
    table: Table<Cached<T>, [string, string]>,
    keyOf: (item: T) => string,
    read: (params: XeroParams) => Promise<Page<T>>,
  ): Stage => {
    const run = () =>
      runPass<T>(ctx, {
        connectionId,
        resource,
        stage: `sync.${resource}`,
        tables: [table],
        begin: (cursor) => ({
          ...cursor,
          passFrom: cursor.completeTo === null ? null : isoText(Date.parse(cursor.completeTo) - OVERLAP_MS),
          passTo: isoText(ctx.now()),
        }),
        finished: (cursor) => ({ ...cursor, completeTo: cursor.passTo }),
        read: (cursor) => read({ connectionId, modifiedSince: cursor.passFrom, cursor: cursor.pageCursor }),
        store: (items) => storeBooks(table, connectionId, items, keyOf),
      });
    return { resource, run };
  };

function isoText(ms: number): string {
  return new Date(ms).toISOString();
}

/** Xero → local database. */
import type { Table } from 'dexie';
import type { Connection, Result } from '../../../shared/bridge.ts';
import type { JournalRow } from '../../../shared/posting/model.ts';
import { storeBooks } from '../../db/books.ts';
import type { Cached } from '../../db/database.ts';
import type { FlowContext } from '../context.ts';
import { noticeChanges } from '../post/readBack.ts';
import { syncAccounts } from './accounts.ts';
import { overChanges } from './changes.ts';
import { ledgerAgain, syncLedger } from './ledger.ts';
import { syncCurrencies, syncOrganisation } from './organisation.ts';
import { type Page, runPass } from './pass.ts';
import type { ConnectionReport } from './report.ts';
import { type Stage, runStages } from './stages.ts';
import { syncWhole } from './wholeLists.ts';

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
  const whole = wholeReader(ctx, connection);
  const again = await ledgerAgain(ctx, connection.id);
  const stages: readonly Stage[] = [
    { resource: 'organisation', run: () => syncOrganisation(ctx, connection.id) },
    { resource: 'currencies', run: () => syncCurrencies(ctx, connection.id) },
    { resource: 'accounts', run: () => syncAccounts(ctx, connection.id) },
    reader('contacts', db.contacts, (row) => row.contactId, callOf(ctx, 'xero.contacts')),
    reader('invoices', db.invoices, (row) => row.invoiceId, callOf(ctx, 'xero.invoices')),
    reader('creditNotes', db.creditNotes, (row) => row.invoiceId, callOf(ctx, 'xero.creditNotes')),
    whole('taxRates', db.taxRates, (row) => row.taxType, callOf(ctx, 'xero.taxRates')),
    // Most organisations have none.
    whole('tracking', db.tracking, (row) => row.categoryId, callOf(ctx, 'xero.tracking'), true),
    { resource: 'ledgerItems', run: () => syncLedger(ctx, connection.id) },
    ...again,
  ];
  const asked = only ? stages.filter((stage) => only.includes(stage.resource)) : stages;
  // After posting each call counts: credit notes are looked at again where there are some of ours.
  const isLeft = only?.includes('creditNotes') === true && !(await hasCreditNotes(ctx, connection.id));
  const wanted = isLeft ? asked.filter(({ resource }) => resource !== 'creditNotes') : asked;
  const report = await runStages(ctx, connection, wanted);
  if (report.counts['ledgerItems'] !== undefined) await noticeChanges(ctx, connection.id);
  return report;
}

async function hasCreditNotes({ db }: FlowContext, connectionId: string): Promise<boolean> {
  const isOurs = (row: JournalRow) =>
    row.xeroConnectionId === connectionId && row.xeroId !== '' && row.draft.kind === 'creditNote';
  return (await db.journal.filter(isOurs).first()) !== undefined;
}

type BookMethod =
  | 'xero.contacts'
  | 'xero.invoices'
  | 'xero.creditNotes'
  | 'xero.taxRates'
  | 'xero.tracking'
  | 'xero.ledgerItems';

const callOf =
  <M extends BookMethod>(ctx: FlowContext, method: M) =>
  (params: XeroParams): Promise<Result<M>> =>
    ctx.call(method, params, { signal: ctx.signal });

/** Makes the stage that reads one list whole into its table. */
const wholeReader =
  (ctx: FlowContext, { id: connectionId }: Connection) =>
  <T extends object>(
    resource: string,
    table: Table<Cached<T>, [string, string]>,
    keyOf: (item: T) => string,
    read: (params: XeroParams) => Promise<Page<T>>,
    mayBeEmpty = false,
  ): Stage => {
    const params = { connectionId, modifiedSince: null, cursor: null };
    const list = { connectionId, resource, table, keyOf, mayBeEmpty };
    const run = () => syncWhole<T>(ctx, { ...list, read: async () => (await read(params)).items });
    return { resource, run };
  };

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
        ...overChanges(ctx, connectionId, resource),
        tables: [table],
        read: (cursor) => read({ connectionId, modifiedSince: cursor.passFrom, cursor: cursor.pageCursor }),
        store: (db, items) => storeBooks(db.table(table.name), connectionId, items, keyOf),
      });
    return { resource, run };
  };

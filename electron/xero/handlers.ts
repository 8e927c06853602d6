/** The bridge's `xero.*` methods over the client. Cursors are opaque: a page number, or a place in the ledger's reading. */
import { type Bridge, BridgeError, type Connection, type Method, type Result } from '../../shared/bridge.ts';
import type { BookPlace } from '../bookPlace.ts';
import type { Connections } from '../connections.ts';
import type { HandlerContext, Handlers } from '../ipc/contract.ts';
import type { BankAccountDirectory } from './bankAccounts.ts';
import type { XeroClient } from './client.ts';
import { type Operation, PAGE_SIZE, type PageQuery, reads } from './clientSdk.ts';
import { createAccount } from './createAccount.ts';
import { findById, findByReference } from './find.ts';
import { ledgerPage } from './ledgerPages.ts';
import { sendDrafts } from './send.ts';
import {
  hasMore,
  toAccounts,
  toContacts,
  toCreditNotes,
  toCurrencies,
  toInvoices,
  toOrganisation,
  toTaxRates,
  toTracking,
} from './wire.ts';
import type * as v from 'valibot';

export type XeroHandlers = Pick<Handlers, Extract<Method, `xero.${string}`>>;

export interface HandlerParts {
  readonly client: XeroClient;
  readonly directory: BankAccountDirectory;
  readonly connections: Connections;
  readonly signIn: (clientId: string, context: HandlerContext) => Promise<Result<'xero.signIn'>>;
  readonly consent: (connectionId: string, posting: boolean, context: HandlerContext) => Promise<Connection>;
  readonly choose: (signInId: string, tenantId: string, place: BookPlace) => Promise<Connection>;
}

/** The `xero.*` handlers over their parts. */
export function handlersOver(parts: HandlerParts): XeroHandlers {
  const { client } = parts;
  const readAccounts = whole(client, (since) => reads.accounts(since), toAccounts);
  return {
    'xero.signIn': async ({ clientId }, context) => await parts.signIn(clientId, context),
    'xero.choose': async ({ signInId, tenantId, ...place }) => ({
      connection: await parts.choose(signInId, tenantId, place),
    }),
    'xero.consent': async ({ connectionId, posting }, context) => ({
      connection: await parts.consent(connectionId, posting, context),
    }),
    'xero.organisation': async ({ connectionId }, context) => {
      const body = await client.call(connectionId, reads.organisation(), read('settings'), context);
      const { connection } = await parts.connections.get(connectionId);
      const organisation = toOrganisation(body, connection.externalId);
      return { organisation, budget: await client.budget(connectionId) };
    },
    'xero.currencies': async ({ connectionId }, context) => {
      const body = await client.call(connectionId, reads.currencies(), read('settings'), context);
      return { currencies: toCurrencies(body), budget: await client.budget(connectionId) };
    },
    'xero.accounts': async (params, context) => {
      const page = await readAccounts(params, context);
      if (params.modifiedSince === null) parts.directory.learn(params.connectionId, page.items);
      return page;
    },
    'xero.taxRates': whole(client, () => reads.taxRates(), toTaxRates),
    'xero.tracking': whole(client, () => reads.tracking(), toTracking),
    'xero.contacts': paged(client, 'contacts', reads.contacts, toContacts),
    'xero.invoices': paged(client, 'invoices', salesInvoices, toInvoices),
    'xero.creditNotes': paged(client, 'invoices', customerCredits, toCreditNotes),
    'xero.budget': async ({ connectionId }) => ({ budget: await client.budget(connectionId) }),
    'xero.ledgerItems': async ({ connectionId, modifiedSince, datedFrom, cursor }, context) => {
      const query = { connectionId, since: sinceOf(modifiedSince), datedFrom, cursor };
      const page = await ledgerPage(parts, query, context);
      return { ...page, budget: await client.budget(connectionId) };
    },
    'xero.send': async (query, context) => {
      const results = await sendDrafts(parts, query, context);
      return { results, budget: await client.budget(query.connectionId) };
    },
    'xero.createAccount': async (query, context) => {
      const result = await createAccount(client, query, context);
      return { result, budget: await client.budget(query.connectionId) };
    },
    'xero.findByReference': async (query, context) => {
      const found = await findByReference(parts, query, context);
      return { found, budget: await client.budget(query.connectionId) };
    },
    'xero.findById': async (query, context) => {
      const found = await findById(parts, query, context);
      return { found, budget: await client.budget(query.connectionId) };
    },
  };
}

type PageParams = v.InferOutput<Bridge['xero.accounts']['params']>;
type Page<T> = {
  items: T[];
  next: string | null;
  budget: Result<'xero.accounts'>['budget'];
};

const read = (scope: string) => ({ write: false, scope: `accounting.${scope}` });

const salesInvoices = (query: PageQuery): Operation => reads.invoices({ ...query, where: 'Type=="ACCREC"' });
const customerCredits = (query: PageQuery): Operation =>
  reads.creditNotes({ ...query, where: 'Type=="ACCRECCREDIT"' });

/** A list that Xero gives whole. */
function whole<T>(
  client: XeroClient,
  operation: (since: Date | undefined) => Operation,
  map: (body: unknown) => T[],
): (params: PageParams, context: HandlerContext) => Promise<Page<T>> {
  return async ({ connectionId, modifiedSince }, context) => {
    const body = await client.call(
      connectionId,
      operation(sinceOf(modifiedSince)),
      read('settings'),
      context,
    );
    return { items: map(body), next: null, budget: await client.budget(connectionId) };
  };
}

/** A list in pages of 1,000; the cursor is the page's number. */
function paged<T>(
  client: XeroClient,
  scope: string,
  operation: (query: PageQuery) => Operation,
  map: (body: unknown) => T[],
): (params: PageParams, context: HandlerContext) => Promise<Page<T>> {
  return async ({ connectionId, modifiedSince, cursor }, context) => {
    const page = pageOf(cursor);
    const query = { since: sinceOf(modifiedSince), page };
    const body = await client.call(connectionId, operation(query), read(scope), context);
    const items = map(body);
    const next = hasMore(body, page, items.length, PAGE_SIZE) ? String(page + 1) : null;
    return { items, next, budget: await client.budget(connectionId) };
  };
}

function pageOf(cursor: string | null): number {
  if (cursor === null) return 1;
  if (/^[1-9]\d{0,6}$/.test(cursor)) return Number(cursor);
  throw new BridgeError({ code: 'badRequest', message: 'This isn’t a page of Xero’s.', detail: 'cursor' });
}

function sinceOf(modifiedSince: string | null): Date | undefined {
  if (modifiedSince === null) return undefined;
  const date = new Date(modifiedSince);
  if (!Number.isNaN(date.getTime())) return date;
  throw new BridgeError({
    code: 'badRequest',
    message: `“${modifiedSince}” isn’t a point in time.`,
    detail: 'modifiedSince',
  });
}

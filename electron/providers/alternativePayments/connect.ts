/** Connecting an Alternative Payments account by an API key: client id and secret. */
import { MAIN_BOOK } from '../../../shared/bookIds.ts';
import { BridgeError, type Connection, type PermissionCheck } from '../../../shared/bridge.ts';
import {
  InvoiceWireSchema,
  PayoutWireSchema,
  parseAlternative,
} from '../../../shared/payout/alternativePayments/wire.ts';
import { type BookPlace, type NewConnection, placed } from '../../bookPlace.ts';
import type { HandlerContext } from '../../ipc/contract.ts';
import { checkPermission } from '../permission.ts';
import type { ProviderServices } from '../reader.ts';
import type { RestClient } from '../rest/client.ts';
import { SCOPES, nameless, openAlternative } from './client.ts';
import { readPage } from './lists.ts';
import type { Credentials } from './token.ts';

export interface ConnectResult {
  connection: Connection | null;
  permissions: PermissionCheck[];
}

interface Probe {
  readonly scope: string;
  readonly path: string;
  readonly required: boolean;
  readonly without: string;
}

const PROBES: readonly Probe[] = [
  {
    scope: SCOPES.payouts,
    path: '/payouts',
    required: true,
    without: 'Without it Tieout can’t read payouts.',
  },
  {
    scope: SCOPES.payments,
    path: '/payments',
    required: true,
    without: 'Without it Tieout can’t see which invoice a payment pays.',
  },
  {
    scope: SCOPES.invoices,
    path: '/invoices',
    required: true,
    without: 'Without it Tieout knows neither the numbers of invoices nor their currency.',
  },
  {
    scope: SCOPES.customers,
    path: '/customers',
    required: false,
    without: 'Without it payments are shown without the customer’s name.',
  },
];

/** The reference's example and its only documented currency. */
const USUAL_CURRENCY = 'USD';

/**
 * Checks pasted credentials scope by scope and keeps them if every required one is granted; otherwise `connection` is null
 * and the checks say what is missing. A new key of an account that is connected already replaces its old one. Throws
 * `BridgeError`: `badRequest` for empty credentials, `unauthorised` for ones that aren't known.
 */
export async function connectAlternative(
  services: ProviderServices,
  params: BookPlace & Credentials & { readonly demo: boolean },
  context: HandlerContext,
): Promise<ConnectResult> {
  const credentials = { clientId: params.clientId.trim(), clientSecret: params.clientSecret.trim() };
  if (credentials.clientId === '' || credentials.clientSecret === '') {
    throw new BridgeError({
      code: 'badRequest',
      message: 'Paste both the client id and the client secret.',
      detail: 'clientId',
    });
  }
  const client = openAlternative({ credentials, endpoints: await services.endpoints(params.demo), context });
  const permissions: PermissionCheck[] = [];
  for (const probe of PROBES) permissions.push(await check(client, probe));
  if (permissions.some((each) => each.required && !each.ok)) return { connection: null, permissions };
  const id =
    (await sameAccount(services, client, params)) ?? `alternativePayments-${nameless(credentials.clientId)}`;
  const end = credentials.clientId.slice(-4);
  const offered: NewConnection = {
    id,
    kind: 'alternativePayments',
    name: `Alternative Payments ${end}`,
    externalId: end,
    demo: params.demo,
    status: 'connected',
    reason: '',
    canWrite: false,
  };
  const connection = await placed(services.connections, offered, params);
  const [currency, knownPayout] = [await readCurrency(client), await newestPayout(client)];
  await services.connections.put({ connection, secret: { ...credentials, currency, knownPayout } });
  return { connection, permissions };
}

function check(client: RestClient, { scope, path, ...wanted }: Probe): Promise<PermissionCheck> {
  const asked = readPage(client, { path, what: scope, permission: scope }, null, 1);
  return checkPermission({ permission: scope, ...wanted }, asked);
}

/** The connection of the same account under another key: the one whose payout this key can see. */
async function sameAccount(
  services: ProviderServices,
  client: RestClient,
  { demo, bookId = MAIN_BOOK }: BookPlace & { readonly demo: boolean },
): Promise<string | null> {
  for (const { id, kind, ...connection } of await services.connections.list()) {
    if (kind !== 'alternativePayments' || connection.demo !== demo || connection.bookId !== bookId) continue;
    const { knownPayout = '' } = (await services.connections.get(id)).secret;
    if (knownPayout !== '' && (await sees(client, knownPayout))) return id;
  }
  return null;
}

async function sees(client: RestClient, payoutId: string): Promise<boolean> {
  try {
    await client.read({ path: `/payouts/${encodeURIComponent(payoutId)}`, permission: SCOPES.payouts });
    return true;
  } catch (error) {
    if (error instanceof BridgeError && ['notFound', 'permission', 'badRequest'].includes(error.data.code))
      return false;
    throw error;
  }
}

async function newestPayout(client: RestClient): Promise<string> {
  const request = { path: '/payouts', what: 'payouts', permission: SCOPES.payouts };
  const { data } = await readPage(client, request, null, 1);
  return client.map(() =>
    data[0] === undefined ? '' : parseAlternative(PayoutWireSchema, data[0], 'payout').id,
  );
}

/** The currency of the account's invoices, if they all have one. */
async function readCurrency(client: RestClient): Promise<string> {
  const request = { path: '/invoices', what: 'invoices', permission: SCOPES.invoices };
  const { data } = await readPage(client, request, null);
  const invoices = client.map(() => data.map((raw) => parseAlternative(InvoiceWireSchema, raw, 'invoice')));
  const [only, other] = new Set(invoices.map(({ currency }) => currency).filter((each) => each !== ''));
  return only !== undefined && other === undefined ? only : USUAL_CURRENCY;
}

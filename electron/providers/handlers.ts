/** The providers' part of the bridge: reading finds its way by the connection's kind, connecting is each provider's own. */
import { BridgeError, type Connection } from '../../shared/bridge.ts';
import { CAPABILITIES } from '../../shared/payout/capabilities.ts';
import type { Provider } from '../../shared/payout/model.ts';
import type { StoredConnection } from '../connections.ts';
import type { HandlerContext, Handlers } from '../ipc/contract.ts';
import { connectAlternative } from './alternativePayments/connect.ts';
import { openAlternativeReader } from './alternativePayments/reader.ts';
import { cancelled } from './errors.ts';
import type { AddAccount, OpenReader, ProviderReader, ProviderServices } from './reader.ts';
import { addStripeAccount, connectStripe } from './stripe/connect.ts';
import { openStripeReader } from './stripe/reader.ts';
import { addXenditAccount, connectXendit } from './xendit/connect.ts';
import { openXenditReader } from './xendit/reader.ts';

/** Who reads what with nothing but the connection's secret. `file` is never read over the network. */
const READERS: Readonly<Partial<Record<Provider, OpenReader>>> = {
  stripe: openStripeReader,
  alternativePayments: openAlternativeReader,
  xendit: openXenditReader,
};

/** Whose keys may read other accounts than their own. */
const ADDERS: Readonly<Partial<Record<Connection['kind'], AddAccount>>> = {
  stripe: addStripeAccount,
  xendit: addXenditAccount,
};

type ProviderHandlers = Pick<
  Handlers,
  | 'provider.payouts'
  | 'provider.payoutsById'
  | 'provider.entries'
  | 'provider.balance'
  | 'provider.accounts'
  | 'provider.addAccount'
  | 'stripe.connect'
  | 'alternativePayments.connect'
  | 'xendit.connect'
>;

/**
 * The handlers over the stored connections. A secret that its provider refuses marks the connection `needsAttention`,
 * `signInAgain`. `more` are the readers of providers that have a service of their own.
 */
export function createProviderHandlers(
  services: ProviderServices,
  more: typeof READERS = {},
): ProviderHandlers {
  const readers = { ...READERS, ...more };
  const using = async <T>(
    connectionId: string,
    context: HandlerContext,
    work: (reader: ProviderReader, connection: Connection) => Promise<T>,
  ): Promise<T> => {
    const stored = await services.connections.get(connectionId);
    try {
      const openReader = readerOf(stored.connection, readers);
      return await work(await open(services, openReader, stored, context), stored.connection);
    } catch (error) {
      if (context.signal.aborted) throw cancelled();
      if (error instanceof BridgeError && error.data.code === 'unauthorised') {
        await services.connections.setStatus(connectionId, 'needsAttention', 'signInAgain');
      }
      throw error;
    }
  };
  return {
    'provider.payouts': ({ connectionId, timezone, ...window }, context) =>
      using(connectionId, context, async (reader) => ({
        ...(await reader.payoutsPage({ connectionId, timezone }, window)),
        budget: null,
      })),
    'provider.payoutsById': ({ connectionId, timezone, ids }, context) =>
      using(connectionId, context, async (reader) => ({
        items: await reader.payoutsById({ connectionId, timezone }, ids),
      })),
    'provider.entries': ({ connectionId, timezone, ...window }, context) =>
      using(connectionId, context, async (reader, connection) => {
        if (reader.entriesPage === null) throw untold(connection, 'the movements of its balance');
        return { ...(await reader.entriesPage({ connectionId, timezone }, window)), budget: null };
      }),
    'provider.balance': ({ connectionId }, context) =>
      using(connectionId, context, (reader, connection) => {
        if (reader.balance === null) throw untold(connection, 'its balance');
        return reader.balance();
      }),
    'provider.accounts': ({ connectionId, cursor }, context) =>
      using(connectionId, context, async (reader) => {
        const page = await reader.accountsPage?.(cursor);
        const known = await services.connections.list();
        return {
          items: (page?.items ?? []).map((account) => ({ ...account, bookId: bookOf(known, account.id) })),
          next: page?.next ?? null,
        };
      }),
    'provider.addAccount': async ({ connectionId, accountId, ...place }, context) => {
      const parent = await services.connections.get(connectionId);
      const add = ADDERS[parent.connection.kind];
      if (add === undefined) throw untold(parent.connection, 'other accounts');
      try {
        return await add(services, { parent, accountId, place }, context);
      } catch (error) {
        if (context.signal.aborted) throw cancelled();
        throw error;
      }
    },
    'stripe.connect': (params, context) => connectStripe(services, { ...params, demo: false }, context),
    'alternativePayments.connect': (credentials, context) =>
      connectAlternative(services, { ...credentials, demo: false }, context),
    'xendit.connect': (params, context) => connectXendit(services, { ...params, demo: false }, context),
  };
}

function bookOf(known: readonly Connection[], accountId: string): string | null {
  return known.find(({ externalId }) => externalId === accountId)?.bookId ?? null;
}

function readerOf(connection: Connection, readers: typeof READERS): OpenReader {
  const found = connection.kind === 'xero' ? undefined : readers[connection.kind];
  if (found === undefined) throw untold(connection, 'payouts');
  return found;
}

async function open(
  services: ProviderServices,
  openReader: OpenReader,
  { connection, secret }: StoredConnection,
  context: HandlerContext,
): Promise<ProviderReader> {
  const endpoints = await services.endpoints(connection.demo);
  const keepSecret = (fresh: Readonly<Record<string, string>>) =>
    services.connections.put({ connection, secret: fresh });
  return openReader({ connection, secret, endpoints, context, keepSecret });
}

function untold({ kind }: Connection, what: string): BridgeError {
  const name = kind === 'xero' ? 'Xero' : CAPABILITIES[kind].name;
  return new BridgeError({ code: 'badRequest', message: `${name} doesn’t tell ${what}.` });
}

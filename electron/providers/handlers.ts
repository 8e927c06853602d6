/** The providers' part of the bridge: reading finds its way by the connection's kind, connecting is each provider's own. */
import { BridgeError, type Connection } from '../../shared/bridge.ts';
import { CAPABILITIES } from '../../shared/payout/capabilities.ts';
import type { Provider } from '../../shared/payout/model.ts';
import type { StoredConnection } from '../connections.ts';
import type { HandlerContext, Handlers } from '../ipc/contract.ts';
import { connectAlternative } from './alternativePayments/connect.ts';
import { openAlternativeReader } from './alternativePayments/reader.ts';
import { cancelled } from './errors.ts';
import type { OpenReader, ProviderReader, ProviderServices } from './reader.ts';
import { connectSquare } from './square/connect.ts';
import { openSquareReader } from './square/reader.ts';
import { connectStripe } from './stripe/connect.ts';
import { openStripeReader } from './stripe/reader.ts';
import { connectXendit } from './xendit/connect.ts';
import { openXenditReader } from './xendit/reader.ts';

/** Who reads what. `file` is never read over the network. */
const READERS: Readonly<Partial<Record<Provider, OpenReader>>> = {
  stripe: openStripeReader,
  alternativePayments: openAlternativeReader,
  square: openSquareReader,
  xendit: openXenditReader,
};

type ProviderHandlers = Pick<
  Handlers,
  | 'provider.payouts'
  | 'provider.payoutsById'
  | 'provider.entries'
  | 'provider.balance'
  | 'stripe.connect'
  | 'alternativePayments.connect'
  | 'square.connect'
  | 'xendit.connect'
>;

/** The handlers over the stored connections. A secret that its provider refuses marks the connection `needsAttention`, `signInAgain`. */
export function createProviderHandlers(services: ProviderServices): ProviderHandlers {
  const using = async <T>(
    connectionId: string,
    context: HandlerContext,
    work: (reader: ProviderReader, connection: Connection) => Promise<T>,
  ): Promise<T> => {
    const stored = await services.connections.get(connectionId);
    try {
      return await work(await open(services, stored, context), stored.connection);
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
    'stripe.connect': (params, context) => connectStripe(services, { ...params, demo: false }, context),
    'alternativePayments.connect': (credentials, context) =>
      connectAlternative(services, { ...credentials, demo: false }, context),
    'square.connect': (params, context) => connectSquare(services, { ...params, demo: false }, context),
    'xendit.connect': (params, context) => connectXendit(services, { ...params, demo: false }, context),
  };
}

async function open(
  services: ProviderServices,
  { connection, secret }: StoredConnection,
  context: HandlerContext,
): Promise<ProviderReader> {
  const openReader = connection.kind === 'xero' ? undefined : READERS[connection.kind];
  if (openReader === undefined) throw untold(connection, 'payouts');
  const endpoints = await services.endpoints(connection.demo);
  const keepSecret = (fresh: Readonly<Record<string, string>>) =>
    services.connections.put({ connection, secret: fresh });
  return openReader({ connection, secret, endpoints, context, keepSecret });
}

function untold({ kind }: Connection, what: string): BridgeError {
  const name = kind === 'xero' ? 'Xero' : CAPABILITIES[kind].name;
  return new BridgeError({ code: 'badRequest', message: `${name} doesn’t tell ${what}.` });
}

/** Alternative Payments behind the interface that every provider has. It lists no balance and tells none. */
import { BridgeError } from '../../../shared/bridge.ts';
import type { ProviderReader, ReaderInput } from '../reader.ts';
import { openAlternative } from './client.ts';
import { namesOf } from './names.ts';
import { type PayoutsJob, readPayoutsById, readPayoutsPage } from './payouts.ts';

/** Reads with the connection's client credentials. Throws `BridgeError` `unauthorised` if they aren't on this machine any more. */
export async function openAlternativeReader({
  secret,
  endpoints,
  context,
  ...input
}: ReaderInput): Promise<ProviderReader> {
  const { clientId = '', clientSecret = '', currency = 'USD', knownPayout = '' } = secret;
  if (clientId === '' || clientSecret === '') {
    throw new BridgeError({
      code: 'unauthorised',
      message: 'The Alternative Payments key is not on this machine any more. Connect it again to go on.',
    });
  }
  const client = openAlternative({ credentials: { clientId, clientSecret }, endpoints, context });
  const job = (scope: PayoutsJob['scope']): PayoutsJob => ({
    client,
    scope,
    currency,
    names: namesOf(scope.connectionId),
    progress: context.progress,
  });
  return {
    payoutsPage: async (scope, window) => {
      const page = await readPayoutsPage(job(scope), window);
      const [first] = page.items;
      // By a payout of its own the account is known again under another key.
      if (knownPayout === '' && first !== undefined)
        await input.keepSecret({ ...secret, knownPayout: first.id });
      return page;
    },
    payoutsById: (scope, ids) => readPayoutsById(job(scope), ids),
    entriesPage: null,
    balance: null,
  };
}

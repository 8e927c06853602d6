/** Alternative Payments' public API with one pair of client credentials: reading only, five requests a second. */
import { createHash } from 'node:crypto';
import type { Endpoints } from '../../endpoints.ts';
import type { HandlerContext } from '../../ipc/contract.ts';
import { type RestClient, createRestClient } from '../rest/client.ts';
import { type Credentials, createTokens } from './token.ts';

export const NAME = 'Alternative Payments';

/** The provider's names of the scopes that Tieout reads with. */
export const SCOPES = {
  payouts: 'payouts:read',
  payments: 'payments:read',
  invoices: 'invoices:read',
  customers: 'customers:read',
} as const;

/** Keeps a little below the limit: replies don't leave at even distances. */
const ROOM = 1.04;

export interface ClientInput {
  readonly credentials: Credentials;
  readonly endpoints: Pick<Endpoints, 'alternativePayments'>;
  readonly context: Pick<HandlerContext, 'signal' | 'progress'>;
}

/** Opens a client for one call of the bridge. A token that is refused is asked for anew, once. */
export function openAlternative({ credentials, endpoints, context }: ClientInput): RestClient {
  const { base, requestsPerSecond } = endpoints.alternativePayments;
  const common = {
    name: NAME,
    base,
    context,
    pace: { key: `${base}|${credentials.clientId}`, gapMs: (1000 / requestsPerSecond) * ROOM },
    secrets: [credentials.clientSecret, credentials.clientId],
  };
  const tokens = createTokens(credentials, base, (headers) =>
    createRestClient({ ...common, headers: async () => headers }),
  );
  return createRestClient({
    ...common,
    headers: async () => ({ authorization: `Bearer ${await tokens.get(context.signal)}` }),
    renew: async () => {
      tokens.forget();
      return true;
    },
  });
}

/** A name for a client id that leads to nobody. */
export function nameless(clientId: string): string {
  return `key-${createHash('sha256').update(clientId).digest('hex').slice(0, 16)}`;
}

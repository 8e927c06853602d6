/** Everything of Square that needs more than a pasted key: signing in, choosing locations, tokens that change, and the end of it. */
import type { Handlers } from '../../ipc/contract.ts';
import { connectionsOf } from '../../oauth/sessions.ts';
import { createTokenStore } from '../../oauth/tokenStore.ts';
import type { Vault } from '../../vault/vault.ts';
import type { OpenReader, ProviderServices } from '../reader.ts';
import { createSquareAccounts } from './accounts.ts';
import { openSquare } from './client.ts';
import { checkToken, placesOf } from './connect.ts';
import { readLocations } from './locations.ts';
import { ended, refreshTokens } from './oauth.ts';
import { type SquareAccess, pastedAccess, readerOf } from './reader.ts';
import { createSquareSignIn } from './signIn.ts';

/** Square wants tokens renewed every week; a renewal that goes wrong then leaves three weeks to make it good. */
const RENEW_AHEAD_MS = 23 * 86_400_000;

export interface SquareServiceDeps extends ProviderServices {
  readonly vault: Vault;
  /** Opens a page in the system browser. */
  readonly openExternal: (url: string) => Promise<void>;
  /** Unix milliseconds. */
  readonly now?: () => number;
  /** How long a sign-in may take, and, for tests, the ports of its listener. */
  readonly minutes?: number;
  readonly ports?: readonly number[];
}

export interface SquareService {
  readonly handlers: Pick<Handlers, Extract<keyof Handlers, `square.${string}`>>;
  readonly openReader: OpenReader;
  /** Forgets a connection; `confirmed` says whether Square ended what was allowed. */
  remove(id: string, options?: { readonly onlyHere?: boolean }): Promise<{ readonly confirmed: boolean }>;
}

/** Builds the service. Make one a vault: it holds the sign-in that is open. */
export function createSquareService(deps: SquareServiceDeps): SquareService {
  const { connections, endpoints, openExternal, now = Date.now, minutes, ports } = deps;
  const tokens = tokensOf(deps, now);
  const signIn = createSquareSignIn({ openExternal, now, minutes, ports });
  const accessOf = async (secret: Readonly<Record<string, string>>): Promise<SquareAccess> => {
    const session = secret['session'];
    if (session === undefined) return pastedAccess(secret);
    return {
      token: await tokens.accessToken(session),
      renew: async (refused) => await tokens.accessToken(session, refused),
    };
  };
  const accounts = createSquareAccounts({
    connections,
    endpoints,
    tokens,
    readPlaces: async ({ connection, secret }, context) => {
      const { square: base } = await endpoints(connection.demo);
      const reader = await openSquare({ ...(await accessOf(secret)), base, context });
      return placesOf(await readLocations(reader));
    },
  });

  return {
    handlers: {
      'square.connect': async ({ token, ...place }, context) =>
        await accounts.offer({ token: checkToken(token) }, place, context),
      'square.signIn': async ({ applicationId, redirectUrl, ...place }, context) => {
        const { square: base } = await endpoints(false);
        const { signal } = context;
        const signedIn = await signIn.start({ applicationId, redirectUrl, base, signal });
        return await accounts.offer(signedIn, place, context);
      },
      'square.pasteAnswer': async ({ text }) => {
        signIn.paste(text);
        return {};
      },
      'square.choose': async ({ offerId, choice, ...place }) => ({
        connection: await accounts.choose(offerId, choice, place),
      }),
      'square.locations': async ({ connectionId }, context) =>
        await accounts.locations(connectionId, context),
      'square.chooseLocations': async ({ connectionId, choice }) => ({
        connection: await accounts.chooseAgain(connectionId, choice),
      }),
    },
    openReader: async (input) => readerOf(input, await accessOf(input.secret)),
    remove: async (id, options) => await accounts.remove(id, options),
  };
}

function tokensOf({ vault, connections, endpoints }: SquareServiceDeps, now: () => number) {
  return createTokenStore({
    vault,
    prefix: 'square-session/',
    now,
    aheadMs: RENEW_AHEAD_MS,
    ended,
    refresh: async ({ demo, clientId, refreshToken }) => {
      const { square: base } = await endpoints(demo);
      // Stopped by nobody: a reply that isn't waited for would be a token lost.
      const { signal } = new AbortController();
      return await refreshTokens({ base, now, signal }, clientId, refreshToken);
    },
    onDead: async (session) => {
      for (const { id } of await connectionsOf(connections, 'square', session)) {
        await connections.setStatus(id, 'needsAttention', 'signInAgain');
      }
    },
  });
}

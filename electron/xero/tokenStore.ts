/**
 * The token sets of Xero sign-ins. Xero rotates the refresh token at every use and, if the reply was lost, takes the old one
 * again for 30 minutes.
 */
import { type TokenStore, createTokenStore as createStore } from '../oauth/tokenStore.ts';
import type { ResolveEndpoints } from '../endpoints.ts';
import type { Vault } from '../vault/vault.ts';
import { refreshTokens } from './oauth.ts';
import { unauthorised } from './problems.ts';

export interface TokenStoreDeps {
  readonly vault: Vault;
  readonly endpoints: ResolveEndpoints;
  /** Unix milliseconds. */
  readonly now: () => number;
  /** Called once Xero says that a session is over. */
  readonly onDead: (session: string) => Promise<void>;
}

/** Xero's token store over a vault. */
export function createTokenStore({ vault, endpoints, now, onDead }: TokenStoreDeps): TokenStore {
  return createStore({
    vault,
    prefix: 'xero-session/',
    now,
    onDead,
    ended: unauthorised,
    refresh: async ({ demo, clientId, refreshToken, scope }) => {
      const { xeroToken } = await endpoints(demo);
      return await refreshTokens(xeroToken, clientId, refreshToken, scope);
    },
  });
}

/**
 * The token sets of sign-ins, in the vault. Xero rotates the refresh token at every use and, if the reply was lost,
 * takes the old one again for 30 minutes. So: one refresh at a time, the new set durable before its first use, the
 * old one kept (and tried again) until then.
 */
import * as v from 'valibot';
import { BridgeError } from '../../shared/bridge.ts';
import type { ResolveEndpoints } from '../endpoints.ts';
import type { Vault } from '../vault/vault.ts';
import { type TokenReply, refreshTokens } from './oauth.ts';
import { unauthorised } from './problems.ts';

const PREFIX = 'xero-session/';
/** An access token this close to its end is not used for a new call. */
const MARGIN_MS = 60_000;
const RETRY_MS = 300;

const TokenSetSchema = v.object({
  clientId: v.string(),
  demo: v.boolean(),
  accessToken: v.string(),
  refreshToken: v.string(),
  /** Unix milliseconds. */
  expiresAt: v.number(),
  /** Scopes granted, separated by spaces. */
  scope: v.string(),
});
type TokenSet = v.InferOutput<typeof TokenSetSchema>;

export interface TokenStore {
  /** The set as kept; null for an unknown session. */
  read(session: string): Promise<TokenSet | null>;
  /** Keeps the tokens of a new sign-in; durable when it resolves. */
  keep(session: string, client: { clientId: string; demo: boolean }, tokens: TokenReply): Promise<void>;
  /**
   * An access token good for now. `refused` is one that Xero has just turned down: it won't be given again.
   * Throws `BridgeError`: unauthorised (after `onDead`), offline, provider.
   */
  accessToken(session: string, refused?: string): Promise<string>;
  forget(session: string): Promise<void>;
}

export interface TokenStoreDeps {
  readonly vault: Vault;
  readonly endpoints: ResolveEndpoints;
  /** Unix milliseconds. */
  readonly now: () => number;
  /** Called once Xero says that a session is over. */
  readonly onDead: (session: string) => Promise<void>;
}

const underWay = new WeakMap<Vault, Map<string, Promise<string>>>();

/** Refreshes under way, per vault: two stores over one vault must not rotate the same token side by side. */
function underWayIn(vault: Vault): Map<string, Promise<string>> {
  const known = underWay.get(vault) ?? new Map<string, Promise<string>>();
  underWay.set(vault, known);
  return known;
}

/** The token store over a vault. */
export function createTokenStore(deps: TokenStoreDeps): TokenStore {
  const refreshing = underWayIn(deps.vault);

  const read = async (session: string): Promise<TokenSet | null> => {
    const parsed = v.safeParse(
      v.pipe(v.string(), v.parseJson(), TokenSetSchema),
      await deps.vault.get(PREFIX + session),
    );
    return parsed.success ? parsed.output : null;
  };
  const keep: TokenStore['keep'] = async (session, { clientId, demo }, tokens) => {
    const { accessToken, refreshToken, scope } = tokens;
    const expiresAt = deps.now() + tokens.expiresIn * 1000;
    const set: TokenSet = { clientId, demo, accessToken, refreshToken, expiresAt, scope };
    await deps.vault.set(PREFIX + session, JSON.stringify(set));
  };
  const refresh = async (session: string, set: TokenSet): Promise<string> => {
    try {
      const { xeroToken } = await deps.endpoints(set.demo);
      const tokens = await refreshPatiently(xeroToken, set);
      await keep(session, set, tokens);
      return tokens.accessToken;
    } catch (error) {
      if (error instanceof BridgeError && error.data.code === 'unauthorised') await deps.onDead(session);
      throw error;
    }
  };

  return {
    read,
    keep,
    accessToken: async (session, refused) => {
      const set = await read(session);
      // Asked after reading: what was read before another caller's refresh ended would be stale.
      const begun = refreshing.get(session);
      if (begun) return await begun;
      if (!set) throw unauthorised();
      if (set.accessToken !== refused && set.expiresAt - MARGIN_MS > deps.now()) return set.accessToken;
      const mine = refresh(session, set).finally(() => refreshing.delete(session));
      refreshing.set(session, mine);
      return await mine;
    },
    forget: async (session) => {
      await refreshing.get(session)?.catch(() => undefined);
      await deps.vault.delete(PREFIX + session);
    },
  };
}

/** Tries the same refresh token twice: when the first reply was lost, Xero still takes it. */
async function refreshPatiently(url: string, { clientId, refreshToken }: TokenSet): Promise<TokenReply> {
  try {
    return await refreshTokens(url, clientId, refreshToken);
  } catch (error) {
    const again = error instanceof BridgeError && ['offline', 'provider'].includes(error.data.code);
    if (!again) throw error;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    return await refreshTokens(url, clientId, refreshToken);
  }
}

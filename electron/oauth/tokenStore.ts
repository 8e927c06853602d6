/**
 * The token sets of sign-ins, in the vault. Refresh tokens change with their use, so: one refresh at a time, the new set
 * durable before its first use, the old one kept (and tried again) until then.
 */
import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { BridgeError } from '../../shared/bridge.ts';
import type { Vault } from '../vault/vault.ts';

/** An access token this close to its end is not used for a new call. */
const MARGIN_MS = 60_000;
const RETRY_MS = 300;
/** After a renewal ahead of time has failed, the next is tried this much later. */
const PATIENCE_MS = 3_600_000;

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
export type TokenSet = v.InferOutput<typeof TokenSetSchema>;

/** What a token endpoint gave. `expiresIn` in seconds. */
export interface TokenReply {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresIn: number;
  readonly scope: string;
}

export interface TokenStore {
  /** The set as kept; null for an unknown session. */
  read(session: string): Promise<TokenSet | null>;
  /** Keeps the tokens of a new sign-in; durable when it resolves. */
  keep(session: string, client: { clientId: string; demo: boolean }, tokens: TokenReply): Promise<void>;
  /**
   * An access token good for now. `refused` is one that the service has just turned down: it won't be given again.
   * Throws `BridgeError`: unauthorised (after `onDead`), offline, provider.
   */
  accessToken(session: string, refused?: string): Promise<string>;
  forget(session: string): Promise<void>;
}

export interface TokenStoreDeps {
  readonly vault: Vault;
  /** Of the names in the vault. */
  readonly prefix: string;
  /** Unix milliseconds. */
  readonly now: () => number;
  /** Trades the refresh token for a new pair; throws `BridgeError`, `unauthorised` when the token is dead. */
  readonly refresh: (set: TokenSet) => Promise<TokenReply>;
  /** What to say of a session that isn't there (any more). */
  readonly ended: () => BridgeError;
  /** Called once the service says that a session is over. */
  readonly onDead: (session: string) => Promise<void>;
  /**
   * Renews this long before the access token ends; while it still holds, a renewal that fails does no harm. Without it, just
   * before the end.
   */
  readonly aheadMs?: number;
}

/** What stores over one vault share, by session: they must not rotate the same token side by side. */
interface Shared {
  readonly refreshing: Map<string, Promise<string>>;
  /** Sets that the vault couldn't take yet: the service has already dropped the ones before. */
  readonly unkept: Map<string, TokenSet>;
  /** Unix milliseconds before which no renewal is tried ahead of time. */
  readonly notBefore: Map<string, number>;
}

const sharedBy = new WeakMap<Vault, Shared>();

function sharedOf(vault: Vault): Shared {
  const known = sharedBy.get(vault) ?? { refreshing: new Map(), unkept: new Map(), notBefore: new Map() };
  sharedBy.set(vault, known);
  return known;
}

/** The token store over a vault. */
export function createTokenStore(deps: TokenStoreDeps): TokenStore {
  const { refreshing, unkept, notBefore } = sharedOf(deps.vault);
  const ahead = Math.max(deps.aheadMs ?? 0, MARGIN_MS);
  const nameOf = (session: string) => deps.prefix + session;

  const save = async (name: string, set: TokenSet) => {
    unkept.set(name, set);
    await deps.vault.set(name, JSON.stringify(set));
    unkept.delete(name);
  };
  const read = async (session: string): Promise<TokenSet | null> => {
    const name = nameOf(session);
    const waiting = unkept.get(name);
    if (waiting !== undefined) await save(name, waiting);
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), TokenSetSchema), await deps.vault.get(name));
    return parsed.success ? parsed.output : null;
  };
  const keep: TokenStore['keep'] = async (session, { clientId, demo }, tokens) => {
    const { accessToken, refreshToken, scope } = tokens;
    const expiresAt = deps.now() + tokens.expiresIn * 1000;
    await save(nameOf(session), { clientId, demo, accessToken, refreshToken, expiresAt, scope });
  };
  const refresh = async (session: string, set: TokenSet): Promise<string> => {
    const tokens = await patiently(() => deps.refresh(set));
    await keep(session, set, tokens);
    return tokens.accessToken;
  };
  const renew = async (session: string, set: TokenSet, stillGood: boolean): Promise<string> => {
    try {
      return await refresh(session, set);
    } catch (error) {
      if (!(error instanceof BridgeError)) throw error;
      if (stillGood) {
        notBefore.set(nameOf(session), deps.now() + PATIENCE_MS);
        return set.accessToken;
      }
      if (error.data.code === 'unauthorised') await deps.onDead(session);
      throw error;
    }
  };

  return {
    read,
    keep,
    accessToken: async (session, refused) => {
      const name = nameOf(session);
      const set = await read(session);
      // Asked after reading: what was read before another caller's refresh ended would be stale.
      const begun = refreshing.get(name);
      if (begun) return await begun;
      if (!set) throw deps.ended();
      const left = set.expiresAt - deps.now();
      const stillGood = set.accessToken !== refused && left > MARGIN_MS;
      const mayWait = left > ahead || deps.now() < (notBefore.get(name) ?? 0);
      if (stillGood && mayWait) return set.accessToken;
      const mine = renew(session, set, stillGood).finally(() => refreshing.delete(name));
      refreshing.set(name, mine);
      return await mine;
    },
    forget: async (session) => {
      const name = nameOf(session);
      await refreshing.get(name)?.catch(() => undefined);
      unkept.delete(name);
      await deps.vault.delete(name);
    },
  };
}

/** Tries the same refresh token twice: the first request, or only its reply, may have been lost. */
async function patiently(refresh: () => Promise<TokenReply>): Promise<TokenReply> {
  try {
    return await refresh();
  } catch (error) {
    const again = error instanceof BridgeError && ['offline', 'provider'].includes(error.data.code);
    if (!again) throw error;
    await wait(RETRY_MS);
    return await refresh();
  }
}

/** Access tokens by client credentials: an hour each, in memory only, one request for all who wait. */
import * as v from 'valibot';
import { createHash } from 'node:crypto';
import { BridgeError } from '../../../shared/bridge.ts';
import { parseAlternative } from '../../../shared/payout/alternativePayments/wire.ts';
import { cancelled } from '../errors.ts';
import type { RestClient } from '../rest/client.ts';

export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface Tokens {
  /** The token, fetched if there is none that still holds. Throws `BridgeError`: `unauthorised` for credentials that aren't known. */
  get(signal: AbortSignal): Promise<string>;
  /** The provider refused it. */
  forget(): void;
}

interface Held {
  readonly token: string;
  /** Milliseconds of `performance.now()`. */
  readonly until: number;
}

/** A token is given up this long before it ends. */
const MARGIN_SECONDS = 60;
const USUAL_SECONDS = 3600;

const TokenSchema = v.object({
  access_token: v.pipe(v.string(), v.minLength(1)),
  expires_in: v.nullish(v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/)), String(USUAL_SECONDS)),
});

const held = new Map<string, Promise<Held>>();

/** Tokens of one pair of credentials at one base address; `clientWith` makes a client with the given headers. */
export function createTokens(
  { clientId, clientSecret }: Credentials,
  base: string,
  clientWith: (headers: Readonly<Record<string, string>>) => RestClient,
): Tokens {
  const key = createHash('sha256').update(`${base}|${clientId}|${clientSecret}`).digest('hex');
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const fetchToken = async (): Promise<Held> => {
    const client = clientWith({ authorization: `Basic ${basic}` });
    const form = { grant_type: 'client_credentials' };
    const raw = await client
      .read({ path: '/oauth/token', form, permission: 'oauth' })
      .catch((error: unknown) => refused(error));
    const body = client.map(() => parseAlternative(TokenSchema, raw, 'token'));
    const seconds = Math.max(0, Number(body.expires_in) - MARGIN_SECONDS);
    return { token: body.access_token, until: performance.now() + seconds * 1000 };
  };
  const start = (): Promise<Held> => {
    const fresh = fetchToken();
    held.set(key, fresh);
    fresh.catch(() => {
      if (held.get(key) === fresh) held.delete(key);
    });
    return fresh;
  };
  const get = async (signal: AbortSignal): Promise<string> => {
    if (signal.aborted) throw cancelled();
    const mine = held.get(key);
    const found = await (mine ?? start()).catch((error: unknown) => {
      // Whoever asked first was stopped: that is no reason for the others to stop.
      const stopped = error instanceof BridgeError && error.data.code === 'cancelled';
      if (mine === undefined || !stopped || signal.aborted) throw error;
      return start();
    });
    if (found.until > performance.now()) return found.token;
    held.delete(key);
    return (await start()).token;
  };
  return { get, forget: () => void held.delete(key) };
}

/** OAuth says 400 `invalid_client` where others say 401. */
function refused(error: unknown): never {
  const known =
    error instanceof BridgeError && ['badRequest', 'unauthorised', 'permission'].includes(error.data.code);
  if (!known) throw error;
  throw new BridgeError({
    code: 'unauthorised',
    message:
      'Alternative Payments doesn’t know this client id and secret. Check both, or make a new API key, and connect again.',
  });
}

/** The official Square SDK, loaded on first use (it is slow to load), reading only, cancellable in the middle of a call. */
import type { SquareClient } from 'square';
import type { HandlerContext } from '../../ipc/contract.ts';
import { retryAfterIn } from '../errors.ts';
import { fetchUntil } from '../fetchUntil.ts';
import { takeTurn } from '../pace.ts';
import { LostReplyError, StatusError, judgeRest, restToBridgeError } from '../rest/errors.ts';
import { withRetry } from '../retry.ts';

/** Reads from Square with one token. */
export interface SquareReader {
  /** Runs a read with retries; throws `BridgeError`. `permission` is Square's name of the scope that it needs. */
  read<T>(permission: string, call: (square: SquareClient) => Promise<T>): Promise<T>;
  /** Runs a mapping of what was read; what it throws of bad data becomes a `BridgeError`. */
  map<T>(map: () => T): T;
}

export interface SquareOptions {
  readonly token: string;
  /** Without trailing slash. */
  readonly base: string;
  readonly context: Pick<HandlerContext, 'signal' | 'progress'>;
  /** Told of the token that met a 401; gives the one to go on with. */
  readonly renew?: ((refused: string) => Promise<string>) | undefined;
}

/** Square's names of what Tieout reads. */
export const SCOPES = {
  merchant: 'MERCHANT_PROFILE_READ',
  payouts: 'PAYOUTS_READ',
  payments: 'PAYMENTS_READ',
  orders: 'ORDERS_READ',
  items: 'ITEMS_READ',
} as const;

const TIMEOUT_SECONDS = 60;
/** Square doesn't publish its limits; it says so when it is too much. */
const GAP_MS = 50;

/** Opens a reader for one call of the bridge: its signal aborts requests under way. */
export async function openSquare(options: SquareOptions): Promise<SquareReader> {
  const { signal, progress } = options.context;
  const sdk = await createSdk(options);
  const onLimit = () => progress({ done: 0, total: null, unit: 'waitingForLimit' });
  const retried = <T>(call: (square: SquareClient) => Promise<T>) =>
    withRetry(
      async () => {
        await takeTurn(`square ${options.base}`, GAP_MS, signal);
        return sdk.call(call);
      },
      { signal, judge: judgeRest, onLimit },
    );
  return {
    async read(permission, call) {
      try {
        const used = sdk.token();
        return await retried(call).catch(async (error: unknown) => {
          const isRefused = error instanceof StatusError && error.status === 401;
          if (!isRefused || options.renew === undefined) throw error;
          sdk.use(await options.renew(used));
          return retried(call);
        });
      } catch (error) {
        throw restToBridgeError(error, 'Square', permission);
      }
    },
    map(map) {
      try {
        return map();
      } catch (error) {
        throw restToBridgeError(error, 'Square', '');
      }
    },
  };
}

/** The SDK with a token that may change, and its errors as those of every provider (`StatusError`, `LostReplyError`). */
export async function createSdk({
  token: first,
  base,
  context,
  secrets = [],
}: Pick<SquareOptions, 'token' | 'base'> & {
  readonly context: Pick<HandlerContext, 'signal'>;
  /** What else must never be repeated in an error. */
  readonly secrets?: readonly string[];
}) {
  const { SquareClient: Sdk, SquareError } = await import('square');
  let token = first;
  const square = new Sdk({
    token: () => token,
    baseUrl: base,
    maxRetries: 0,
    timeoutInSeconds: TIMEOUT_SECONDS,
    fetch: fetchUntil(context.signal),
  });
  const errorOf = (error: unknown): unknown => {
    if (!(error instanceof SquareError)) return new LostReplyError('Square', { cause: error });
    if (error.statusCode === undefined) return new LostReplyError('Square', { cause: error });
    const said = [token, ...secrets]
      .filter((secret) => secret !== '')
      .reduce((text, secret) => text.replaceAll(secret, '…'), error.errors[0]?.detail ?? '')
      .slice(0, 300);
    const wait = retryAfterIn(error.rawResponse?.headers.get('retry-after'), Date.now());
    return new StatusError(error.statusCode, said, wait);
  };
  return {
    token: () => token,
    use(fresh: string) {
      token = fresh;
    },
    async call<T>(run: (client: SquareClient) => Promise<T>): Promise<T> {
      try {
        return await run(square);
      } catch (error) {
        throw errorOf(error);
      }
    },
  };
}

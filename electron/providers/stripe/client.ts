/** The official Stripe SDK, loaded on first use, reading only, cancellable in the middle of a call. */
import type { Stripe } from 'stripe';
import type { Endpoints } from '../../endpoints.ts';
import type { HandlerContext } from '../../ipc/contract.ts';
import { fetchUntil } from '../fetchUntil.ts';
import { takeTurn } from '../pace.ts';
import { withRetry } from '../retry.ts';
import { judge, toBridgeError } from './errors.ts';
import { turnsOf } from './turns.ts';

/** Reads from Stripe with one key. */
export interface StripeReader {
  /** Runs a GET with retries; throws `BridgeError`. `permission` is Stripe's name of the permission that it needs: one an endpoint. */
  read<T>(permission: string, call: (stripe: Stripe) => Promise<T>): Promise<T>;
}

export interface ReaderOptions {
  readonly key: string;
  /** A connected account that the key's own, a platform, may read; without it that own account. */
  readonly account?: string | undefined;
  readonly endpoints: Endpoints;
  readonly context: Pick<HandlerContext, 'signal' | 'progress'>;
}

const TIMEOUT_MS = 60_000;

/** Opens a reader for one call of the bridge: its signal aborts requests under way. */
export async function openStripe(options: ReaderOptions): Promise<StripeReader> {
  const { signal, progress } = options.context;
  const stripe = await createSdk(options, signal);
  const onLimit = () => progress({ done: 0, total: null, unit: 'waitingForLimit' });
  return {
    async read(permission, call) {
      try {
        const attempt = async () => {
          for (const turn of turnsOf(options.key, permission, options.endpoints.stripeRates)) {
            // oxlint-disable-next-line no-await-in-loop -- one after the other
            await takeTurn(turn.key, turn.gapMs, signal);
          }
          return call(stripe);
        };
        return await withRetry(attempt, { signal, judge, onLimit });
      } catch (error) {
        throw toBridgeError(error, permission, Date.now());
      }
    },
  };
}

async function createSdk({ key, account, endpoints }: ReaderOptions, signal: AbortSignal): Promise<Stripe> {
  // Or the SDK prints notices of its own to the console in test mode.
  process.env['STRIPE_SUPPRESS_NOTICES'] ??= 'true';
  const { Stripe: Sdk } = await import('stripe');
  return new Sdk(key, {
    ...endpoints.stripe,
    ...(account === undefined ? {} : { stripeAccount: account }),
    telemetry: false,
    maxNetworkRetries: 0,
    timeout: TIMEOUT_MS,
    httpClient: Sdk.createFetchHttpClient(fetchUntil(signal)),
  });
}

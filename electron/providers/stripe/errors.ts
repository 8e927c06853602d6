/** What the Stripe SDK throws → what crosses the bridge. */
import * as v from 'valibot';
import { BridgeError } from '../../../shared/bridge.ts';
import { MoneyError } from '../../../shared/money.ts';
import { StripeDataError } from '../../../shared/payout/stripe/wire.ts';
import { retryAfterIn } from '../errors.ts';
import type { Verdict } from '../retry.ts';

/** Detail of the refusal to list connected accounts where there can be none. */
export const NO_PLATFORM = 'platform';

const SdkErrorSchema = v.object({
  type: v.pipe(v.string(), v.startsWith('Stripe')),
  message: v.string(),
  statusCode: v.optional(v.number()),
  headers: v.nullish(v.record(v.string(), v.unknown()), {}),
});
type SdkError = v.InferOutput<typeof SdkErrorSchema>;

function sdkError(error: unknown): SdkError | null {
  const parsed = v.safeParse(SdkErrorSchema, error);
  return parsed.success ? parsed.output : null;
}

/** Whether asking again may help. */
export function judge(error: unknown): Verdict {
  const found = sdkError(error);
  const disconnected = found?.type === 'StripeConnectionError';
  return {
    again: disconnected || isTransient(found),
    disconnected,
    limited: found?.statusCode === 429,
    waitSeconds: retryAfterSeconds(error, Date.now()),
  };
}

function isTransient(found: SdkError | null): boolean {
  const status = found?.statusCode;
  if (status === undefined) return found?.type === 'StripeAPIError';
  return status === 429 || status === 409 || status >= 500;
}

/** Seconds that `Retry-After` asks to wait, as a number or a date; null without the header. `now` is unix milliseconds. */
export function retryAfterSeconds(error: unknown, now: number): number | null {
  return retryAfterIn(sdkError(error)?.headers?.['retry-after'], now);
}

/** The error as the screen may see it. `permission` is Stripe's name of what the call needs, used if Stripe doesn't say. */
export function toBridgeError(error: unknown, permission: string, now: number): BridgeError {
  if (error instanceof BridgeError) return error;
  if (error instanceof StripeDataError || error instanceof MoneyError) {
    return new BridgeError({ code: 'provider', message: error.message });
  }
  const found = sdkError(error);
  if (found === null) {
    return new BridgeError({ code: 'internal', message: 'Reading from Stripe failed in an unforeseen way.' });
  }
  if (found.type === 'StripeConnectionError') {
    return new BridgeError({
      code: 'offline',
      message: 'Stripe can’t be reached. What was read before is still here; try again when you are online.',
    });
  }
  return fromStatus(found, permission, retryAfterSeconds(error, now));
}

function fromStatus(found: SdkError, permission: string, wait: number | null): BridgeError {
  const said = withoutKeys(found.message);
  switch (found.statusCode) {
    case 400:
      return new BridgeError({ code: 'badRequest', message: `Stripe refused the request: ${said}` });
    case 401:
      return new BridgeError({
        code: 'unauthorised',
        message: 'Stripe no longer accepts the key. Paste a new restricted key to go on.',
      });
    case 403: {
      const other = aboutAccount(found.message);
      if (other !== null) return other;
      const detail = permissionIn(found.message) ?? permission;
      const message = `The Stripe key may not do this: it lacks the permission ${detail}. Add it to the key in Stripe, then try again.`;
      return new BridgeError({ code: 'permission', message, detail });
    }
    case 404:
      return new BridgeError({ code: 'notFound', message: `Stripe doesn’t know it: ${said}` });
    case 429:
      return new BridgeError({
        code: 'rateLimited',
        message: 'Stripe asks to slow down. Nothing is lost; try again in a minute.',
        retryAfterSeconds: wait,
      });
    default:
      return new BridgeError({
        code: 'provider',
        message: `Stripe couldn’t answer (${found.statusCode ?? 'no status'}): ${said}`,
      });
  }
}

/** A 403 that no permission would help: the account isn't the key's, nor connected to it; or there are none connected at all. */
function aboutAccount(message: string): BridgeError | null {
  if (/does not have access to account/.test(message)) {
    return new BridgeError({
      code: 'unauthorised',
      message:
        'Stripe doesn’t let this key read the account: it isn’t connected to the platform (any more). Connect it there again, or with a key of its own.',
    });
  }
  if (!/Only Stripe Connect platforms|connected accounts of your platform's/.test(message)) return null;
  const words = 'This Stripe account is no platform: no accounts are connected to it.';
  return new BridgeError({ code: 'refused', message: words, detail: NO_PLATFORM });
}

/** The permission that Stripe's message names: “Having the 'rak_payout_read' permission would allow …”. */
export function permissionIn(message: string): string | null {
  return /'(rak_\w+)'/.exec(message)?.[1] ?? null;
}

/** Stripe masks keys in its messages; this makes sure. */
export function withoutKeys(message: string): string {
  return message.replaceAll(/\b(?:rk|sk|pk)_(?:live|test)_[\w*]+/g, 'the key');
}

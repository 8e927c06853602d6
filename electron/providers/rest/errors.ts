/** What a request to a provider without an SDK may end in, and what of it crosses the bridge. */
import * as v from 'valibot';
import { BridgeError } from '../../../shared/bridge.ts';
import { MoneyError } from '../../../shared/money.ts';
import { ProviderDataError } from '../../../shared/payout/providerData.ts';
import type { Verdict } from '../retry.ts';

/** The provider answered with something else than 2xx. `said` is its own words, without secrets. */
export class StatusError extends Error {
  override readonly name = 'StatusError';
  readonly status: number;
  readonly said: string;
  readonly waitSeconds: number | null;
  constructor(status: number, said: string, waitSeconds: number | null) {
    super(`Status ${status}`);
    this.status = status;
    this.said = said;
    this.waitSeconds = waitSeconds;
  }
}

/** No reply, half of one, or one that isn't JSON. */
export class LostReplyError extends Error {
  override readonly name = 'LostReplyError';
}

/** Whether asking again may help. */
export function judgeRest(error: unknown): Verdict {
  const lost = error instanceof LostReplyError;
  const status = error instanceof StatusError ? error.status : 0;
  return {
    again: lost || status === 408 || status === 409 || status === 429 || status >= 500,
    disconnected: lost,
    limited: status === 429,
    waitSeconds: error instanceof StatusError ? error.waitSeconds : null,
  };
}

/** The error as the screen may see it. `name` is the provider's proper name; `permission` what the call needs there. */
export function restToBridgeError(error: unknown, name: string, permission: string): BridgeError {
  if (error instanceof BridgeError) return error;
  if (error instanceof ProviderDataError || error instanceof MoneyError) {
    return new BridgeError({ code: 'provider', message: error.message });
  }
  if (error instanceof LostReplyError) {
    return new BridgeError({
      code: 'offline',
      message: `${name} can’t be reached. What was read before is still here; try again when you are online.`,
    });
  }
  if (error instanceof StatusError) return fromStatus(error, name, permission);
  return new BridgeError({ code: 'internal', message: `Reading from ${name} failed in an unforeseen way.` });
}

function fromStatus(
  { status, said, waitSeconds }: StatusError,
  name: string,
  permission: string,
): BridgeError {
  if (status === 401) {
    const message = `${name} no longer accepts the key. Connect it again to go on.`;
    return new BridgeError({ code: 'unauthorised', message });
  }
  if (status === 403) {
    const message = `The ${name} key may not do this: it lacks the permission ${permission}. Give it to the key at ${name}, then try again.`;
    return new BridgeError({ code: 'permission', message, detail: permission });
  }
  if (status === 404) {
    const message = said === '' ? `${name} doesn’t know it` : `${name} doesn’t know it: ${said}`;
    return new BridgeError({ code: 'notFound', message });
  }
  if (status === 429) {
    const message = `${name} asks to slow down. Nothing is lost; try again in a minute.`;
    return new BridgeError({ code: 'rateLimited', message, retryAfterSeconds: waitSeconds });
  }
  if (status >= 400 && status < 500) {
    const refused =
      said === ''
        ? `${name} refused the request (${status})`
        : `${name} refused the request (${status}): ${said}`;
    return new BridgeError({ code: 'badRequest', message: refused });
  }
  const message =
    said === '' ? `${name} couldn’t answer (${status})` : `${name} couldn’t answer (${status}): ${said}`;
  return new BridgeError({ code: 'provider', message });
}

const text = v.pipe(v.string(), v.minLength(1));
const SaidSchema = v.union([
  v.pipe(
    v.object({ message: text }),
    v.transform(({ message }) => message),
  ),
  v.pipe(
    v.object({ error_description: text }),
    v.transform((body) => body.error_description),
  ),
  v.pipe(
    v.object({ error: v.object({ message: text }) }),
    v.transform(({ error }) => error.message),
  ),
  v.pipe(
    v.object({ errors: v.tupleWithRest([v.object({ detail: text })], v.unknown()) }),
    v.transform(({ errors }) => errors[0].detail),
  ),
  v.pipe(
    v.object({ error: text }),
    v.transform(({ error }) => error),
  ),
]);

/** What the body of a refusal says in words, 300 characters at most, the secrets given taken out; empty if nothing. */
export function wordsIn(body: string, secrets: readonly string[]): string {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), SaidSchema), body);
  let said = parsed.success ? parsed.output : '';
  for (const secret of secrets) if (secret !== '') said = said.replaceAll(secret, 'the key');
  return said.slice(0, 300);
}

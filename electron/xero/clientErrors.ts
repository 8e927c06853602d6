/** Turns a failed Xero call into what the bridge says, by Xero's response codes. */
import * as v from 'valibot';
import { BridgeError } from '../../shared/bridge.ts';
import { XeroFailure } from './clientSdk.ts';
import { cancelled, offline, providerTrouble, unauthorised } from './problems.ts';

/** What was being done: decides the words and whether an effect is possible. */
export interface Attempt {
  readonly write: boolean;
  /** Scope that the call needs, e.g. `accounting.payments`. */
  readonly scope: string;
  readonly aborted: boolean;
}

const MessagesSchema = v.object({
  Message: v.fallback(v.string(), ''),
  Detail: v.fallback(v.string(), ''),
  Elements: v.fallback(
    v.array(v.object({ ValidationErrors: v.fallback(v.array(v.object({ Message: v.string() })), []) })),
    [],
  ),
});

/** The `BridgeError` for anything thrown by a call; one that already is a `BridgeError` stays. */
export function toBridgeError(error: unknown, attempt: Attempt): BridgeError {
  if (error instanceof BridgeError) return error;
  if (!(error instanceof XeroFailure)) {
    return new BridgeError({
      code: 'internal',
      message: 'Tieout failed while talking to Xero. Try again; if it stays, restart Tieout.',
      unknownOutcome: attempt.write,
    });
  }
  if (attempt.aborted && error.status === 0) return cancelled(attempt.write);
  return byStatus(error, attempt);
}

function byStatus(failure: XeroFailure, { write, scope }: Attempt): BridgeError {
  const { status } = failure;
  if (status === 0) return offline(write && !neverArrived(failure));
  if (status === 400) return (write ? keyInUse(failure) : null) ?? validation(failure);
  if (isPermission(failure)) return permission(scope);
  if (status === 401 || status === 403) return unauthorised();
  if (status === 404) {
    return new BridgeError({
      code: 'notFound',
      message: 'Xero doesn’t have this (any more).',
      detail: scope,
    });
  }
  if (status === 429) return rateLimited(failure);
  if (status === 412 || status === 413) return validation(failure);
  const trouble = providerTrouble(status, write);
  const wait = status === 503 ? 300 : null;
  return new BridgeError({ ...trouble.data, retryAfterSeconds: retryAfterOf(failure) ?? wait });
}

/**
 * A network error from before a connection existed: the request can't have had an effect. Known by Node's texts, which
 * name the call that failed: a `read EHOSTUNREACH` is a connection that broke, and proves nothing.
 */
export function neverArrived({ body }: XeroFailure): boolean {
  const before =
    /\b(?:connect (?:ECONNREFUSED|ENETUNREACH|EHOSTUNREACH)|getaddrinfo (?:ENOTFOUND|EAI_AGAIN))\b/;
  return typeof body === 'string' && before.test(body);
}

/**
 * Xero knows the idempotency key from another request of the last minutes: this one had no effect, that one may have made what it asked.
 * So it must be looked for, as after no answer. Null where Xero says something else.
 */
function keyInUse({ body, status }: XeroFailure): BridgeError | null {
  const detail = validationMessages(body).join(' ');
  if (!/used with a different request/i.test(detail)) return null;
  return new BridgeError({ ...providerTrouble(status, true).data, detail });
}

/** Xero's own words about a 400, one sentence an element, in order and without repeats. */
function validationMessages(body: unknown): readonly string[] {
  const parsed = v.safeParse(MessagesSchema, body);
  if (!parsed.success) return [];
  const { Elements, Message, Detail } = parsed.output;
  const messages = Elements.flatMap((element) => element.ValidationErrors.map((error) => error.Message));
  return [...new Set(messages.length > 0 ? messages : [Detail || Message].filter(Boolean))];
}

function validation(failure: XeroFailure): BridgeError {
  const said = validationMessages(failure.body).join(' ');
  return new BridgeError({
    code: 'validation',
    message: said
      ? `Xero refused this: ${said}`
      : `Xero refused this (${failure.status}) and gave no reason. Nothing was changed.`,
    detail: said,
  });
}

/** A 401 about rights rather than the token: the scope is missing, so a new token wouldn't help. */
export function isPermission(failure: XeroFailure): boolean {
  if (failure.status !== 401 && failure.status !== 403) return false;
  const text = `${JSON.stringify(failure.body) ?? ''} ${failure.headers['www-authenticate'] ?? ''}`;
  if (failure.status === 401) return /AuthorizationUnsuccessful|insufficient_scope/i.test(text);
  // A 403 "AuthenticationUnsuccessful" means that the organisation was disconnected in Xero.
  return !/AuthenticationUnsuccessful/i.test(text);
}

function permission(scope: string): BridgeError {
  return new BridgeError({
    code: 'permission',
    message: `Xero doesn’t allow this sign-in to do that (${scope}). Sign in again and allow it, or ask an adviser of the organisation for the right.`,
    detail: scope,
  });
}

/** The Retry-After header in whole seconds, null if absent or not a number. */
export function retryAfterOf(failure: XeroFailure): number | null {
  const seconds = Number(failure.headers['retry-after'] ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds) : null;
}

/** The error for a limit that isn't waited for. Xero turned the call away before doing anything. */
export function rateLimited(failure: XeroFailure): BridgeError {
  const seconds = retryAfterOf(failure);
  const when = seconds === null ? 'later' : waitText(seconds);
  const day = failure.headers['x-rate-limit-problem']?.toLowerCase() === 'day';
  return new BridgeError({
    code: 'rateLimited',
    message: day
      ? `Xero’s limit of calls for this organisation is used up for today. It opens again ${when}; nothing is lost, and what is queued stays queued.`
      : `Xero takes no more calls for the moment. Try again ${when}; nothing is lost.`,
    detail: failure.headers['x-rate-limit-problem'] ?? '',
    retryAfterSeconds: seconds,
  });
}

function waitText(seconds: number): string {
  if (seconds < 120) return `in about ${seconds} seconds`;
  if (seconds < 7200) return `in about ${Math.round(seconds / 60)} minutes`;
  return `in about ${Math.round(seconds / 3600)} hours`;
}

/**
 * Reads JSON from a provider that has no SDK worth having: paced, asked again where that helps, cancellable in the middle,
 * numbers kept digit by digit. Credentials go to the base address only: a redirect is refused, not followed.
 */
import { BridgeError } from '../../../shared/bridge.ts';
import { parseExactJson } from '../../../shared/payout/exactJson.ts';
import type { HandlerContext } from '../../ipc/contract.ts';
import { retryAfterIn } from '../errors.ts';
import { takeTurn } from '../pace.ts';
import { pause, withRetry } from '../retry.ts';
import { type Allowance, createAllowances } from './allowance.ts';
import { LostReplyError, StatusError, judgeRest, restToBridgeError, wordsIn } from './errors.ts';

export interface RestOptions {
  /** The provider's proper name, for messages. */
  readonly name: string;
  /** Without trailing slash. */
  readonly base: string;
  readonly context: Pick<HandlerContext, 'signal' | 'progress'>;
  /** Whose limit it is: requests with the same key are kept `gapMs` apart. */
  readonly pace: { readonly key: string; readonly gapMs: number };
  /** Headers of each request, `authorization` among them; asked for each time, so that they may change. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
  /** Told of a 401; true: the credentials are new now, ask once more. */
  readonly renew?: () => Promise<boolean>;
  /** Never to be seen in a message. */
  readonly secrets: readonly string[];
  /** Seconds that a refusal's headers ask to wait, where that isn't `Retry-After` in seconds or as a date. */
  readonly waitOf?: (headers: Headers) => number | null;
  /** Where replies tell what is left of a limit: whose it is by path, and what the headers say. */
  readonly allowance?: {
    readonly keyOf: (path: string) => string;
    readonly said: (headers: Headers) => Allowance | null;
  };
}

export interface RestRequest {
  /** Begins with a slash. */
  readonly path: string;
  /** Those that are null are left out. */
  readonly query?: Readonly<Record<string, string | null>>;
  /** The provider's name of what the call needs, for the error that says it is missing. */
  readonly permission: string;
  /** A form to POST instead of a GET: for tokens. */
  readonly form?: Readonly<Record<string, string>>;
}

export interface RestClient {
  /** The reply's JSON, numbers as text (`parseExactJson`). Throws `BridgeError`. */
  read(request: RestRequest): Promise<unknown>;
  /** Runs a mapping of what was read; what it throws of bad data becomes a `BridgeError`. */
  map<T>(map: () => T): T;
}

const TIMEOUT_MS = 60_000;
/** Waits longer than this are told. */
const TOLD_MS = 1000;

const allowances = createAllowances(() => performance.now());

/** A client for one call of the bridge: its signal aborts requests under way. */
export function createRestClient(options: RestOptions): RestClient {
  const { name, context } = options;
  const onLimit = () => context.progress({ done: 0, total: null, unit: 'waitingForLimit' });
  const attempt = async (request: RestRequest) => {
    // Before the turn: a token that has to be fetched first takes a turn of its own.
    const headers = await options.headers();
    await takeTurn(options.pace.key, options.pace.gapMs, context.signal);
    await keepWithin(options, request, onLimit);
    return send(options, request, headers);
  };
  const retried = (request: RestRequest) =>
    withRetry(() => attempt(request), { signal: context.signal, judge: judgeRest, onLimit });
  return {
    async read(request) {
      try {
        return await retried(request).catch(async (error: unknown) => {
          const refused = error instanceof StatusError && error.status === 401;
          if (!refused || (await options.renew?.()) !== true) throw error;
          return retried(request);
        });
      } catch (error) {
        throw restToBridgeError(error, name, request.permission);
      }
    },
    map(map) {
      try {
        return map();
      } catch (error) {
        throw restToBridgeError(error, name, '');
      }
    },
  };
}

/** Waits as long as the limit asks for that the provider's last replies told. Throws `BridgeError` `cancelled`. */
async function keepWithin(
  { allowance, context }: RestOptions,
  { path }: RestRequest,
  onLimit: () => void,
): Promise<void> {
  const ms = allowance === undefined ? 0 : allowances.take(allowance.keyOf(path));
  if (ms <= 0) return;
  if (ms > TOLD_MS) onLimit();
  await pause(ms, context.signal);
}

async function send(
  options: RestOptions,
  request: RestRequest,
  own: Readonly<Record<string, string>>,
): Promise<unknown> {
  const headers = { accept: 'application/json', ...own };
  const signal = AbortSignal.any([options.context.signal, AbortSignal.timeout(TIMEOUT_MS)]);
  const form = request.form === undefined ? {} : { method: 'POST', body: new URLSearchParams(request.form) };
  const reply = await fetch(addressOf(options, request), {
    headers,
    signal,
    redirect: 'error',
    ...form,
  }).catch(lost);
  const said = options.allowance?.said(reply.headers) ?? null;
  if (said !== null) allowances.note(options.allowance?.keyOf(request.path) ?? '', said);
  const body = await reply.text().catch(lost);
  if (!reply.ok) {
    const asked =
      options.waitOf?.(reply.headers) ?? retryAfterIn(reply.headers.get('retry-after'), Date.now());
    throw new StatusError(reply.status, wordsIn(body, options.secrets), asked);
  }
  try {
    return parseExactJson(body);
  } catch {
    throw new LostReplyError('The reply is not JSON');
  }
}

function addressOf({ base }: RestOptions, { path, query = {} }: RestRequest): URL {
  const url = new URL(base + path);
  for (const [name, value] of Object.entries(query)) if (value !== null) url.searchParams.append(name, value);
  return url;
}

function lost(error: unknown): never {
  if (error instanceof BridgeError) throw error;
  throw new LostReplyError('No reply', { cause: error });
}

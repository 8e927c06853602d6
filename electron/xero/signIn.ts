/** Signing in to Xero: PKCE in the system browser, back to this machine, tokens, and the organisations allowed. */
import { BridgeError } from '../../shared/bridge.ts';
import type { Endpoints, ResolveEndpoints } from '../endpoints.ts';
import { type ServiceWords, codeOf } from '../oauth/answer.ts';
import { latestOnly } from '../oauth/latestOnly.ts';
import { openLoopback } from '../oauth/loopback.ts';
import { newPkce } from '../oauth/pkce.ts';
import type { TokenReply } from '../oauth/tokenStore.ts';
import { type Tenant, exchangeCode, listTenants, refusalMessage, scopesFor } from './oauth.ts';
import { cancelled } from './problems.ts';

const MINUTES = 5;
const XERO: ServiceWords = { name: 'Xero', refusalMessage };

export interface SignInOptions {
  readonly clientId: string;
  /** Whether to sign in to the demo company's servers. */
  readonly demo: boolean;
  /** Asks for the right to write as well. */
  readonly posting: boolean;
  /** Opens the page where the user allows access. */
  readonly openExternal: (url: string) => Promise<void>;
  readonly signal: AbortSignal;
}

/** A sign-in that worked. Holds tokens: never leaves the desktop process. */
export interface SignedIn {
  readonly clientId: string;
  readonly demo: boolean;
  /** Whether the right to write was asked for; `tokens.scope` is what was given. */
  readonly posting: boolean;
  readonly tokens: TokenReply;
  readonly tenants: readonly Tenant[];
}

/**
 * The one sign-in that may be open: starting another cancels it. Rejects `BridgeError`: cancelled (also after five
 * minutes), permission (the user said no), refused, offline, provider.
 */
export function createXeroSignIn(deps: {
  readonly endpoints: ResolveEndpoints;
  readonly ports?: readonly number[];
  readonly minutes?: number;
}): (options: SignInOptions) => Promise<SignedIn> {
  const alone = latestOnly<SignedIn>();

  return async (options) => {
    const clientId = options.clientId.trim();
    if (!/^[\w-]{4,128}$/.test(clientId)) {
      throw new BridgeError({
        code: 'badRequest',
        message: 'This isn’t a Xero client id. Copy it from your app’s page at developer.xero.com.',
        detail: 'clientId',
      });
    }
    return await alone(options.signal, (signal) => signInOnce({ ...options, clientId, signal }, deps));
  };
}

async function signInOnce(
  options: SignInOptions,
  deps: { endpoints: ResolveEndpoints; ports?: readonly number[]; minutes?: number },
): Promise<SignedIn> {
  const { clientId, demo, posting, signal } = options;
  const scope = scopesFor(posting).join(' ');
  const endpoints = await deps.endpoints(demo);
  if (signal.aborted) throw cancelled();
  const { verifier, challenge, state } = newPkce();
  const loopback = await openLoopback(deps.ports);
  const { redirectUri } = loopback;
  try {
    const answer = codeOf((answered) => loopback.listen(state, XERO.name, answered), {
      service: XERO,
      signal,
      minutes: deps.minutes ?? MINUTES,
    });
    const question = { clientId, redirectUri, challenge, state, scope };
    const opened = options.openExternal(authorizeUrl(endpoints, question));
    // Opening may fail before any answer comes; an answer may come before opening is reported done.
    const code = await Promise.race([answer, opened.then(async () => await answer)]);
    const grant = { clientId, code, redirectUri, verifier, scope };
    const tokens = await exchangeCode(endpoints.xeroToken, grant, signal);
    const tenants = await listTenants(endpoints.xeroConnections, tokens.accessToken, signal);
    return { clientId, demo, posting, tokens, tenants };
  } finally {
    await loopback.close();
  }
}

function authorizeUrl(
  endpoints: Endpoints,
  {
    clientId,
    redirectUri,
    challenge,
    state,
    scope,
  }: Record<'clientId' | 'redirectUri' | 'challenge' | 'state' | 'scope', string>,
): string {
  const url = new URL(endpoints.xeroAuthorize);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope,
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  }).toString();
  return url.href;
}

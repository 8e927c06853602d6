/**
 * Square's OAuth for an application of the merchant's own, without its secret (PKCE). A code lives five minutes; an access token
 * thirty days; a refresh token ninety days, and works once.
 */
import { BridgeError } from '../../../shared/bridge.ts';
import type { ServiceWords } from '../../oauth/answer.ts';
import { CALLBACK_PORTS } from '../../oauth/loopback.ts';
import type { Pkce } from '../../oauth/pkce.ts';
import type { TokenReply } from '../../oauth/tokenStore.ts';
import { StatusError, restToBridgeError } from '../rest/errors.ts';
import { SCOPES, createSdk } from './client.ts';

const ASKED = Object.values(SCOPES).join(' ');
/** What Square's code looks like; the application's secret begins almost alike (`sq0csp-`). */
export const CODE = /^sq0cg[a-z]-[\w-]{10,180}$/;
const USUAL_SECONDS = 86_400;

/** A fresh grant: whose it is comes with it. */
export interface SquareTokens extends TokenReply {
  readonly merchantId: string;
}

/** The application's public id, trimmed. Throws `BridgeError` `badRequest` that says what was given instead. */
export function checkApplicationId(text: string): string {
  const id = text.trim();
  if (/^sq0idp-[\w-]{8,180}$/.test(id)) return id;
  const message = id.startsWith('sandbox-')
    ? 'This is the application id of Square’s test environment. In the Developer Console switch the application to Production and copy the id there.'
    : /^(sq0csp-|EAAA)/.test(id)
      ? 'This is a secret of the application, not its id. Keep it to yourself; the application id begins with sq0idp-'
      : 'This isn’t a Square application id. Copy it from the application’s OAuth page in Square’s Developer Console; it begins with sq0idp-';
  throw new BridgeError({ code: 'badRequest', message, detail: 'applicationId' });
}

/** The redirect URL, and the port to listen on: null where the browser can't come back to this machine by itself. */
export interface Redirect {
  readonly url: string;
  readonly port: number | null;
}

/** Reads a redirect URL as registered at Square; `ports` are those that may be listened on. Throws `BridgeError` `badRequest`. */
export function checkRedirect(text: string, ports: readonly number[] = CALLBACK_PORTS): Redirect {
  const given = text.trim();
  const local = /^http:\/\/localhost:(\d+)\/callback$/.exec(given);
  const port = Number(local?.[1] ?? 0);
  if (ports.includes(port)) return { url: given, port };
  const url = URL.canParse(given) ? new URL(given) : null;
  const isPlain = url !== null && url.protocol === 'https:' && url.username === '' && url.password === '';
  if (isPlain && url.search === '' && url.hash === '' && !/\s/.test(given)) return { url: given, port: null };
  throw new BridgeError({
    code: 'badRequest',
    message: `The redirect URL has to be http://localhost:${ports[0]}/callback, or an address that begins with https, without ? and #. Use exactly the one that is registered for the application.`,
    detail: 'redirectUrl',
  });
}

/** The page where the merchant allows reading. Square wants a fresh login of production applications (`session=false`). */
export function authorizeUrl(
  base: string,
  applicationId: string,
  redirectUrl: string,
  { challenge, state }: Pick<Pkce, 'challenge' | 'state'>,
): string {
  const url = new URL(`${base}/oauth2/authorize`);
  url.search = new URLSearchParams({
    client_id: applicationId,
    scope: ASKED,
    session: 'false',
    state,
    code_challenge: challenge,
    redirect_uri: redirectUrl,
  }).toString();
  return url.href;
}

/** How Square's refusals are put. */
export const SQUARE: ServiceWords = {
  name: 'Square',
  refusalMessage: (code) => {
    if (code === 'access_denied')
      return 'Access was not allowed in Square, so nothing was connected. Try again when you are ready.';
    return code === ''
      ? 'Square refused the sign-in. Check the application id and its redirect URL, then try again.'
      : `Square refused the sign-in (${code}). Check the application id and its redirect URL, then try again.`;
  },
};

interface Place {
  readonly base: string;
  readonly signal: AbortSignal;
  /** Unix milliseconds. */
  readonly now: () => number;
}

const CODE_NOT_TAKEN =
  'Square didn’t take the code of this sign-in. A code works once and for five minutes, with the application id and the redirect URL that it was asked for with. Start the sign-in again.';

/** Exchanges the code of a sign-in. Throws `BridgeError`, `refused` for a code that Square doesn't take. */
export async function exchangeCode(
  place: Place,
  grant: {
    readonly applicationId: string;
    readonly code: string;
    readonly redirectUrl: string;
    readonly verifier: string;
  },
): Promise<SquareTokens> {
  const { applicationId: clientId, code, redirectUrl: redirectUri, verifier: codeVerifier } = grant;
  const request = { grantType: 'authorization_code', clientId, code, redirectUri, codeVerifier };
  return await obtain(place, request, (said) => {
    const words = said === '' ? [] : [`It said: ${said}`];
    return new BridgeError({
      code: 'refused',
      message: [CODE_NOT_TAKEN, ...words].join(' '),
      detail: 'code',
    });
  });
}

/** Trades a refresh token for a new pair. Throws `BridgeError`, `unauthorised` when Square doesn't take it (any more). */
export async function refreshTokens(
  place: Place,
  clientId: string,
  refreshToken: string,
): Promise<SquareTokens> {
  return await obtain(place, { grantType: 'refresh_token', clientId, refreshToken }, ended);
}

/** The sign-in is over. */
export function ended(): BridgeError {
  return new BridgeError({
    code: 'unauthorised',
    message:
      'Square has ended this sign-in. Nothing is lost; sign in to Square again under Connections to go on.',
  });
}

interface TokenRequest {
  readonly grantType: string;
  readonly clientId: string;
  readonly code?: string;
  readonly redirectUri?: string;
  readonly codeVerifier?: string;
  readonly refreshToken?: string;
}

async function obtain(
  { base, signal, now }: Place,
  request: TokenRequest,
  refused: (said: string) => BridgeError,
): Promise<SquareTokens> {
  const secrets = [request.code, request.codeVerifier, request.refreshToken].filter(
    (secret) => secret !== undefined,
  );
  const sdk = await createSdk({ token: '', base, context: { signal }, secrets });
  const reply = await sdk
    .call((square) => square.oAuth.obtainToken(request))
    .catch((error: unknown) => {
      const isRefusal = error instanceof StatusError && [400, 401, 403, 404].includes(error.status);
      throw isRefusal ? refused(error.said) : restToBridgeError(error, 'Square', '');
    });
  const { accessToken = '', refreshToken = '', expiresAt = '', merchantId = '' } = reply;
  if (accessToken === '' || refreshToken === '') {
    throw new BridgeError({
      code: 'provider',
      message: 'Square answered the sign-in without tokens that Tieout can go on with. Try again.',
    });
  }
  const until = Date.parse(expiresAt);
  const expiresIn = Number.isNaN(until) ? USUAL_SECONDS : Math.max(0, (until - now()) / 1000);
  return { accessToken, refreshToken, expiresIn, scope: ASKED, merchantId };
}

/**
 * Asks Square to end what was allowed. Its document wants the application's secret for that, which Tieout never has: false where it
 * was refused or couldn't be asked. The tokens are forgotten here in any case.
 */
export async function revoke(
  { base, signal }: Pick<Place, 'base' | 'signal'>,
  clientId: string,
  accessToken: string,
): Promise<boolean> {
  const sdk = await createSdk({ token: accessToken, base, context: { signal } });
  return await sdk
    .call((square) => square.oAuth.revokeToken({ clientId, accessToken }))
    .then(
      ({ success }) => success === true,
      () => false,
    );
}

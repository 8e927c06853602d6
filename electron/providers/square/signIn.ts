/** Signing in to Square: PKCE in the system browser, and back by the listener or by an address that the user pastes. */
import { BridgeError } from '../../../shared/bridge.ts';
import { type Answer, codeOf } from '../../oauth/answer.ts';
import { latestOnly } from '../../oauth/latestOnly.ts';
import { openLoopback } from '../../oauth/loopback.ts';
import { type Expected, readPasted } from '../../oauth/pasted.ts';
import { newPkce } from '../../oauth/pkce.ts';
import {
  CODE,
  SQUARE,
  type SquareTokens,
  authorizeUrl,
  checkApplicationId,
  checkRedirect,
  exchangeCode,
} from './oauth.ts';

/** Longer than a listener alone needs: the user may have to copy and paste. */
const MINUTES = 10;

export interface SquareSignInDeps {
  /** Opens a page in the system browser. */
  readonly openExternal: (url: string) => Promise<void>;
  /** Unix milliseconds. */
  readonly now: () => number;
  readonly minutes?: number | undefined;
  /** For tests: ports of the listener. */
  readonly ports?: readonly number[] | undefined;
}

export interface SquareSignInOptions {
  readonly applicationId: string;
  readonly redirectUrl: string;
  /** Of Square's API, without trailing slash. */
  readonly base: string;
  readonly signal: AbortSignal;
}

/** A sign-in that worked. Holds tokens: never leaves the desktop process. */
export interface SquareSignedIn {
  readonly clientId: string;
  readonly tokens: SquareTokens;
}

export interface SquareSignIn {
  /**
   * The one sign-in that may be open: another stops it. Rejects `BridgeError`: badRequest, cancelled (also when the time is up),
   * permission (the user said no), refused, offline, provider.
   */
  start(options: SquareSignInOptions): Promise<SquareSignedIn>;
  /** Takes what the user pasted for the sign-in that is open. Throws `BridgeError`: `badRequest`, `notFound` where none is open. */
  paste(text: string): void;
}

interface Waiting {
  readonly expected: Expected;
  readonly answered: (answer: Answer) => void;
}

/** Square's sign-in. */
export function createSquareSignIn(deps: SquareSignInDeps): SquareSignIn {
  const alone = latestOnly<SquareSignedIn>();
  let waiting: Waiting | null = null;

  const once = async (options: SquareSignInOptions): Promise<SquareSignedIn> => {
    const { applicationId, redirectUrl, base, signal } = options;
    const { port } = checkRedirect(redirectUrl, deps.ports);
    const pkce = newPkce();
    const loopback = port === null ? null : await openLoopback([port]);
    const listen = (answered: (answer: Answer) => void) => {
      const first = (answer: Answer) => {
        waiting = null;
        answered(answer);
      };
      const { host } = new URL(base);
      const expected = { redirectUrl, state: pkce.state, name: SQUARE.name, signInHost: host, code: CODE };
      waiting = { expected, answered: first };
      loopback?.listen(pkce.state, SQUARE.name, first);
    };
    try {
      const answer = codeOf(listen, { service: SQUARE, signal, minutes: deps.minutes ?? MINUTES });
      const opened = deps.openExternal(authorizeUrl(base, applicationId, redirectUrl, pkce));
      // Opening may fail before any answer comes; an answer may come before opening is reported done.
      const code = await Promise.race([answer, opened.then(async () => await answer)]);
      const grant = { applicationId, code, redirectUrl, verifier: pkce.verifier };
      return {
        clientId: applicationId,
        tokens: await exchangeCode({ base, signal, now: deps.now }, grant),
      };
    } finally {
      waiting = null;
      await loopback?.close();
    }
  };

  return {
    start: async (options) => {
      const applicationId = checkApplicationId(options.applicationId);
      const { url: redirectUrl } = checkRedirect(options.redirectUrl, deps.ports);
      return await alone(options.signal, (signal) =>
        once({ ...options, applicationId, redirectUrl, signal }),
      );
    },
    paste: (text) => {
      if (waiting === null) {
        throw new BridgeError({
          code: 'notFound',
          message: 'No sign-in to Square is waiting for an address. Start it again, then paste.',
        });
      }
      waiting.answered(readPasted(text, waiting.expected));
    },
  };
}

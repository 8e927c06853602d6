/** What a service's authorisation page answers, RFC 6749 §4.1.2: read strictly, and waited for. */
import { BridgeError } from '../../shared/bridge.ts';
import { sameText } from './pkce.ts';

/** A code, or the service's own name of why there is none. */
export type Answer = { readonly code: string } | { readonly refusal: string };

/** How a service is spoken of. */
export interface ServiceWords {
  readonly name: string;
  /** What an OAuth error code means and what to do about it. */
  readonly refusalMessage: (code: string) => string;
}

/** The answer in the query of a redirect; `otherState` where it isn't to this sign-in, `noCode` where it says nothing. */
export function answerIn(query: URLSearchParams, state: string): Answer | 'otherState' | 'noCode' {
  const given = query.getAll('state');
  if (given.length !== 1 || !sameText(given[0] ?? '', state)) return 'otherState';
  const refusal = query.get('error');
  if (refusal !== null) return { refusal: refusal.slice(0, 60) };
  const [code, ...more] = query.getAll('code');
  return code && more.length === 0 ? { code } : 'noCode';
}

/** The user gave up. */
export function signInStopped(): BridgeError {
  return new BridgeError({ code: 'cancelled', message: 'Cancelled.' });
}

export interface WaitOptions {
  readonly service: ServiceWords;
  readonly signal: AbortSignal;
  readonly minutes: number;
}

/**
 * The code of the first answer that `listen` hands on. Rejects `BridgeError`: `permission` where the user said no, `refused`
 * for other refusals, `cancelled` on abort and when the time is up.
 */
export async function codeOf(
  listen: (answered: (answer: Answer) => void) => void,
  { service, signal, minutes }: WaitOptions,
): Promise<string> {
  const answer = await Promise.race([new Promise<Answer>(listen), giveUp(signal, minutes)]);
  if ('code' in answer) return answer.code;
  const code = answer.refusal === 'access_denied' ? 'permission' : 'refused';
  throw new BridgeError({ code, message: service.refusalMessage(answer.refusal), detail: answer.refusal });
}

async function giveUp(signal: AbortSignal, minutes: number): Promise<never> {
  return await new Promise((_resolve, reject) => {
    const late = setTimeout(() => {
      reject(
        new BridgeError({
          code: 'cancelled',
          message: `The sign-in took longer than ${minutes} minutes and was closed. Nothing was connected; start it again.`,
          detail: 'timeout',
        }),
      );
    }, minutes * 60_000);
    late.unref();
    const stop = () => {
      clearTimeout(late);
      reject(signInStopped());
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

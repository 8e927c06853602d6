/**
 * The address that a browser ended on after a sign-in, pasted by the user: for services that don't come back to this machine by
 * themselves. Read as strictly as what the listener takes.
 */
import { BridgeError } from '../../shared/bridge.ts';
import { type Answer, answerIn } from './answer.ts';

export interface Expected {
  /** The redirect address of the sign-in that is open. */
  readonly redirectUrl: string;
  readonly state: string;
  /** The service's proper name. */
  readonly name: string;
  /** Host of the page where access is allowed. */
  readonly signInHost: string;
  /** What a code alone looks like; the proof of the sign-in guards it as well as the state would. */
  readonly code: RegExp;
}

/** The answer in a pasted text: an address, or a code alone. Throws `BridgeError` `badRequest` that says what was pasted instead. */
export function readPasted(text: string, expected: Expected): Answer {
  const pasted = text.trim();
  if (pasted === '') throw wrong('Paste the whole address of the page that the browser ended on.', 'empty');
  if (expected.code.test(pasted)) return { code: pasted };
  const url = urlOf(pasted, expected.redirectUrl);
  if (url === null) {
    throw wrong(
      `This isn’t an address. After you allowed access in ${expected.name}, copy everything in the browser’s address bar; it begins with ${expected.redirectUrl}`,
      'noAddress',
    );
  }
  refuseElsewhere(url, expected);
  const answer = answerIn(url.searchParams, expected.state);
  if (answer === 'otherState') {
    throw wrong(
      'This address belongs to another sign-in, or a part of it is missing. Paste the address of the page that the last sign-in ended on, whole.',
      'otherState',
    );
  }
  if (answer === 'noCode') {
    throw wrong(
      'This address has no code: a part of it is missing. Copy everything in the address bar.',
      'noCode',
    );
  }
  return answer;
}

/** Browsers leave the scheme out where they show an address. */
function urlOf(pasted: string, redirectUrl: string): URL | null {
  const { protocol, host } = new URL(redirectUrl);
  const whole = pasted.startsWith(host) ? `${protocol}//${pasted}` : pasted;
  if (/\s/.test(whole) || !/^https?:\/\//i.test(whole) || !URL.canParse(whole)) return null;
  return new URL(whole);
}

function refuseElsewhere(url: URL, { redirectUrl, signInHost, name }: Expected): void {
  const redirect = new URL(redirectUrl);
  const isPlain = url.username === '' && url.password === '';
  if (isPlain && url.origin === redirect.origin && url.pathname === redirect.pathname) return;
  if (url.host === signInHost) {
    throw wrong(
      `This is ${name}’s own page. Allow access there first; the browser then goes on to an address that begins with ${redirectUrl}`,
      'signInPage',
    );
  }
  throw wrong(
    `This address isn’t the redirect URL of the sign-in, ${redirectUrl}, so nothing of it was used. Paste the address of the page that the browser ended on after you allowed access.`,
    'otherAddress',
  );
}

function wrong(message: string, detail: string): BridgeError {
  return new BridgeError({ code: 'badRequest', message, detail });
}

/** The failures of talking to Xero, in words for people. */
import { BridgeError } from '../../shared/bridge.ts';

/** Why a connection needs attention once its session has ended: `reason.xeroEnded` in the catalogue. */
export const ENDED = 'xeroEnded';

const SIGN_IN_AGAIN =
  'Xero has ended this sign-in. Nothing is lost; sign in to Xero again under Connections to go on.';

/** The caller gave up. `unknownOutcome` when a write was already on its way. */
export function cancelled(unknownOutcome = false): BridgeError {
  return new BridgeError({ code: 'cancelled', message: 'Cancelled.', unknownOutcome });
}

/** No answer from Xero. `unknownOutcome` when a write may have arrived. */
export function offline(unknownOutcome = false): BridgeError {
  const message = unknownOutcome
    ? 'The connection to Xero broke before it answered. Xero may or may not have taken this; Tieout looks before it sends again.'
    : 'Xero can’t be reached. Check the internet connection; everything already here stays usable.';
  return new BridgeError({ code: 'offline', message, unknownOutcome });
}

/** A write that waited for Xero's limits until what is known about the call before it was too old. It wasn't made. */
export function notInTime(): BridgeError {
  return new BridgeError({
    code: 'rateLimited',
    message: 'Xero takes no more calls for the moment. Nothing was sent; try again in a minute.',
    detail: 'notAfter',
    retryAfterSeconds: 60,
  });
}

/** The last calls of the day are the user's: what begins by itself isn't made. `kept` is how many. */
export function dayKept(kept: number): BridgeError {
  return new BridgeError({
    code: 'rateLimited',
    message: `Xero takes few more calls for this organisation today, so Tieout keeps the last ${kept} for what you do yourself. “Sync now” reads all the same; by itself Tieout goes on when Xero’s day is over.`,
    detail: 'dayKept',
  });
}

/** What the sign-in was made with isn't kept here any more. */
export function unknownClient(): BridgeError {
  return new BridgeError({
    code: 'notFound',
    message:
      'This sign-in isn’t kept here any more. Enter the client id under Connections and sign in once more.',
    detail: 'clientId',
  });
}

/** A write to an organisation that is connected to read. It wasn't made. */
export function readOnly(name: string): BridgeError {
  return new BridgeError({
    code: 'permission',
    message: `“${name}” is connected to read only, so nothing was sent; what is queued stays queued. Turn posting on under Connections, then post again.`,
    detail: 'readOnly',
  });
}

/** The session is over. */
export function unauthorised(): BridgeError {
  return new BridgeError({ code: 'unauthorised', message: SIGN_IN_AGAIN });
}

/** Xero answered, but not as it should. `status` is the HTTP status. */
export function providerTrouble(status: number, unknownOutcome = false): BridgeError {
  const after = unknownOutcome
    ? 'It may or may not have taken this; Tieout looks before it sends again.'
    : 'Try again in a few minutes.';
  return new BridgeError({
    code: 'provider',
    message: `Xero has a problem on its side (${status}). ${after}`,
    detail: String(status),
    unknownOutcome,
  });
}

/** Xero answered in a shape, or with an amount or date, that can't be read exactly. `what` names it, `why` says what is wrong with it. */
export function unreadable(what: string, why = ''): BridgeError {
  const message =
    why === ''
      ? `Xero sent something that Tieout can’t read exactly (${what}), so it was left out rather than guessed.`
      : `Xero sent something that Tieout can’t read exactly (${what}: ${why}), so it was left out rather than guessed.`;
  return new BridgeError({ code: 'provider', message, detail: why === '' ? what : `${what}: ${why}` });
}

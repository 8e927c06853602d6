/** Proof Key for Code Exchange, RFC 7636: random texts for one sign-in, and their comparison. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What one sign-in sends and later proves. */
export interface Pkce {
  /** 43 characters, 256 random bits. */
  readonly verifier: string;
  /** S256 of the verifier. */
  readonly challenge: string;
  /** Ties the answer to the request. */
  readonly state: string;
}

/** The S256 challenge of a verifier, RFC 7636 §4.2. */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier, 'ascii').digest('base64url');
}

/** Fresh random values for one sign-in. */
export function newPkce(): Pkce {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: challengeOf(verifier), state: randomBytes(32).toString('base64url') };
}

/** Compares two texts in a time that doesn't depend on where they differ. */
export function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

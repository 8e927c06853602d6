/**
 * Who may talk to the loopback host: the right Host and Origin, a one-time token, then two proofs that the token buys.
 * The cookie lets the screens be loaded. It isn't enough for the bridge: browsers send a cookie of 127.0.0.1 to every
 * port of it, so any local server that the user opens could read it. The key is only in the page's own storage, which
 * browsers do keep apart by port, and only the bridge is asked for it.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { KEY_HEADER } from '../../shared/wire.ts';

/** What one token buys. */
export interface Entry {
  /** The `Set-Cookie` value. */
  readonly cookie: string;
  /** For the page's `x-tieout-key`. */
  readonly key: string;
}

export interface Access {
  readonly origin: string;
  /** Makes a token that lets one browser in, once. */
  issueToken(): string;
  /** Spends a token; null if it isn't (any longer) good. */
  redeem(token: string): Entry | null;
  /** Whether the request was sent to this host by name (no DNS rebinding) and not from another site's page. */
  isOurs(headers: IncomingHttpHeaders): boolean;
  /** Whether the request carries the session's cookie. */
  isLetIn(headers: IncomingHttpHeaders): boolean;
  /** Whether the request carries the page's key. */
  hasKey(headers: IncomingHttpHeaders): boolean;
  /** Whether a POST comes from a page of this very origin. */
  isSameOrigin(headers: IncomingHttpHeaders): boolean;
}

/** Access to the host on `port`; `random` gives 32 secret bytes. Tokens and cookies live as long as the process. */
export function createAccess(port: number, random: () => Buffer): Access {
  const origins = [`http://127.0.0.1:${port}`, `http://localhost:${port}`];
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const cookieName = `tieout-${port}`;
  const session = random().toString('base64url');
  const key = random().toString('base64url');
  let tokens: string[] = [];
  return {
    origin: `http://127.0.0.1:${port}`,
    issueToken() {
      const token = random().toString('base64url');
      tokens = [...tokens, token];
      return token;
    },
    redeem(token) {
      const good = tokens.filter((candidate) => sameSecret(candidate, token));
      if (good.length === 0) return null;
      tokens = tokens.filter((candidate) => !good.includes(candidate));
      return { cookie: `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`, key };
    },
    isOurs: (headers) => hosts.includes(headers.host ?? '') && !isForeign(headers),
    isLetIn: (headers) =>
      cookiesOf(headers.cookie ?? '', cookieName).some((given) => sameSecret(session, given)),
    hasKey: (headers) => {
      const given = headers[KEY_HEADER];
      return typeof given === 'string' && sameSecret(key, given);
    },
    isSameOrigin: (headers) =>
      origins.includes(headers.origin ?? '') && headers.origin === `http://${headers.host ?? ''}`,
  };
}

/** Another site may link to us (a navigation to the first page) but may neither load nor call anything of ours. */
function isForeign(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return false;
  return headers['sec-fetch-mode'] !== 'navigate' || headers['sec-fetch-dest'] !== 'document';
}

/** All of that name: another local server may have set one for a longer path, which browsers send first. */
function cookiesOf(header: string, name: string): string[] {
  const parts = header.split(';').map((part) => part.trim());
  return parts.filter((part) => part.startsWith(`${name}=`)).map((part) => part.slice(name.length + 1));
}

/** Compares without telling by its time where they differ; hashing first makes the lengths equal. */
function sameSecret(expected: string, given: string): boolean {
  return timingSafeEqual(digest(expected), digest(given));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

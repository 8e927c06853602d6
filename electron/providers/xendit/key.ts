/** Which pasted keys Tieout takes: Xendit's secret keys, which can be limited to reading. */
import { createHash } from 'node:crypto';
import { BridgeError } from '../../../shared/bridge.ts';

const SECRET = /^xnd_(?:development|production)_[A-Za-z0-9+/=_-]{16,}$/;

/** Trims and checks a pasted key; throws `BridgeError` `badRequest` saying what it is and what is wanted. Never repeats the key. */
export function checkXenditKey(pasted: string): string {
  const key = pasted.trim();
  if (SECRET.test(key)) return key;
  const message = key.startsWith('xnd_public_')
    ? 'This is a public key, meant for checkout pages: it can’t read transactions. Paste a secret key (xnd_production_… or xnd_development_…) instead.'
    : 'This isn’t a Xendit secret key. One starts with xnd_production_ or xnd_development_.';
  throw new BridgeError({ code: 'badRequest', message, detail: 'key' });
}

/** Whether the key is one of Xendit's test mode: no real money. */
export function isTestKey(key: string): boolean {
  return key.startsWith('xnd_development_');
}

/** A name for the account behind a key, where Xendit doesn't tell it: the same for the same key, and no way back to it. */
export function namelessAccount(key: string): string {
  return `key-${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
}

/** Which pasted keys Tieout takes: restricted ones only, so that a stolen machine can't move money. */
import { createHash } from 'node:crypto';
import { BridgeError } from '../../../shared/bridge.ts';

const RESTRICTED = /^rk_(?:live|test)_[A-Za-z0-9_]{8,}$/;

const REFUSALS: readonly (readonly [RegExp, string])[] = [
  [
    /^sk_/,
    'This is a full secret key: it can move money. Tieout only reads, so it wants a restricted key (rk_…). Create one in Stripe under Developers, API keys, with the read permissions listed here.',
  ],
  [
    /^pk_/,
    'This is a publishable key, meant for checkout pages: it can’t read payouts. Paste a restricted key (rk_…) instead.',
  ],
  [/^whsec_/, 'This is a webhook secret, not a key. Paste a restricted key (rk_…) instead.'],
  [/^acct_/, 'This is the account’s id, not a key. Paste a restricted key (rk_…) instead.'],
];

/** Trims and checks a pasted key; throws `BridgeError` `badRequest` saying what it is and what is wanted. Never repeats the key. */
export function checkKey(pasted: string): string {
  const key = pasted.trim();
  if (RESTRICTED.test(key)) return key;
  const known = REFUSALS.find(([shape]) => shape.test(key));
  throw new BridgeError({
    code: 'badRequest',
    message: known?.[1] ?? 'This isn’t a Stripe key. A restricted key starts with rk_live_ or rk_test_.',
    detail: 'key',
  });
}

/** A name for the account behind a key that may not read its account: the same for the same key, and no way back to it. */
export function accountNameless(key: string): string {
  return `key-${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
}

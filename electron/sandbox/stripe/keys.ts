/** Who asks: API keys and the permissions of restricted ones. */
import { StripeRefusal } from './errors.ts';

/** A read permission of a restricted key, as Stripe names it after `rak_`. */
export const PERMISSIONS = [
  'payout_read',
  'balance_transaction_source_read',
  'charge_read',
  'dispute_read',
  'balance_read',
  'customer_read',
  'connected_account_read',
  'payment_intent_read',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** The key of a request and what it lacks. */
export interface Caller {
  readonly key: string;
  readonly lacking: ReadonlySet<string>;
}

const LACKS = '_no_';
/** Before the name of a permission that a platform's key lacks on connected accounts only. */
const ELSEWHERE = 'elsewhere_';

function keyOf(authorization: string): string {
  const [scheme = '', value = ''] = authorization.split(' ');
  if (/^bearer$/i.test(scheme)) return value;
  if (/^basic$/i.test(scheme)) return Buffer.from(value, 'base64').toString('utf8').split(':')[0] ?? '';
  return '';
}

/** A key as Stripe shows it in messages: the last four characters and the kind stay readable. */
export function redacted(key: string): string {
  const kind = /^[a-z]+_(?:test|live)_/.exec(key)?.[0] ?? '';
  const rest = key.slice(kind.length);
  return `${kind}${'*'.repeat(Math.max(3, rest.length - 4))}${rest.slice(-4)}`;
}

/**
 * Reads the `Authorization` header. `valid` is the demo company's key; `<valid>_no_<permission>` is the same key without
 * that permission, `<valid>_no_elsewhere_<permission>` without it on connected accounts. Throws a 401 refusal for anything else.
 */
export function authenticate(authorization: string, valid: string): Caller {
  const key = keyOf(authorization);
  const challenge = { 'www-authenticate': 'Basic realm="Stripe"' };
  if (key === '') {
    const message =
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.";
    throw new StripeRefusal(401, message, {}, challenge);
  }
  const lacking = key.startsWith(`${valid}${LACKS}`)
    ? key.slice(valid.length + LACKS.length).split(LACKS)
    : [];
  const known = lacking.every((name) =>
    PERMISSIONS.some((permission) => permission === name || ELSEWHERE + permission === name),
  );
  if (key !== valid && (lacking.length === 0 || !known)) {
    throw new StripeRefusal(401, `Invalid API Key provided: ${redacted(key)}`, {}, challenge);
  }
  return { key, lacking: new Set(lacking) };
}

/** The same key as it is on accounts connected to its own: its permissions there are chosen apart. */
export function elsewhere({ key, lacking }: Caller): Caller {
  const there = [...lacking].flatMap((name) =>
    name.startsWith(ELSEWHERE) ? [name.slice(ELSEWHERE.length)] : [],
  );
  return { key, lacking: new Set(there) };
}

/** Throws Stripe's 403 if the caller's key lacks the permission. `permission` may be one that no demo key has. */
export function demand(caller: Caller, permission: string, account: string): void {
  const has = PERMISSIONS.some((each) => each === permission) && !caller.lacking.has(permission);
  if (has) return;
  throw new StripeRefusal(
    403,
    `The provided key '${redacted(caller.key)}' does not have the required permissions for this endpoint on account '${account}'. Having the 'rak_${permission}' permission would allow this request to continue.`,
  );
}

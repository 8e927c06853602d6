/** How banks write payment providers: names, legal entities, cut and joined forms. */
import { normaliseNarrative } from '../../statement/narrative.ts';

/**
 * Normalised words by provider. A name that the table doesn't know is looked for as it is written. Sources: the providers'
 * help pages on statement texts; Xendit pays through PT Sinar Digital Terdepan.
 */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  stripe: ['STRIPE'],
  square: ['SQUARE', 'SQUAREUP', 'SQ DEPOSIT', 'SQ PAYOUT', 'DES SQ'],
  xendit: ['XENDIT', 'XENDIT ONE GATE', 'SINAR DIGITAL'],
  paypal: ['PAYPAL', 'PYPL'],
  gocardless: ['GOCARDLESS', 'GO CARDLESS'],
  alternativepayments: [
    'ALTERNATIVE PAYMENTS',
    'ALTERNATIVE PAYMENT',
    'ALTERNATIVE PAYM',
    'ALTERNATIVE PAY',
    'ALTERNATIVEPAYMENTS',
    'ALT PAYMENTS',
    '8263863381',
  ],
  shopify: ['SHOPIFY'],
  adyen: ['ADYEN'],
  mollie: ['MOLLIE'],
  sumup: ['SUMUP', 'SUM UP'],
  zettle: ['ZETTLE', 'IZETTLE'],
  worldpay: ['WORLDPAY'],
  tyro: ['TYRO'],
  zeller: ['ZELLER'],
  klarna: ['KLARNA'],
  afterpay: ['AFTERPAY', 'CLEARPAY'],
  airwallex: ['AIRWALLEX'],
  braintree: ['BRAINTREE'],
  windcave: ['WINDCAVE'],
  midtrans: ['MIDTRANS'],
  razorpay: ['RAZORPAY'],
};

/** Names that say nothing about whose money it is. */
const NOTHING = new Set(
  'ACCOUNT BANK CARD CASH CREDIT DEBIT DEPOSIT DIRECT FILE MANUAL NONE OTHER PAYMENT PAYMENTS PAYOUT PROVIDER TRANSFER UNKNOWN'.split(
    ' ',
  ),
);
const SHORTEST_NAME = 3;
/** Shorter names are looked for only as they are written. */
const SHORTEST_SPACED = 4;

const byWord = new Map(
  Object.entries(WORDS).flatMap(([provider, words]) => words.map((word) => [word, provider] as const)),
);
/** Longest first, so that a cut form never hides a whole one; `SQ190723` is Square's send date. */
const ANY = new RegExp(
  ` (${[...byWord.keys()].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|')}|DES SQ\\d{4,8})(?= )`,
  'g',
);
/** `Square Inc DES:* Cash App` is a person's wallet. */
const NOT_A_PAYOUT = / CASH APP /;

/** A provider as a bank's text names it. */
export interface NamedProvider {
  readonly provider: string;
  /** The words as they stand in the text. */
  readonly words: string;
}

const NOBODY: readonly NamedProvider[] = [];
/** What most texts name: one provider, by one of its words. */
const ALONE = new Map(
  [...byWord].map(([words, provider]): [string, readonly NamedProvider[]] => [words, [{ provider, words }]]),
);

/** Providers of the table that a text names; `words` is the text in upper case with single spaces. */
export function providersIn(words: string): readonly NamedProvider[] {
  const text = ` ${words} `;
  ANY.lastIndex = 0;
  const first = ANY.exec(text);
  if (!first || NOT_A_PAYOUT.test(text)) return NOBODY;
  const alone = ALONE.get(first[1] ?? '');
  if (alone && ANY.exec(text) === null) return alone;
  ANY.lastIndex = 0;
  return Array.from(text.matchAll(ANY), ([, name = '']) => ({
    provider: byWord.get(name) ?? 'square',
    words: name,
  }));
}

/** What names of one provider end in: `Shopify Payments`, `Adyen N.V.`, `gocardless_ltd`. */
const ENDINGS =
  /(payments?|payouts?|settlements?|inc|llc|ltd|limited|pty|plc|nv|bv|ag|gmbh|uk|au|us|eu|id|ph)$/;

/** A provider's name as the table spells it: `Alternative Payments` is `alternativepayments`, `Shopify Payments Inc` `shopify`. */
export function providerKey(provider: string): string {
  const whole = provider.toLowerCase().replace(/[^a-z0-9]+/g, '');
  for (let key = whole; key !== ''; key = key.replace(ENDINGS, '')) {
    if (Object.hasOwn(WORDS, key)) return key;
    if (!ENDINGS.test(key)) break;
  }
  return whole;
}

/** What to look for in a text for a provider that the table doesn't know; empty if its name tells nothing, or if it is known. */
export function unlistedName(provider: string): string {
  if (Object.hasOwn(WORDS, providerKey(provider))) return '';
  const name = normaliseNarrative(provider);
  return name.length < SHORTEST_NAME || NOTHING.has(name) ? '' : name;
}

/** Whether a text holds a provider's own name as whole words, however it is spaced: `my_pos` is `MY POS` and `MYPOS`. */
export function holdsName(
  { words, joined }: { readonly words: string; readonly joined: string },
  name: string,
): boolean {
  if (` ${words} `.includes(` ${name} `)) return true;
  const letters = name.replaceAll(' ', '');
  if (letters.length < SHORTEST_SPACED || !joined.includes(letters)) return false;
  return new RegExp(` ${letters.split('').join(' ?')} `).test(` ${words} `);
}

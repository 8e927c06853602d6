/** The company's customers: cafes and offices on account, and people who buy in the shop. */
import { FIRST_NAMES, LAST_NAMES, TRADE_NAMES } from './names.ts';
import { codeFor, randomFor, stripeId } from './random.ts';

/** A customer in the books and at Stripe. */
export interface StoryCustomer {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly trade: boolean;
  /** Country of the card, ISO 3166 alpha-2. */
  readonly cardCountry: string;
  readonly stripeId: string;
  readonly cardLast4: string;
  readonly cardBrand: 'visa' | 'mastercard' | 'amex';
}

const ABROAD = ['NZ', 'US', 'GB', 'SG'] as const;

function card(
  key: string,
  abroad: boolean,
): Pick<StoryCustomer, 'cardCountry' | 'cardLast4' | 'cardBrand' | 'stripeId'> {
  const random = randomFor(`card|${key}`);
  return {
    stripeId: stripeId('cus', key),
    cardCountry: abroad ? random.pick(ABROAD) : 'AU',
    cardLast4: codeFor(`last4|${key}`, 4, '0123456789'),
    cardBrand: random.pick(['visa', 'visa', 'mastercard', 'amex'] as const),
  };
}

function tradeCustomer(name: string): StoryCustomer {
  const slug = name.toLowerCase().replaceAll(/[^a-z]+/g, '');
  return { key: `trade-${slug}`, name, email: `accounts@${slug}.example`, trade: true, ...card(slug, false) };
}

function retailCustomer(index: number): StoryCustomer {
  // 26 and 24 share only the factor 2: eighty steps of both never meet the same pair.
  const first = FIRST_NAMES[index % FIRST_NAMES.length] ?? '';
  const last = LAST_NAMES[(index * 7 + Math.floor(index / 24)) % LAST_NAMES.length] ?? '';
  const slug = `${first}.${last}`.toLowerCase().replaceAll("'", '');
  const base = { name: `${first} ${last}`, email: `${slug}@mail.example`, trade: false };
  return { key: `retail-${String(index + 1).padStart(2, '0')}`, ...base, ...card(slug, index % 9 === 4) };
}

/** The 120 customers: 40 trade, then 80 retail (about one in nine pays with a card from abroad). */
export function storyCustomers(): StoryCustomer[] {
  return [
    ...TRADE_NAMES.map(tradeCustomer),
    ...Array.from({ length: 80 }, (_, index) => retailCustomer(index)),
  ];
}

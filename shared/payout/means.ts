/**
 * What the customer paid with, as far as the provider tells: what fees depend on. Kept on an entry as one short text, because
 * millions of entries are stored: `card/visa/credit/AU/`, empty ends left off.
 */

/** All in lower case but the country; empty where it isn't told. */
export interface Means {
  /** The provider's own word: `card`, `au_becs_debit`, `virtual_account`, `ewallet`, `ach`, … */
  readonly method: string;
  /** Of a card `visa`, `mastercard`, `amex`, …; of another method the bank or wallet: `bca`, `ovo`. */
  readonly brand: string;
  /** `credit`, `debit`, `prepaid`. */
  readonly funding: string;
  /** Where the card was issued, ISO 3166 in upper case. */
  readonly country: string;
  /** How the card was read: `keyed`, `contactless`, `on_file`, … */
  readonly reading: string;
}

const word = (text: string | undefined) => (text ?? '').replaceAll('/', ' ').trim().toLowerCase();

/** The text that an entry keeps; empty where nothing is told. `readMeans` is the inverse. */
export function meansText(means: Partial<Means>): string {
  const { method, brand, funding, country, reading } = means;
  return [word(method), word(brand), word(funding), word(country).toUpperCase(), word(reading)]
    .join('/')
    .replace(/\/+$/, '');
}

/** What an entry's text says; every field empty for an absent one. Never throws. */
export function readMeans(text: string | undefined): Means {
  const [method = '', brand = '', funding = '', country = '', reading = ''] = (text ?? '').split('/');
  return { method, brand, funding, country, reading };
}

/** The field of an entry: nothing at all where nothing is told. */
export function meansField(means: Partial<Means>): { means?: string } {
  const text = meansText(means);
  return text === '' ? {} : { means: text };
}

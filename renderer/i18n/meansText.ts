/** What a customer paid with, in words: `Card, Visa, credit, AU`. */
import { readMeans } from '../../shared/payout/means.ts';
import type { Texts } from './useTexts.ts';

/** Of the text that an entry keeps (`PayoutEntry.means`); says so where nothing is told. */
export function meansText({ t, maybe }: Pick<Texts, 't' | 'maybe'>, means: string): string {
  const { method, brand, funding, country, reading } = readMeans(means);
  const parts = [
    method === '' ? '' : maybe(`means.${method}`, {}, named(method)),
    named(brand),
    funding === '' ? '' : maybe(`means.${funding}`, {}, funding),
    country,
    reading.replaceAll('_', ' '),
  ].filter((part) => part !== '');
  return parts.length === 0 ? t('means.untold') : parts.join(', ');
}

/** `au_becs_debit` → `Au becs debit`; a short code of a bank in capitals. */
function named(word: string): string {
  if (/^[a-z0-9]{2,4}$/.test(word) && word !== 'visa' && word !== 'amex') return word.toUpperCase();
  const plain = word.replaceAll('_', ' ');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

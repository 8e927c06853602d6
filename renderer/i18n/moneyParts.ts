/** Amounts as a locale writes them, exactly. Apart from the catalogues: workers that print need no screens. */
import { type Currency, type Minor, exponentOf } from '../../shared/money.ts';

/** Making a formatter takes longer than using it a hundred times, and lists print hundreds of amounts and dates. */
const moneyFormats = new Map<string, Intl.NumberFormat>();

function moneyFormat(locale: string, currency: Currency, exponent: number): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const known = moneyFormats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  });
  moneyFormats.set(key, made);
  return made;
}

/** Splits an amount into the pieces that `Intl` would print, exactly: from the digits, never through a fraction. */
export function moneyParts(
  { locale }: { readonly locale: string },
  minor: Minor,
  currency: Currency,
): readonly Intl.NumberFormatPart[] {
  const exponent = exponentOf(currency);
  const formatter = moneyFormat(locale, currency, exponent);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  const text = exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
  const signed = minor < 0 ? `-${text}` : text;
  if (!isDecimal(signed)) return [];
  // Given as text, `Intl` keeps every digit; a double would lose cents beyond 2^53.
  return formatter
    .formatToParts(signed)
    .map((part) => (part.type === 'minusSign' ? { type: part.type, value: '\u2212' } : part));
}

function isDecimal(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text);
}

/** The amount as one text, with its currency and a true minus. */
export function moneyText(locale: string, minor: Minor, currency: Currency): string {
  return moneyParts({ locale }, minor, currency)
    .map((part) => part.value)
    .join('');
}

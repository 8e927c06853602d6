/** The catalogue in components: `t('key', values)`; and numbers, amounts and dates as the user's locale writes them. */
import { type IntlShape, useIntl } from 'react-intl';
import type { PlainDate } from '../../shared/dates.ts';
import { type Currency, type Minor, exponentOf } from '../../shared/money.ts';
import { type MessageKey, en } from './en/en.ts';

export type TextValues = Readonly<Record<string, string | number>>;

export interface Texts {
  /** The sentence for a key. */
  readonly t: (key: MessageKey, values?: TextValues) => string;
  /** The sentence for a key made at run time; `fallback` where the catalogue has none. */
  readonly maybe: (key: string, values: TextValues, fallback: string) => string;
  readonly number: (value: number) => string;
  /** A share of one as a percentage, up to two decimals. */
  readonly percent: (share: number) => string;
  /** An amount with its currency and a true minus. `minor` units of `currency`. */
  readonly money: (minor: Minor, currency: Currency) => string;
  /** `12 Nov` or, with `long`, `Thursday, 12 November 2026`; with `year`, `12 Nov 2026`. */
  readonly date: (date: PlainDate, style?: 'short' | 'year' | 'long') => string;
  /** A moment, in the computer's own time zone: unix milliseconds. */
  readonly moment: (ms: number) => string;
  /** How long ago, in words. Both in unix milliseconds. */
  readonly ago: (ms: number, now: number) => string;
}

/** Whether the catalogue has this key. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}

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
  intl: Pick<IntlShape, 'locale'>,
  minor: Minor,
  currency: Currency,
): readonly Intl.NumberFormatPart[] {
  const exponent = exponentOf(currency);
  const formatter = moneyFormat(intl.locale, currency, exponent);
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

function makeTexts(intl: IntlShape): Texts {
  const t: Texts['t'] = (key, values) => intl.formatMessage({ id: key }, values);
  const written = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(intl.locale, { ...options, timeZone: 'UTC' });
  const dates = {
    short: written({ day: 'numeric', month: 'short' }),
    year: written({ day: 'numeric', month: 'short', year: 'numeric' }),
    long: written({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
  };
  return {
    t,
    maybe: (key, values, fallback) => (isMessageKey(key) ? t(key, values) : fallback),
    number: (value) => intl.formatNumber(value),
    percent: (share) => intl.formatNumber(share, { style: 'percent', maximumFractionDigits: 2 }),
    money: (value, currency) =>
      moneyParts(intl, value, currency)
        .map((part) => part.value)
        .join(''),
    date: (date, style = 'short') => dates[style].format(new Date(`${date}T00:00:00Z`)),
    moment: (ms) =>
      new Intl.DateTimeFormat(intl.locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(ms)),
    ago: (ms, now) => agoText(t, ms, now),
  };
}

function agoText(t: Texts['t'], ms: number, now: number): string {
  const minutes = Math.max(0, Math.floor((now - ms) / 60_000));
  if (minutes < 1) return t('ago.now');
  if (minutes < 60) return t('ago.minutes', { n: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return t('ago.hours', { n: hours });
  return t('ago.days', { n: Math.floor(hours / 24) });
}

const made = new WeakMap<IntlShape, Texts>();

/** The texts of the current language: one object a language, shared by all components. */
export function useTexts(): Texts {
  const intl = useIntl();
  const known = made.get(intl);
  if (known) return known;
  const texts = makeTexts(intl);
  made.set(intl, texts);
  return texts;
}

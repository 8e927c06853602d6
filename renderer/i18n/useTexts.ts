/** The catalogue in components: `t('key', values)`; and numbers, amounts and dates as the user's locale writes them. */
import { type IntlShape, useIntl } from 'react-intl';
import type { PlainDate } from '../../shared/dates.ts';
import type { Currency, Minor } from '../../shared/money.ts';
import { type MessageKey, en } from './en/en.ts';
import { locales } from '../stores/settings.ts';
import { moneyText } from './moneyParts.ts';
import { saidCatalogues } from './said/catalogues.ts';
import { teller } from './said/told.ts';

export type TextValues = Readonly<Record<string, string | number>>;

export interface Texts {
  /** The sentence for a key. */
  readonly t: (key: MessageKey, values?: TextValues) => string;
  /** The sentence for a key made at run time; `fallback` where the catalogue has none. */
  readonly maybe: (key: string, values: TextValues, fallback: string) => string;
  /** An error, a warning or a note that was said in English; what no catalogue has, as it is. */
  readonly told: (english: string) => string;
  readonly number: (value: number) => string;
  /** A share of one as a percentage, up to two decimals. */
  readonly percent: (share: number) => string;
  /** The same with two decimals always: for columns. */
  readonly rate: (share: number) => string;
  /** An amount with its currency and a true minus. `minor` units of `currency`. */
  readonly money: (minor: Minor, currency: Currency) => string;
  /** `12 Nov` or, with `long`, `Thursday, 12 November 2026`; with `year`, `12 Nov 2026`. */
  readonly date: (date: PlainDate, style?: 'short' | 'year' | 'long') => string;
  /** `October 2026`, of `YYYY-MM`. */
  readonly month: (month: string) => string;
  /** `Oct 26`, of `YYYY-MM`: for columns. */
  readonly shortMonth: (month: string) => string;
  /** A moment, in the computer's own time zone: unix milliseconds. */
  readonly moment: (ms: number) => string;
  /** A country by its ISO 3166 code, in the user's words; the code itself where it isn't known. */
  readonly region: (code: string) => string;
  /** How long ago, in words. Both in unix milliseconds. */
  readonly ago: (ms: number, now: number) => string;
}

/** Whether the catalogue has this key. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}

/** The texts of a language, for whoever has its `IntlShape`: components take `useTexts`. */
export function makeTexts(intl: IntlShape): Texts {
  const t: Texts['t'] = (key, values) => intl.formatMessage({ id: key }, values);
  const written = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(intl.locale, { ...options, timeZone: 'UTC' });
  const dates = {
    short: written({ day: 'numeric', month: 'short' }),
    year: written({ day: 'numeric', month: 'short', year: 'numeric' }),
    month: written({ month: 'long', year: 'numeric' }),
    shortMonth: written({ month: 'short', year: '2-digit' }),
    long: written({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
  };
  return {
    t,
    maybe: (key, values, fallback) => (isMessageKey(key) ? t(key, values) : fallback),
    told: tellerOf(intl, (date) => dates.year.format(new Date(`${date}T00:00:00Z`))),
    number: (value) => intl.formatNumber(value),
    percent: (share) => intl.formatNumber(share, { style: 'percent', maximumFractionDigits: 2 }),
    rate: (share) =>
      intl.formatNumber(share, { style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    money: (value, currency) => moneyText(intl.locale, value, currency),
    date: (date, style = 'short') => dates[style].format(new Date(`${date}T00:00:00Z`)),
    month: (month) => dates.month.format(new Date(`${month}-01T00:00:00Z`)),
    shortMonth: (month) => dates.shortMonth.format(new Date(`${month}-01T00:00:00Z`)),
    moment: (ms) =>
      new Intl.DateTimeFormat(intl.locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(ms)),
    region: (code) => regionText(intl.locale, code),
    ago: (ms, now) => agoText(t, ms, now),
  };
}

function tellerOf(intl: IntlShape, date: (date: string) => string): Texts['told'] {
  const locale = locales.find((one) => intl.locale.startsWith(one)) ?? 'en';
  const catalogue = saidCatalogues[locale];
  return teller(catalogue, {
    format: (template, values) => {
      // Tags of files (`<OFX>`) are no markup.
      const message = intl.formatters.getMessageFormat(
        catalogue[template] ?? template,
        intl.locale,
        undefined,
        {
          ignoreTag: true,
        },
      );
      return String(message.format({ ...values }));
    },
    date,
    decimal: (value, decimals) =>
      intl.formatNumber(value, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
    quoted: (text) => (locale === 'fr' ? `«\u202f${text}\u202f»` : `“${text}”`),
  });
}

function regionText(locale: string, code: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code;
  } catch {
    // Not a code of a country.
    return code;
  }
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

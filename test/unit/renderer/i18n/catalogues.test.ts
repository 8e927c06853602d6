import { createIntl, createIntlCache } from 'react-intl';
import { describe, expect, it } from 'vitest';
import { ACTIVITY_CODES } from '../../../../renderer/db/activityCodes.ts';
import { catalogues } from '../../../../renderer/i18n/catalogues.ts';
import { en } from '../../../../renderer/i18n/en/en.ts';
import { moneyParts } from '../../../../renderer/i18n/moneyParts.ts';
import { minor } from '../../../../shared/money.ts';

const byText = (a = '', b = '') => (a < b ? -1 : 1);
const argument = /\{(\w+)[,}]/g;
/** Names of the values that a message asks for; words inside plural branches are not followed by `,` or `}` directly. */
const argumentsOf = (message: string) =>
  [...new Set([...message.matchAll(argument)].map(([, name]) => name))].toSorted(byText);

/** The names of all values that any message of any language may ask for. */
const valueNames = [
  ...new Set(Object.values(catalogues).flatMap((all) => Object.values(all).flatMap(argumentsOf))),
];

describe('catalogues', () => {
  it.each(['en', 'fr', 'id'] as const)('%s: every message compiles and prints', (locale) => {
    const failures: string[] = [];
    const intl = createIntl(
      { locale, messages: catalogues[locale], onError: (error) => failures.push(String(error)) },
      createIntlCache(),
    );
    for (const count of [0, 1, 2]) {
      const values = Object.fromEntries(valueNames.map((name) => [name, count]));
      for (const id of Object.keys(en)) {
        expect(intl.formatMessage({ id }, values)).not.toBe(id);
      }
    }
    expect(failures).toEqual([]);
  });

  it.each(['en', 'fr', 'id'] as const)('%s has a sentence for everything that is written down', (locale) => {
    const keys = new Set(Object.keys(catalogues[locale]));
    expect(ACTIVITY_CODES.filter((code) => !keys.has(`activity.${code}`))).toEqual([]);
  });

  it.each(['fr', 'id'] as const)('%s uses the same values as English', (locale) => {
    // A branch of a plural that is one word is no value.
    const simple = (message: string) =>
      [...message.matchAll(/(?<!(?:zero|one|two|few|many|other|=\d+) )\{(\w+)\}/g)].map(([, name]) => name);
    for (const [id, message] of Object.entries(en)) {
      const other = new Map(Object.entries(catalogues[locale])).get(id) ?? '';
      expect({ id, values: [...new Set(simple(other))].toSorted(byText) }).toEqual({
        id,
        values: [...new Set(simple(message))].toSorted(byText),
      });
    }
  });

  it.each(['fr', 'id'] as const)('%s is translated, but for names', (locale) => {
    const same = Object.entries(en).filter(
      ([id, message]) => new Map(Object.entries(catalogues[locale])).get(id) === message,
    );
    expect(same.length).toBeLessThan(40);
  });
});

describe('moneyParts', () => {
  const text = (locale: string, value: number, currency: string) =>
    moneyParts({ locale }, minor(value), currency)
      .map((part) => part.value)
      .join('');

  it('prints every digit, a true minus, and the exponent of the currency', () => {
    expect(text('en-AU', -123456, 'AUD')).toBe('\u2212$1,234.56');
    expect(text('en-AU', 1234, 'JPY')).toBe('JPY\u00a01,234');
    expect(text('en-US', 1, 'KWD')).toBe('KWD\u00a00.001');
    expect(text('en-US', 0, 'USD')).toBe('$0.00');
  });

  it('is exact where a double in major units is not', () => {
    expect(text('en-US', Number.MAX_SAFE_INTEGER, 'USD')).toBe('$90,071,992,547,409.91');
    expect(text('en-US', Number.MIN_SAFE_INTEGER, 'USD')).toBe('\u2212$90,071,992,547,409.91');
  });
});

/** Reports for the tests of the files: any names, any amounts, in currencies of 0, 2 and 3 decimals. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { fromDayNumber } from '../../../../shared/dates.ts';
import { minor } from '../../../../shared/money.ts';
import type { Cell, Report } from '../../../../shared/report/model.ts';
import { count, day, link, money, rate, sectionOf, text } from '../../../../shared/report/tables.ts';

export const CURRENCIES = ['AUD', 'IDR', 'JPY', 'KWD'] as const;

const font = (path: string) =>
  readFileSync(
    join(import.meta.dirname, '../../../../node_modules/@expo-google-fonts/roboto', path),
  ).toString('base64');
export const FONTS = {
  regular: font('400Regular/Roboto_400Regular.ttf'),
  bold: font('700Bold/Roboto_700Bold.ttf'),
};

const LABELS = {
  page: 'Page {page} of {pages}',
  currency: 'currency',
  missing: 'Letters are missing.',
  about: 'About',
};

const row: fc.Arbitrary<Cell[]> = fc
  .record({
    name: fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom(
        '=1+1',
        '+61 2',
        '-5',
        '@now',
        '"quoted", and\r\nbroken',
        '漢字',
        'Ünïcödé ×',
        'constructor',
        '__proto__',
        '',
      ),
    ),
    amount: fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }),
    currency: fc.constantFrom(...CURRENCIES),
    date: fc.integer({ min: 0, max: 40_000 }),
    times: fc.nat(9999),
    share: fc.nat(100_000),
  })
  .map(({ name, amount, currency, date, times, share }) => [
    text(name),
    day(fromDayNumber(date)),
    money(minor(amount), currency),
    count(times),
    rate(share / 100_000),
    link('Open', `https://go.xero.com/x?id=${times}&b="q"`),
  ]);

export const rows = fc.array(row, { maxLength: 40 });

/** A report of one section with those rows. */
export function reportOf(cells: readonly (readonly Cell[])[], name = 'Tallowood Coffee'): Report {
  return {
    title: 'Month-end pack',
    organisation: name,
    period: 'October 2026',
    made: 'Made 2 Nov 2026',
    madeAt: Date.UTC(2026, 10, 2),
    labels: LABELS,
    warning: '',
    facts: [{ label: 'Accounts', value: 'Stripe' }],
    fileName: 'tieout-2026-10-month-end',
    sections: [
      sectionOf(
        {
          id: 'fees',
          title: 'Fees',
          notes: ['What it is.'],
          columns: [
            { title: 'Name', type: 'text', weight: 30 },
            { title: 'Date', type: 'date', weight: 10 },
            { title: 'Amount', type: 'money', weight: 10, summed: true },
            { title: 'Count', type: 'count', weight: 5, summed: true },
            { title: 'Rate', type: 'rate', weight: 5 },
            { title: 'Link', type: 'link', weight: 5 },
          ],
          rows: cells,
          empty: 'None.',
        },
        (currency) => `Total ${currency}`,
      ),
    ],
  };
}

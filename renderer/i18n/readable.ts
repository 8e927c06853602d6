/** Values of a reason or a problem as people read them: amounts with currency, dates by locale. */
import { CurrencySchema, PlainDateSchema } from '../../shared/schemas.ts';
import { minor } from '../../shared/money.ts';
import * as v from 'valibot';
import type { Texts, TextValues } from './useTexts.ts';

/** Names of values that are amounts in minor units. */
const amounts = new Set([
  'amount',
  'residual',
  'expected',
  'sum',
  'due',
  'total',
  'payoutAmount',
  'lineAmount',
  'difference',
  'clearing',
  'net',
]);

/** What sentences may ask for, for a reason that lacks it. */
const blanks = {
  amount: '',
  currency: '',
  expected: '',
  date: '',
  businessDays: 0,
  days: 0,
  count: 0,
  value: '',
  rate: '',
  payoutAmount: '',
  message: '',
  account: '',
  invoice: '',
  due: '',
  status: '',
  reference: '',
  taxType: '',
  open: '',
  option: '',
  payout: '',
  what: '',
  name: '',
  added: 0,
  changed: 0,
  steps: 0,
  plans: 0,
  lines: 0,
  errors: 0,
  done: 0,
  refused: 0,
  left: 0,
  deleted: 0,
  n: 0,
} as const;

/**
 * `values` with every value that a sentence may ask for: amounts formatted in the `currency` value or the one given,
 * dates as the locale writes them, and empty text or 0 for what is missing, so that no sentence ever fails to print.
 */
export function readable(texts: Texts, values: TextValues, currency: string): TextValues {
  const own = v.safeParse(CurrencySchema, values['currency']);
  const unit = own.success ? own.output : currency;
  const out: Record<string, string | number> = { ...blanks };
  for (const [name, value] of Object.entries(values)) out[name] = readableValue(texts, name, value, unit);
  return out;
}

function readableValue(
  texts: Texts,
  name: string,
  value: string | number,
  currency: string,
): string | number {
  if (typeof value === 'number') {
    return amounts.has(name) && Number.isSafeInteger(value) ? texts.money(minor(value), currency) : value;
  }
  if (name === 'what') {
    return value
      .split(' ')
      .map((word) => texts.maybe(`difference.${word}`, {}, word))
      .join(', ');
  }
  // What a provider or Xero said stays; what Tieout said of it is told.
  if (name === 'message') return texts.told(value);
  const date = v.safeParse(PlainDateSchema, value);
  return date.success ? texts.date(date.output, 'year') : value;
}

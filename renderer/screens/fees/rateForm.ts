/** What is typed into a line of the rate card, and the line that it makes. Pure. */
import * as v from 'valibot';
import { plainDate } from '../../../shared/dates.ts';
import { type Currency, exponentOf, parseMajor, toMajorText, ZERO } from '../../../shared/money.ts';
import { parseRate, rateText, type RateRow, RateRowSchema } from '../../../shared/proof/rateCard.ts';

export interface RateForm {
  /** `provider|currency`. */
  readonly account: string;
  readonly on: RateRow['on'];
  readonly method: string;
  readonly brand: string;
  readonly funding: string;
  readonly region: '' | 'inside' | 'outside';
  readonly country: string;
  readonly rate: string;
  readonly cap: string;
  readonly validFrom: string;
}

export type RateProblem = 'account' | 'rate' | 'cap' | 'country' | 'date';

/** The form of a line, or an empty one. */
export function rateFormOf(row: RateRow | null, account: string, country: string): RateForm {
  return {
    account: row === null ? account : `${row.provider}|${row.currency}`,
    on: row?.on ?? 'sale',
    method: row?.method ?? '',
    brand: row?.brand ?? '',
    funding: row?.funding ?? '',
    region: row?.region?.side ?? '',
    country: row?.region?.country ?? country,
    rate: row === null ? '' : rateText(row, row.currency),
    cap: row === null || row.cap === null ? '' : toMajorText(row.cap, row.currency),
    validFrom: row?.validFrom ?? '',
  };
}

/**
 * The line that a form makes, with the id given; `reading` is kept as it was. Without a day it holds from the beginning. Else what is
 * wrong with it first.
 */
export function parseRateForm(
  form: RateForm,
  { id, reading }: Pick<RateRow, 'id' | 'reading'>,
): RateRow | RateProblem {
  const [provider = '', currency = ''] = form.account.split('|');
  if (!/^[A-Z]{3}$/.test(currency)) return 'account';
  const rate = parseRate(form.rate, currency);
  if (rate === null) return 'rate';
  const cap = capOf(form.cap, currency);
  if (cap === undefined) return 'cap';
  const country = form.country.trim().toUpperCase();
  if (form.region !== '' && !/^[A-Z]{2}$/.test(country)) return 'country';
  const validFrom = dateOf(form.validFrom);
  if (validFrom === null) return 'date';
  const row = v.safeParse(RateRowSchema, {
    id,
    provider,
    currency,
    on: form.on,
    method: form.method.trim().toLowerCase(),
    brand: form.brand.trim().toLowerCase(),
    funding: form.funding.trim().toLowerCase(),
    reading,
    region: form.region === '' ? null : { country, side: form.region },
    ...rate,
    cap,
    validFrom,
  });
  return row.success ? row.output : 'account';
}

/** Null where there is none; undefined for what isn't an amount. */
function capOf(text: string, currency: Currency): RateRow['cap'] | undefined {
  if (text.trim() === '') return null;
  try {
    const cap = parseMajor(text.trim().replace(',', '.'), exponentOf(currency));
    return cap > ZERO ? cap : undefined;
  } catch {
    return undefined;
  }
}

function dateOf(text: string): RateRow['validFrom'] | null {
  try {
    return plainDate(text === '' ? '2000-01-01' : text);
  } catch {
    return null;
  }
}

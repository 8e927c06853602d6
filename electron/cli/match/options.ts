/** Options of `npm run match`. */
import { parseArgs } from 'node:util';
import { DateError, type PlainDate, plainDate } from '../../../shared/dates.ts';
import type { DateOrder } from '../../../shared/statement/csvDates.ts';
import { WrongInput } from './wrongInput.ts';

export const USAGE = `Usage: npm run -s match -- --payouts P.csv --bank B.csv [--bank C.ofx] [options]

  --payouts FILE   payouts as CSV: id, provider, account, currency, amount, status, arrival_date, method,
                   descriptor, trace_id, description; or a Stripe report (payout_reconciliation.itemized,
                   payouts.itemized). May be given several times.
  --bank FILE      a bank statement in any format that the app imports. May be given several times.
  --currency XXX   currency of bank files that name none (else that of the payouts, if they have one only)
  --dates ORDER    DMY or MDY, for bank files whose dates can be read either way
  --country XX     whose bank holidays count (else by the currency of the bank lines; "none" for none)
  --as-of DATE     today, as YYYY-MM-DD (else the last day that the files speak of)
  --json           one JSON object on stdout instead of a table
  --help           this text`;

export interface Options {
  readonly help: boolean;
  readonly payouts: readonly string[];
  readonly bank: readonly string[];
  /** In upper case; empty if not given. */
  readonly currency: string;
  readonly dateOrder: DateOrder | null;
  /** In upper case; empty if not given. */
  readonly country: string;
  readonly asOf: PlainDate | null;
  readonly json: boolean;
}

const HINT = 'See --help.';

function orderOf(text: string | undefined): DateOrder | null {
  if (text === undefined) return null;
  const order = text.toUpperCase();
  if (order === 'DMY' || order === 'MDY' || order === 'YMD') return order;
  throw new WrongInput(`--dates: "${text}" is not DMY or MDY. ${HINT}`);
}

function dayOf(text: string | undefined): PlainDate | null {
  if (text === undefined) return null;
  try {
    return plainDate(text);
  } catch (error) {
    if (!(error instanceof DateError)) throw error;
    throw new WrongInput(`--as-of: "${text}" is not a date; YYYY-MM-DD was expected. ${HINT}`);
  }
}

function codeOf(option: string, text: string | undefined, shape: RegExp, what: string): string {
  if (text === undefined || shape.test(text)) return (text ?? '').toUpperCase();
  throw new WrongInput(`${option}: "${text}" is not ${what}. ${HINT}`);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        payouts: { type: 'string', multiple: true },
        bank: { type: 'string', multiple: true },
        currency: { type: 'string' },
        dates: { type: 'string' },
        country: { type: 'string' },
        'as-of': { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new WrongInput(`${error instanceof Error ? error.message : String(error)} ${HINT}`);
  }
}

/** Reads the arguments; throws `WrongInput` with one line that names what is wrong. */
export function readOptions(args: readonly string[]): Options {
  const values = parse(args);
  const { payouts = [], bank = [], help, json } = values;
  if (!help && payouts.length === 0) throw new WrongInput(`--payouts: a file was expected. ${HINT}`);
  if (!help && bank.length === 0) throw new WrongInput(`--bank: a file was expected. ${HINT}`);
  return {
    help,
    json,
    payouts,
    bank,
    currency: codeOf('--currency', values.currency, /^[A-Za-z]{3}$/, 'a currency code of three letters'),
    dateOrder: orderOf(values.dates),
    country: codeOf('--country', values.country, /^([A-Za-z]{2}|none)$/i, 'a country code of two letters'),
    asOf: dayOf(values['as-of']),
  };
}

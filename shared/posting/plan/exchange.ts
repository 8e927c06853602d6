/** A charge that the provider converted, paying an invoice in the currency that the customer paid: rate and rounding. */
import { type Currency, divideRounded, exponentOf, type Minor, minor, subtract } from '../../money.ts';

/** Xero's rates have six decimals (every sample in its documents does). */
const RATE_DECIMALS = 6;
const RATE_UNIT = 10n ** BigInt(RATE_DECIMALS);

/** Rates tried to either side of the nearest one. */
const REACH = 2n;

/** What rounding may make of an amount: this share of it, or two minor units; more is no rounding. */
const MOST_ROUNDING = 1e-5;

/** How far the provider's rate may be from its own amounts: they are then not of the same movement. */
const MOST_OFF = 1e-4;

export interface ExchangeInput {
  /** What is paid of the invoice, in its currency; positive. */
  readonly paid: Minor;
  readonly paidCurrency: Currency;
  /** What reaches the account, in its currency; positive. */
  readonly gross: Minor;
  readonly currency: Currency;
  /** Of the organisation: one of the two currencies must be it. */
  readonly baseCurrency: Currency;
  /** The provider's: units of `currency` for one of `paidCurrency`, decimal text. */
  readonly providerRate: string;
}

export interface Exchange {
  /** For Xero: units of the currency that isn't the base for one of the base, at most six decimals. */
  readonly rate: string;
  /** What Xero makes of `paid` at that rate. */
  readonly amount: Minor;
  /** What is left of `gross`: a few cents where no rate of six decimals hits it. */
  readonly rounding: Minor;
}

/** Why a charge can't pay an invoice in another currency. */
export type ExchangeRefusal = 'twoForeign' | 'rateUnfit';

/**
 * The rate at which Xero's BankAmount is the converted gross to the cent, or the nearest there is with the rest as rounding.
 * `twoForeign`: neither currency is the base, which Xero refuses. `rateUnfit`: no rate of six decimals comes near, or the
 * provider's rate isn't the one between its two amounts.
 */
export function exchangeOf(input: ExchangeInput): Exchange | ExchangeRefusal {
  const { paid, gross, currency, paidCurrency, baseCurrency } = input;
  if (currency !== baseCurrency && paidCurrency !== baseCurrency) return 'twoForeign';
  if (paid <= 0 || gross <= 0 || !fitsProvider(input)) return 'rateUnfit';
  // In units of a common scale, so that the rate is a plain ratio.
  const p = BigInt(paid) * 10n ** BigInt(exponentOf(currency));
  const g = BigInt(gross) * 10n ** BigInt(exponentOf(paidCurrency));
  const intoBase = currency === baseCurrency;
  const nearest = intoBase ? divideRounded(p * RATE_UNIT, g) : divideRounded(g * RATE_UNIT, p);
  const amountAt = (rate: bigint): Minor => {
    const scale = 10n ** BigInt(exponentOf(paidCurrency));
    const exact = intoBase
      ? divideRounded(p * RATE_UNIT, rate * scale)
      : divideRounded(p * rate, RATE_UNIT * scale);
    return minor(Number(exact));
  };
  const tries = [0n, 1n, -1n, REACH, -REACH]
    .map((step) => nearest + step)
    .filter((rate) => rate > 0n)
    .map((rate) => ({ rate, amount: amountAt(rate) }))
    .map((one) => ({ ...one, off: Math.abs(gross - one.amount) }));
  const [best] = tries.toSorted((a, b) => a.off - b.off);
  if (!best || best.off > Math.max(2, gross * MOST_ROUNDING)) return 'rateUnfit';
  return { rate: decimalText(best.rate), amount: best.amount, rounding: subtract(gross, best.amount) };
}

/** Whether the provider's own rate turns one amount into the other; a rate that isn't told says nothing against it. */
function fitsProvider({ paid, paidCurrency, gross, currency, providerRate }: ExchangeInput): boolean {
  const rate = Number(providerRate);
  if (!(rate > 0)) return providerRate.trim() === '';
  const made = paid * rate * 10 ** (exponentOf(currency) - exponentOf(paidCurrency));
  return Math.abs(made - gross) <= Math.max(2, gross * MOST_OFF);
}

function decimalText(rate: bigint): string {
  const text = rate.toString().padStart(RATE_DECIMALS + 1, '0');
  const fraction = text.slice(-RATE_DECIMALS).replace(/0+$/, '');
  return `${text.slice(0, -RATE_DECIMALS)}${fraction === '' ? '' : `.${fraction}`}`;
}

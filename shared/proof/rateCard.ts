/** The merchant's rate card: what was agreed with a provider, as the user writes it. */
import * as v from 'valibot';
import { type Currency, type Minor, divideRounded, exponentOf, minor, parseMajor } from '../money.ts';
import { ProviderSchema } from '../payout/model.ts';
import { CurrencySchema, MinorSchema, PlainDateSchema } from '../schemas.ts';

/** A millionth: rates are whole parts per million, 1.75 % is 17,500. */
const PPM = 1_000_000n;

/**
 * One line of the card. What is empty fits anything. Without tax where the provider tells the tax on its fees apart (Stripe
 * with GST, Xendit's VAT), with it where it doesn't (Square).
 */
export const RateRowSchema = v.object({
  id: v.string(),
  provider: ProviderSchema,
  currency: CurrencySchema,
  /** `sale`: on each sale. `conversion`: on top, where the provider converted what the customer paid. */
  on: v.picklist(['sale', 'conversion']),
  /** As in `Means`, compared without case; empty: any. */
  method: v.string(),
  brand: v.string(),
  funding: v.string(),
  reading: v.string(),
  /** Where the card is from: `inside` or `outside` the country named; null: anywhere. */
  region: v.nullable(v.object({ country: v.string(), side: v.picklist(['inside', 'outside']) })),
  /** Parts per million of the gross, and a fixed amount; at most `cap` where there is one. */
  ppm: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000)),
  fixed: MinorSchema,
  cap: v.nullable(MinorSchema),
  /** From this day on, until a line for the same takes over. */
  validFrom: PlainDateSchema,
});
export type RateRow = v.InferOutput<typeof RateRowSchema>;

/** What a line makes of a sale, to the nearest minor unit, halves up. */
export function feeByRate({ ppm, fixed, cap }: Pick<RateRow, 'ppm' | 'fixed' | 'cap'>, gross: Minor): Minor {
  const share = Number(divideRounded(BigInt(gross) * BigInt(ppm), PPM));
  const fee = minor(share + fixed);
  return cap !== null && fee > cap ? cap : fee;
}

const RATE = /^(?:(\d+(?:[.,]\d+)?)\s*%)?\s*(?:\+?\s*(\d+(?:[.,]\d+)?))?$/;

/**
 * Reads a rate as people write it: `1.75 % + 0.30`, `2,9%`, `4000`. The amount is in major units without grouping. Null for
 * anything else, for more than four decimals of a per cent, and for an amount that the currency can't hold.
 */
export function parseRate(text: string, currency: Currency): Pick<RateRow, 'ppm' | 'fixed'> | null {
  const found = RATE.exec(text.trim());
  const [, percent, amount] = found ?? [];
  if (percent === undefined && amount === undefined) return null;
  try {
    const ppm = parseMajor((percent ?? '0').replace(',', '.'), 4);
    const fixed = parseMajor((amount ?? '0').replace(',', '.'), exponentOf(currency));
    return ppm > Number(PPM) ? null : { ppm, fixed };
  } catch {
    return null;
  }
}

/** The inverse of `parseRate`: with a point, no grouping. */
export function rateText({ ppm, fixed }: Pick<RateRow, 'ppm' | 'fixed'>, currency: Currency): string {
  const percent = `${ppm / 10_000} %`;
  const exponent = exponentOf(currency);
  const amount = (fixed / 10 ** exponent).toFixed(exponent);
  if (fixed === 0) return percent;
  return ppm === 0 ? amount : `${percent} + ${amount}`;
}

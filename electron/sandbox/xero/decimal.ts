/** Exact arithmetic on the decimal numbers of the wire: Xero takes doubles and rounds half away from zero. */
import { exponentOf, type Minor, minor } from '../../../shared/money.ts';

/** `digits / 10^scale`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** The shortest decimal that prints the double; null if it isn't finite. */
export function decimalOf(value: number): Decimal | null {
  if (!Number.isFinite(value)) return null;
  const found = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!found) return null;
  const [, sign = '', whole = '', fraction = '', power = '0'] = found;
  const digits = BigInt(`${sign}${whole}${fraction}`);
  const scale = fraction.length - Number(power);
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}

/** `a × b`, exact. */
export function multiply(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale };
}

/** `numerator / denominator` to a whole number, half away from zero. `denominator` > 0. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n;
  const magnitude = negative ? -numerator : numerator;
  const rounded = (magnitude * 2n + denominator) / (denominator * 2n);
  return negative ? -rounded : rounded;
}

/** The decimal to `places` digits after the point, half away from zero. */
export function roundTo(value: Decimal, places: number): Decimal {
  if (value.scale <= places) return value;
  return { digits: divideRounded(value.digits, 10n ** BigInt(value.scale - places)), scale: places };
}

/** The decimal as minor units of `currency`, half away from zero. Throws `MoneyError` beyond the safe range. */
export function toMinor(value: Decimal, currency: string): Minor {
  const places = exponentOf(currency);
  const rounded = roundTo(value, places);
  return minor(Number(rounded.digits * 10n ** BigInt(places - rounded.scale)));
}

/** A double in major units as exact minor units, or null where it has more digits than the currency. */
export function exactMinor(value: number, currency: string): Minor | null {
  const parsed = decimalOf(value);
  if (!parsed) return null;
  const rounded = roundTo(parsed, exponentOf(currency));
  const same = rounded.digits * 10n ** BigInt(Math.max(0, parsed.scale - rounded.scale)) === parsed.digits;
  const tooLarge = rounded.digits > 10n ** 15n || rounded.digits < -(10n ** 15n);
  return same && !tooLarge ? toMinor(parsed, currency) : null;
}

/** `amount × numerator / denominator`, half away from zero. */
export function share(amount: Minor, numerator: number, denominator: number): Minor {
  return minor(Number(divideRounded(BigInt(amount) * BigInt(numerator), BigInt(denominator))));
}

/** An amount of `from` at `rate` (units of `from` per unit of `to`) in minor units of `to`, half away from zero. */
export function convert(amount: Minor, rate: number, from: string, to: string): Minor {
  if (from === to) return amount;
  const scaled = decimalOf(rate);
  if (!scaled || scaled.digits <= 0n) throw new RangeError(`${rate} is not an exchange rate`);
  const up = 10n ** BigInt(scaled.scale + exponentOf(to));
  const down = scaled.digits * 10n ** BigInt(exponentOf(from));
  return minor(Number(divideRounded(BigInt(amount) * up, down)));
}

/**
 * Money: whole minor units with a currency, never floats.
 *
 * `Minor` counts the smallest unit of Tieout's own table below (cents for AUD, yen for JPY). A provider whose wire
 * format uses another exponent is rescaled by its mapper, which must refuse to lose a digit.
 */
declare const minorBrand: unique symbol;

/** A safe integer count of minor units. Negative is money out. */
export type Minor = number & { readonly [minorBrand]: true };

/** ISO 4217 code in upper case, e.g. `AUD`. */
export type Currency = string;

/** Thrown when a text or number can't be an exact amount; `message` says why, in words fit for a user. */
export class MoneyError extends Error {
  override readonly name = 'MoneyError';
}

const ZERO_DECIMAL = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' '));
const THREE_DECIMAL = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));

/** Digits after the decimal point that Tieout (and ISO 4217) keeps for a currency. */
export function exponentOf(currency: Currency): number {
  if (ZERO_DECIMAL.has(currency)) return 0;
  if (THREE_DECIMAL.has(currency)) return 3;
  return 2;
}

/** Brands an integer as minor units. Throws `MoneyError` if it is not a safe integer; folds −0 into 0. */
export function minor(value: number): Minor {
  if (!Number.isSafeInteger(value)) throw new MoneyError(`${value} is not a whole number of minor units`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place that brands, after the check above
  return (value === 0 ? 0 : value) as Minor;
}

export const ZERO: Minor = minor(0);

/** Adds amounts of one currency; throws `MoneyError` when the total leaves the safe range. */
export function sumMinor(values: Iterable<Minor>): Minor {
  let total = 0;
  for (const value of values) {
    total += value;
    if (!Number.isSafeInteger(total)) throw new MoneyError('The total is too large to be exact');
  }
  return minor(total);
}

/** `a − b`, exact or `MoneyError`. */
export function subtract(a: Minor, b: Minor): Minor {
  return minor(a - b);
}

/** `−a`. */
export function negate(a: Minor): Minor {
  return minor(0 - a);
}

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/**
 * Parses plain decimal text in major units (`-1234.50`, no grouping) into minor units.
 * Throws `MoneyError` if it isn't decimal text or would lose a non-zero digit.
 */
export function parseMajor(text: string, exponent: number): Minor {
  const found = DECIMAL.exec(text.trim());
  if (!found) throw new MoneyError(`"${text}" is not an amount`);
  const [, sign = '', whole = '', fraction = ''] = found;
  const kept = fraction.slice(0, exponent).padEnd(exponent, '0');
  if (/[1-9]/.test(fraction.slice(exponent))) {
    throw new MoneyError(`"${text}" has more than ${exponent} decimals`);
  }
  const magnitude = Number(whole + kept);
  if (!Number.isSafeInteger(magnitude)) throw new MoneyError(`"${text}" is too large to be exact`);
  return minor(sign === '-' ? -magnitude : magnitude);
}

/**
 * Reads a JSON number in major units (Xero sends doubles) as minor units: the shortest decimal that prints the
 * double is what was on the wire. Throws `MoneyError` if that has more digits than the currency keeps.
 */
export function fromMajorNumber(value: number, currency: Currency): Minor {
  if (!Number.isFinite(value)) throw new MoneyError(`${value} is not an amount`);
  const text = String(value);
  if (text.includes('e')) throw new MoneyError(`${text} is out of range for an amount`);
  return parseMajor(text, exponentOf(currency));
}

/** Plain decimal text in major units, `-1234.50`: for files, JSON and logs. People see `renderer/components/Amount`. */
export function toMajorText(value: Minor, currency: Currency): string {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(value)).padStart(exponent + 1, '0');
  const sign = value < 0 ? '-' : '';
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** The JSON number in major units that Xero's API takes. Exact for every amount that `toMajorText` can print. */
export function toMajorNumber(value: Minor, currency: Currency): number {
  return Number(toMajorText(value, currency));
}

/** `a / b` to the nearest whole number, halves away from zero. `b` isn't zero. */
export function divideRounded(a: bigint, b: bigint): bigint {
  const isNegative = a < 0n !== b < 0n;
  const [top, bottom] = [a < 0n ? -a : a, b < 0n ? -b : b];
  const size = (top * 2n + bottom) / (bottom * 2n);
  return isNegative ? -size : size;
}

/** Reading what a provider sent: parsed strictly where it matters, with errors fit for people. */
import * as v from 'valibot';
import { type PlainDate, plainDate } from '../dates.ts';
import { type Currency, type Minor, MoneyError, exponentOf, parseMajor } from '../money.ts';

/** A provider sent something that can't be right; `message` names the object and says what, in words fit for a user. */
export class ProviderDataError extends Error {
  override readonly name = 'ProviderDataError';
}

/** Parses a wire object; throws `ProviderDataError` naming the provider, the object, its id and the field. */
export function parseWire<S extends v.GenericSchema<unknown, unknown>>(
  schema: S,
  raw: unknown,
  { provider, what }: { readonly provider: string; readonly what: string },
): v.InferOutput<S> {
  const parsed = v.safeParse(schema, raw);
  if (parsed.success) return parsed.output;
  const issue = parsed.issues[0];
  const id = v.safeParse(v.object({ id: v.string() }), raw);
  const where = v.getDotPath(issue) ?? 'value';
  const name = id.success ? `${what} ${id.output.id}` : '';
  throw new ProviderDataError(
    name === ''
      ? `${provider} sent a ${what} in a shape that Tieout doesn't know: ${where}: ${issue.message}`
      : `${provider} sent ${name} in a shape that Tieout doesn't know: ${where}: ${issue.message}`,
  );
}

/** An amount in major units as `parseExactJson` leaves it, or as a plain JSON number. */
export const MajorSchema = v.union([
  v.pipe(v.string(), v.regex(/^[+-]?\d+(\.\d+)?$/, 'not an amount')),
  v.number(),
]);

/**
 * An amount in major units, text or number, as minor units. Throws `MoneyError` where a digit would be lost; a number whose
 * digits a float can't hold (`1e21`, `0.30000000000000004`) is refused, not rounded.
 */
export function majorToMinor(value: v.InferOutput<typeof MajorSchema>, currency: Currency): Minor {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new MoneyError(`${value} is not an amount`);
  return parseMajor(String(value), exponentOf(currency));
}

/** 2200-01-01. */
const LAST_MS = 7_258_118_400_000;
const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * RFC 3339 text (1970 to 2199) as unix seconds, parts of a second dropped; without a zone it is UTC, without a time midnight.
 * Throws `ProviderDataError` for anything else.
 */
export function instantOf(text: string): number {
  const [, date, time = '00:00', seconds = ':00', zone = 'Z'] = INSTANT.exec(text.trim()) ?? [];
  const ms = date === undefined ? Number.NaN : Date.parse(`${date}T${time}${seconds}${zoneOf(zone)}`);
  // What no calendar of a business has is a number that went wrong.
  if (!(ms >= 0 && ms < LAST_MS)) throw new ProviderDataError(`"${text}" is not a date with a time`);
  return Math.floor(ms / 1000);
}

/** A calendar date `YYYY-MM-DD`, as it stands also where a time follows it. Throws `ProviderDataError` for anything else. */
export function dateOf(text: string): PlainDate {
  try {
    return plainDate(text.trim().slice(0, 10));
  } catch {
    throw new ProviderDataError(`"${text}" is not a date`);
  }
}

function zoneOf(zone: string): string {
  if (/^z$/i.test(zone)) return 'Z';
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}

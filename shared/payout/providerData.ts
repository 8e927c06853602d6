/** Reading what a provider sent: parsed strictly where it matters, with errors fit for people. */
import * as v from 'valibot';
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
  const name = id.success ? `${what} ${id.output.id}` : `a ${what}`;
  throw new ProviderDataError(
    `${provider} sent ${name} in a shape that Tieout doesn't know: ${v.getDotPath(issue) ?? 'value'}: ${issue.message}`,
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

/** Valibot building blocks shared by the models and the bridge. */
import * as v from 'valibot';
import { type PlainDate, plainDate } from './dates.ts';
import { type Minor, minor } from './money.ts';

/** A safe integer of minor units; brands it. */
export const MinorSchema = v.pipe(
  v.number(),
  v.safeInteger(),
  v.transform((value): Minor => minor(value)),
);

/** A real calendar date `YYYY-MM-DD`; brands it. */
export const PlainDateSchema = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }): PlainDate => {
    try {
      return plainDate(dataset.value);
    } catch {
      addIssue({ message: `"${dataset.value}" is not a real date as YYYY-MM-DD` });
      return NEVER;
    }
  }),
);

/** Three capital letters. */
export const CurrencySchema = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'not a currency code'));

/** A whole number ≥ 0. */
export const CountSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Unix seconds, UTC. */
export const UnixSeconds = v.pipe(v.number(), v.safeInteger());

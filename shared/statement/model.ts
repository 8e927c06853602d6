/** Bank statement lines: what every bank file becomes. */
import * as v from 'valibot';
import { CurrencySchema, MinorSchema, PlainDateSchema } from '../schemas.ts';

/** One line of a bank statement. `amount` is as it changes the account: credit positive, debit negative. */
export const StatementLineSchema = v.object({
  /** `accountId|date|amount|narrativeHash|occurrence`: equal content in another file gives the same key. */
  key: v.string(),
  /** The Xero bank account (AccountID) that the user imported the file for. */
  accountId: v.string(),
  date: PlainDateSchema,
  amount: MinorSchema,
  currency: CurrencySchema,
  payee: v.string(),
  /** Everything the bank wrote, joined and with its white space folded. */
  narrative: v.string(),
  reference: v.string(),
  /** The bank's id (OFX FITID); empty if none. Banks reuse it: never a key by itself. */
  bankId: v.string(),
  /** Balance after the line where the file has one. */
  balance: v.nullable(MinorSchema),
  /** Where it came from: file name and physical line number (OFX: the nth transaction), both as a user counts. */
  source: v.object({ file: v.string(), line: v.number() }),
});
export type StatementLine = v.InferOutput<typeof StatementLineSchema>;

/** Something wrong in a file, in words that say what was expected. `line` counts from 1; 0 when the whole file is meant. */
export interface StatementIssue {
  readonly severity: 'error' | 'warning';
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly message: string;
}

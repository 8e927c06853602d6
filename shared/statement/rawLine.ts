/** One line as a file format's reader hands it over, before it has a key. */
import type { PlainDate } from '../dates.ts';
import { compositeKey, stableHash } from '../ids.ts';
import type { Minor } from '../money.ts';
import type { StatementIssue, StatementLine } from './model.ts';
import { foldSpace, joinNarrative, normaliseNarrative } from './narrative.ts';

/** A parsed line. `amount` is as it changes the account, minor units; `line` is the physical line (OFX: the nth transaction). */
export interface RawLine {
  readonly date: PlainDate;
  readonly amount: Minor;
  readonly currency: string;
  readonly payee: string;
  readonly description: string;
  readonly reference: string;
  readonly bankId: string;
  readonly balance: Minor | null;
  readonly line: number;
}

/** What a reader makes of a file: good lines, and everything that was wrong. */
export interface RawRead {
  readonly lines: readonly RawLine[];
  readonly issues: readonly StatementIssue[];
}

/**
 * Gives lines their keys: `accountId|date|amount|narrativeHash|occurrence`. The occurrence counts lines that are alike
 * within the file, so two equal lines stay two and the same file read again gives the same keys. The bank's own id is
 * left out on purpose: banks reuse it.
 */
export function keyLines(raw: readonly RawLine[], file: string, accountId: string): StatementLine[] {
  const seen = new Map<string, number>();
  return raw.map((line) => {
    const narrative = joinNarrative([line.payee, line.description, line.reference]);
    const stem = compositeKey(accountId, line.date, line.amount, stableHash(normaliseNarrative(narrative)));
    const occurrence = (seen.get(stem) ?? 0) + 1;
    seen.set(stem, occurrence);
    return {
      key: `${stem}|${occurrence}`,
      accountId,
      date: line.date,
      amount: line.amount,
      currency: line.currency,
      payee: foldSpace(line.payee),
      narrative,
      reference: foldSpace(line.reference),
      bankId: line.bankId,
      balance: line.balance,
      source: { file, line: line.line },
    };
  });
}

/** What a reader of a structured bank file (OFX, MT940, CAMT.053, BAI2, QIF) hands over, and whether its balances hold. */
import type { PlainDate } from '../dates.ts';
import { type Minor, minor, sumMinor, toMajorText } from '../money.ts';
import type { StatementIssue } from './model.ts';
import type { RawLine } from './rawLine.ts';

export interface StatedAmount {
  readonly amount: Minor;
  readonly date: PlainDate | null;
}

/** One account's statement in a file. */
export interface FileStatement {
  /** Account (and bank) number as written; empty if the file names none. */
  readonly id: string;
  /** Empty if the file names none. */
  readonly currency: string;
  readonly lines: readonly RawLine[];
  readonly opening: StatedAmount | null;
  readonly closing: StatedAmount | null;
  /** Where it begins, as `RawLine.line` counts. */
  readonly line: number;
}

export interface FileRead {
  readonly statements: readonly FileStatement[];
  readonly issues: readonly StatementIssue[];
  /** False when the file ends before it should: later transactions may be missing. */
  readonly complete: boolean;
}

/** Collects issues of one file. */
export class IssueList {
  readonly issues: StatementIssue[] = [];
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  error(line: number, field: string, message: string): void {
    this.issues.push({ severity: 'error', file: this.file, line, field, message });
  }

  warn(line: number, field: string, message: string): void {
    this.issues.push({ severity: 'warning', file: this.file, line, field, message });
  }
}

/**
 * Warns where a statement's lines don't lead from its opening to its closing balance, and where one of an account's statements
 * doesn't begin with the balance that the one before it ended with: a statement is missing or there twice.
 */
export function checkBalances(statements: readonly FileStatement[], found: IssueList): void {
  const last = new Map<string, FileStatement>();
  for (const statement of statements) {
    const { id, currency, opening, closing, line } = statement;
    const text = (amount: Minor) => toMajorText(amount, currency);
    const before = last.get(`${id}|${currency}`);
    if (before?.closing && opening && before.closing.amount !== opening.amount) {
      found.warn(
        line,
        'opening balance',
        `The statement opens with ${text(opening.amount)}, the one before it closed with ${text(before.closing.amount)}. A statement is missing between them, or there twice.`,
      );
    }
    last.set(`${id}|${currency}`, statement);
    if (!opening || !closing) continue;
    const expected = minor(opening.amount + sumMinor(statement.lines.map(({ amount }) => amount)));
    if (expected === closing.amount) continue;
    found.warn(
      line,
      'closing balance',
      `The statement's lines lead from ${text(opening.amount)} to ${text(expected)}, but it closes with ${text(closing.amount)}. A line is missing, there twice, or read wrongly.`,
    );
  }
}

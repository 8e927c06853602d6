/** Xendit's Auto-Withdrawal report: which transactions each automatic withdrawal held, by Xendit's own word. */
import type { PlainDate } from '../../dates.ts';
import { type Currency, type Minor, subtract, sumMinor, toMajorText } from '../../money.ts';
import type { StatementIssue } from '../../statement/model.ts';
import type { Payout, PayoutEntry } from '../model.ts';
import type { ReportLine, ReportRead } from './reportLines.ts';
import { groupBy, reportEntries } from './reports.ts';

/** What one automatic withdrawal held, by Xendit's own word. */
export interface WithdrawalTie {
  readonly date: PlainDate;
  readonly currency: Currency;
  readonly status: string;
  /** What all of its transactions come to. */
  readonly total: Minor;
  readonly entries: readonly PayoutEntry[];
  /** The withdrawal's own transaction where the report has it; empty if not. */
  readonly withdrawalId: string;
  /** First line in the file. */
  readonly line: number;
}

/** The Auto-Withdrawal report: one tie a withdrawal, in order of date. */
export function withdrawalTies({ lines }: ReportRead): readonly WithdrawalTie[] {
  const dated = lines.filter(({ withdrawalDate }) => withdrawalDate !== null);
  const groups = groupBy(dated, ({ withdrawalDate, currency }) => `${withdrawalDate ?? ''}|${currency}`);
  return [...groups.values()]
    .flatMap(tieOf)
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function tieOf(lines: readonly ReportLine[]): WithdrawalTie[] {
  const [first] = lines;
  const date = first?.withdrawalDate;
  if (first === undefined || date === undefined || date === null) return [];
  const all = [...groupBy(lines, ({ transactionId }) => transactionId).values()].flatMap(reportEntries);
  const entries = all.filter(({ kind }) => kind !== 'payout').toSorted((a, b) => a.created - b.created);
  return [
    {
      date,
      currency: first.currency,
      status: first.withdrawalStatus,
      total: sumMinor(entries.map(({ net }) => net)),
      entries,
      withdrawalId: all.find(({ kind }) => kind === 'payout')?.id ?? '',
      line: first.line,
    },
  ];
}

/** What tying came to. */
export interface Tied {
  /** Those that are whole now: their make-up is Xendit's own list. */
  readonly payouts: readonly Payout[];
  readonly issues: readonly StatementIssue[];
}

/**
 * Ties the report's transactions to withdrawals that are known: by the withdrawal's id, else by its day, currency and amount to
 * the cent. What adds up to no withdrawal, or to two of them, is left as it is and named. `known` are the movements as they
 * were read from the API: where there is one, it stands for the file's, so that its date stays.
 */
export function tieWithdrawals(
  payouts: readonly Payout[],
  ties: readonly WithdrawalTie[],
  file: string,
  known: ReadonlyMap<string, PayoutEntry> = new Map(),
): Tied {
  const tied: Payout[] = [];
  const issues: StatementIssue[] = [];
  for (const tie of ties) {
    if (NOT_DONE.has(tie.status)) continue;
    const fitting = payouts.filter((payout) => fits(payout, tie));
    const [payout] = fitting;
    const entries = tie.entries.map((entry) => known.get(entry.id) ?? entry);
    const isSame = sumMinor(entries.map(({ net }) => net)) === tie.total;
    if (payout !== undefined && fitting.length === 1 && isSame) {
      const { tiedBy: _proven, ...untied } = payout;
      tied.push({ ...untied, automatic: true, composition: 'known', entries });
      continue;
    }
    const amount = `${toMajorText(tie.total, tie.currency)} ${tie.currency}`;
    const message = `The transactions withdrawn on ${tie.date} come to ${amount}, but ${reasonFor(fitting.length)}. They were not tied to one.`;
    issues.push({ severity: 'warning', file, line: tie.line, field: 'Withdrawal Date', message });
  }
  return { payouts: tied, issues };
}

const NOT_DONE: ReadonlySet<string> = new Set(['PENDING', 'FAILED']);

function reasonFor(fitting: number): string {
  if (fitting === 0) return 'no withdrawal of that day has this amount';
  if (fitting > 1) return 'more than one withdrawal of that day has it';
  return 'the same transactions as Xendit’s own service tells them don’t';
}

function fits(payout: Payout, { date, currency, total, withdrawalId }: WithdrawalTie): boolean {
  if (payout.status !== 'paid' || payout.currency !== currency) return false;
  if (subtract(sumMinor([payout.amount, payout.ownFee]), total) !== 0) return false;
  return withdrawalId === '' ? payout.createdDate === date : payout.id === withdrawalId;
}

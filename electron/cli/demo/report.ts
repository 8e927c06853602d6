/** What a demo run found, as data and as a table. Amounts are decimal text in major units. */

import type { CaseResult } from './cases/outcome.ts';

/** One clearing account at the end of the story. */
export interface ClearingResult {
  /** Its proper name. */
  readonly provider: string;
  readonly currency: string;
  /** Statement lines that are its payouts, and how many of them have their transfer. */
  readonly lines: number;
  readonly posted: number;
  /** Balance in the sandbox's own ledger. */
  readonly clearing: string;
  /** What the provider says it holds, available and pending. */
  readonly held: string;
  /** Payouts that have left the provider and are not on the statement yet. */
  readonly inTransit: string;
  /** Of what is held and in transit: what comes into the books with its payout's bank line only. */
  readonly notPosted: string;
  /** clearing − held − inTransit + notPosted. */
  readonly residual: string;
}

export interface DemoReport {
  readonly version: 1;
  /** Payouts at Stripe. */
  readonly payouts: number;
  /** Stripe's payouts that reach the bank statement, and how many of them were posted with the right line. */
  readonly determinable: number;
  readonly posted: number;
  readonly lines: number;
  readonly matched: number;
  readonly verdicts: Readonly<Record<string, number>>;
  readonly objects: {
    readonly payments: number;
    readonly bankTransactions: number;
    readonly transfers: number;
  };
  readonly duplicates: number;
  readonly xeroCalls: number;
  readonly clearing: readonly ClearingResult[];
  readonly residual: string;
  /** The same story again: what a second sync, import, match and post added. */
  readonly secondPass: { readonly lines: number; readonly decisions: number; readonly objects: number };
  /** The hard cases, with what was done; empty where the run wasn't told where they are. */
  readonly cases: readonly CaseResult[];
  readonly ms: Readonly<Record<string, number>>;
  readonly screenshots: readonly string[];
  /** Everything that is not as it must be; empty when the run succeeded. */
  readonly failures: readonly string[];
}

/** The report for people: one fact a row. */
export function reportTable(report: DemoReport): string {
  const rows: readonly (readonly [string, string])[] = [
    ['Payouts at Stripe', `${report.payouts}, of which ${report.determinable} reach the bank statement`],
    ['Bank lines', `${report.lines}, of which ${report.matched} are payouts`],
    ['Verdicts', countsOf(report.verdicts)],
    ['Payouts posted', `${report.posted} of ${report.determinable}`],
    [
      'Objects in Xero',
      `${report.objects.payments} payments, ${report.objects.bankTransactions} spend and receive money, ${report.objects.transfers} transfers`,
    ],
    ['Duplicates', String(report.duplicates)],
    ['Xero calls', String(report.xeroCalls)],
    ...report.clearing.map((account): readonly [string, string] => [
      `${account.provider} ${account.currency}`,
      `${account.posted} of ${account.lines} lines posted; clearing ${account.clearing} in Xero = ${account.held} at ${account.provider} + ${account.inTransit} in transit − ${account.notPosted} not posted yet, residual ${account.residual}`,
    ]),
    [
      'Run again',
      `${report.secondPass.lines} lines, ${report.secondPass.decisions} decisions, ${report.secondPass.objects} objects added`,
    ],
    [
      'Time',
      Object.entries(report.ms)
        .map(([stage, ms]) => `${stage} ${(ms / 1000).toFixed(1)} s`)
        .join(', '),
    ],
    ['Pictures', report.screenshots.join(', ') || 'none'],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`);
  const verdict =
    report.failures.length === 0
      ? 'The books agree to the cent.'
      : ['The books do not agree:', ...report.failures.map((failure) => `  - ${failure}`)].join('\n');
  return [...lines, '', verdict].join('\n');
}

function countsOf(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  return parts.length === 0 ? 'none' : parts.join(', ');
}

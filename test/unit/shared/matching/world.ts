/** Short makers of payouts and bank lines for matching tests. */
import { addDays, type PlainDate, plainDate } from '../../../../shared/dates.ts';
import { type Holidays, isBusinessDay } from '../../../../shared/matching/days/calendar.ts';
import type { MatchInput, MatchPayout, MatchRun } from '../../../../shared/matching/input.ts';
import { matchAll } from '../../../../shared/matching/matchAll.ts';
import type { Match } from '../../../../shared/matching/model.ts';
import { minor } from '../../../../shared/money.ts';
import { type Payout, payoutKey } from '../../../../shared/payout/model.ts';
import type { StatementLine } from '../../../../shared/statement/model.ts';

export function payout(id: string, amount: number, arrival: string, more: Partial<Payout> = {}): Payout {
  const connectionId = more.connectionId ?? 'c1';
  return {
    id,
    key: payoutKey(connectionId, id),
    connectionId,
    provider: 'stripe',
    currency: 'AUD',
    amount: minor(amount),
    status: 'paid',
    automatic: true,
    method: 'standard',
    created: 1_793_000_000,
    createdDate: plainDate(arrival),
    arrivalDate: plainDate(arrival),
    destination: 'bank',
    descriptor: '',
    traceId: '',
    description: '',
    failureMessage: '',
    originalPayoutId: '',
    reversedById: '',
    balanceEntryId: '',
    failureEntryId: '',
    ownFee: minor(0),
    composition: 'untold',
    entries: [],
    ...more,
  };
}

export function line(
  key: string,
  amount: number,
  date: string,
  narrative = 'STRIPE',
  more: Partial<StatementLine> = {},
): StatementLine {
  return {
    key,
    accountId: 'bank',
    date: plainDate(date),
    amount: minor(amount),
    currency: 'AUD',
    payee: '',
    narrative,
    reference: '',
    bankId: '',
    balance: null,
    source: { file: 'bank.csv', line: 1 },
    ...more,
  };
}

export const AS_OF: PlainDate = plainDate('2026-12-31');

export function run(
  payouts: readonly MatchPayout[],
  lines: readonly StatementLine[],
  more: Partial<MatchInput> = {},
): MatchRun {
  return matchAll({
    payouts,
    lines,
    decisions: [],
    declined: [],
    accountIdOf: () => 'bank',
    asOf: AS_OF,
    ...more,
  });
}

/** `po_1+po_2 → l1 certain` for each match: readable in an assertion. */
export function told(matches: readonly Match[]): string[] {
  return matches.map(({ payoutKeys, lineKeys, verdict }) => {
    const ids = payoutKeys.map((key) => key.slice(key.indexOf('|') + 1)).join('+');
    return `${ids} → ${lineKeys.join('+') || '–'} ${verdict}`;
  });
}

export function tell(
  payouts: readonly MatchPayout[],
  lines: readonly StatementLine[],
  more: Partial<MatchInput> = {},
): string[] {
  return told(run(payouts, lines, more).matches);
}

/** A company for a property test: what it is matched on, and the payouts that each line really settles. */
export interface World {
  readonly payouts: readonly Payout[];
  readonly lines: readonly StatementLine[];
  readonly truth: ReadonlyMap<string, readonly string[]>;
}

/** The day some business days after `date`, which counts from the first business day on or after it. */
export function later(date: PlainDate, businessDays: number, holidays: Holidays): PlainDate {
  let day = date;
  while (!isBusinessDay(day, holidays)) day = addDays(day, 1);
  for (let left = businessDays; left > 0;) {
    day = addDays(day, 1);
    if (isBusinessDay(day, holidays)) left -= 1;
  }
  return day;
}

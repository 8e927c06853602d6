/**
 * Money that comes back after its payout was decided: the bank's credit was confirmed while the payout stood as paid, then
 * the payout failed and the bank took the money back. The line that did is offered as a pair of its own.
 */
import { addDays, daysBetween } from '../../dates.ts';
import { negate, sumMinor, ZERO } from '../../money.ts';
import type { MatchPayout } from '../input.ts';
import type { StatementLine } from '../../statement/model.ts';
import type { MatchInput } from '../input.ts';
import { matchId } from '../matchId.ts';
import type { Decision, Match } from '../model.ts';
import { RETURN_DAYS } from '../rules.ts';
import { compareText } from '../../order.ts';

/** Whether a decision or proposal is only the return of a failed payout: one payout, lines that cancel its amount. */
export function isLateReturn(payouts: readonly MatchPayout[], lines: readonly StatementLine[]): boolean {
  const [payout] = payouts;
  if (payout === undefined || payouts.length !== 1 || lines.length === 0) return false;
  if (payout.status !== 'failed' || payout.amount === 0) return false;
  return sumMinor(lines.map((line) => line.amount)) === negate(payout.amount);
}

/**
 * One proposal for each failed payout whose credit alone is decided and whose return is among the lines in `free`: the
 * earliest line of the same account and opposite amount, at most `RETURN_DAYS` after the credit. Never more than `likely`;
 * declining it brings up the next.
 */
export function lateReturns(input: MatchInput, free: readonly StatementLine[]): Match[] {
  if (input.decisions.length === 0 || !input.payouts.some((payout) => payout.status === 'failed')) return [];
  const payouts = new Map(input.payouts.map((payout) => [payout.key, payout]));
  const lines = new Map(input.lines.map((line) => [line.key, line]));
  const declined = new Set(input.declined.map(({ payoutKey, lineKey }) => `${payoutKey}\n${lineKey}`));
  const taken = new Set<string>();
  const found: Match[] = [];
  for (const { payout, credit } of creditedOnly(input.decisions, payouts, lines)) {
    const fitting = free
      .filter((line) => !taken.has(line.key) && !declined.has(`${payout.key}\n${line.key}`))
      .filter((line) => isReturnOf(line, credit))
      .toSorted((a, b) => (a.date === b.date ? compareText(a.key, b.key) : compareText(a.date, b.date)));
    const [back] = fitting;
    if (back === undefined) continue;
    taken.add(back.key);
    found.push(proposal(payout, credit, back, fitting.length - 1));
  }
  return found;
}

/** Failed payouts that one decision holds, alone, with one line of their amount; in order of their keys. */
function creditedOnly(
  decisions: readonly Pick<Decision, 'payoutKeys' | 'lineKeys'>[],
  payouts: ReadonlyMap<string, MatchPayout>,
  lines: ReadonlyMap<string, StatementLine>,
): { payout: MatchPayout; credit: StatementLine }[] {
  const times = new Map<string, number>();
  for (const key of decisions.flatMap(({ payoutKeys }) => payoutKeys)) {
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  return decisions
    .flatMap(({ payoutKeys, lineKeys }) => {
      const [payout, credit] = [payouts.get(payoutKeys[0] ?? ''), lines.get(lineKeys[0] ?? '')];
      if (payoutKeys.length !== 1 || lineKeys.length !== 1 || !payout || !credit) return [];
      const isSole = payout.status === 'failed' && times.get(payout.key) === 1;
      return isSole && credit.amount === payout.amount && payout.amount !== 0 ? [{ payout, credit }] : [];
    })
    .toSorted((a, b) => compareText(a.payout.key, b.payout.key));
}

function isReturnOf(line: StatementLine, credit: StatementLine): boolean {
  return (
    line.accountId === credit.accountId &&
    line.currency === credit.currency &&
    line.amount === negate(credit.amount) &&
    line.date >= credit.date &&
    line.date <= addDays(credit.date, RETURN_DAYS)
  );
}

function proposal(payout: MatchPayout, credit: StatementLine, back: StatementLine, others: number): Match {
  const { amount, currency } = back;
  const days = daysBetween(credit.date, back.date);
  return {
    id: matchId([payout.key], [back.key]),
    payoutKeys: [payout.key],
    lineKeys: [back.key],
    verdict: 'likely',
    score: others === 0 ? 0.8 : 0.5,
    margin: others === 0 ? 0.8 : 0,
    residual: ZERO,
    evidence: [
      { code: 'amountEqual', values: { amount, currency }, weight: 0.5 },
      { code: 'failedPayout', values: { message: payout.failureMessage }, weight: 0 },
      { code: 'returnedPair', values: { date: back.date, days }, weight: 0.3 },
      ...(others === 0 ? [] : [{ code: 'equalAnswers' as const, values: { count: others }, weight: -0.3 }]),
    ],
    alternatives: [],
  };
}

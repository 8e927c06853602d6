/**
 * How late a provider account's payouts really arrive, learned from what is decided: a bank that books a day after the
 * provider's date is as good as punctual once it has done so often enough.
 */
import type { MatchPayout } from '../input.ts';
import type { StatementLine } from '../../statement/model.ts';
import { businessLag, type Holidays } from './calendar.ts';
import type { Decision } from '../model.ts';
import { LAG } from '../rules.ts';

/** Business days from the provider's arrival date to the bank's: the usual one, and the bounds of nearly all. */
export interface Lag {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** Payouts that it was learned from. */
  readonly count: number;
}

export type Lags = ReadonlyMap<string, Lag>;

export const NO_LAGS: Lags = new Map();

type Decided = Pick<Decision, 'payoutKeys' | 'lineKeys'>;

/**
 * The lag of each connection with at least `LAG.samples` decided payouts that came whole in one line: the median and the 10th and
 * 90th percentile (nearest rank), within `LAG.earliest` … `LAG.latest`. The order of the input makes no difference.
 */
export function learnLags(
  decisions: readonly Decided[],
  payouts: readonly MatchPayout[],
  lines: readonly StatementLine[],
  holidays: Holidays,
): Lags {
  if (decisions.length < LAG.samples) return NO_LAGS;
  const payoutOf = new Map(payouts.map((payout) => [payout.key, payout]));
  const lineOf = new Map(lines.map((line) => [line.key, line]));
  const seen = new Map<string, number[]>();
  for (const { payoutKeys, lineKeys } of decisions) {
    const payout = payoutOf.get(payoutKeys[0] ?? '');
    const line = lineOf.get(lineKeys[0] ?? '');
    if (payoutKeys.length !== 1 || lineKeys.length !== 1 || !payout || !line) continue;
    if (payout.status === 'failed' || payout.amount !== line.amount) continue;
    const lags = seen.get(payout.connectionId) ?? [];
    lags.push(businessLag(payout.arrivalDate, line.date, holidays));
    seen.set(payout.connectionId, lags);
  }
  const learned = [...seen].filter(([, lags]) => lags.length >= LAG.samples);
  return new Map(learned.map(([connectionId, lags]) => [connectionId, lagOf(lags)]));
}

function lagOf(lags: readonly number[]): Lag {
  const sorted = lags.toSorted((a, b) => a - b);
  const rank = (percent: number) => {
    const at = Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1);
    return Math.min(LAG.latest, Math.max(LAG.earliest, sorted[at] ?? 0));
  };
  return { median: Math.max(0, rank(50)), low: rank(10), high: rank(90), count: lags.length };
}

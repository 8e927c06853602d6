/** The matchers that ours is measured against. Each gives, by position of the payout, the position of its line or −1. */
import type { MatchPayout } from '../../../../shared/matching/input.ts';
import { dayNumber } from '../../../../shared/dates.ts';
import type { StatementLine } from '../../../../shared/statement/model.ts';

export interface BaselineInput {
  readonly payouts: readonly MatchPayout[];
  readonly lines: readonly StatementLine[];
  readonly accountIdOf: (payout: MatchPayout) => string;
}

/** Exact account, currency, amount and date in a hash bucket; first come, first served. */
export function hashBucket({ payouts, lines, accountIdOf }: BaselineInput): Int32Array {
  const buckets = new Map<string, number[]>();
  lines.forEach(({ accountId, currency, amount, date }, at) => {
    const key = `${accountId}|${currency}|${amount}|${date}`;
    const bucket = buckets.get(key);
    if (bucket) bucket.push(at);
    else buckets.set(key, [at]);
  });
  return Int32Array.from(payouts, (payout) => {
    const { currency, amount, arrivalDate } = payout;
    return buckets.get(`${accountIdOf(payout)}|${currency}|${amount}|${arrivalDate}`)?.shift() ?? -1;
  });
}

function byAmount(lines: readonly StatementLine[]): Map<string, number[]> {
  const buckets = new Map<string, number[]>();
  lines.forEach(({ accountId, currency, amount }, at) => {
    const key = `${accountId}|${currency}|${amount}`;
    const bucket = buckets.get(key);
    if (bucket) bucket.push(at);
    else buckets.set(key, [at]);
  });
  return buckets;
}

const NEAREST_DAYS = 7;

/** Exact amount, the nearest date within a week either way; first come, first served. */
export function nearestDate({ payouts, lines, accountIdOf }: BaselineInput): Int32Array {
  const buckets = byAmount(lines);
  const used = new Uint8Array(lines.length);
  return Int32Array.from(payouts, (payout) => {
    const day = dayNumber(payout.arrivalDate);
    let [found, nearest] = [-1, NEAREST_DAYS + 1];
    for (const at of buckets.get(`${accountIdOf(payout)}|${payout.currency}|${payout.amount}`) ?? []) {
      const line = lines[at];
      const away = line && used[at] === 0 ? Math.abs(dayNumber(line.date) - day) : NEAREST_DAYS + 1;
      if (away < nearest) [found, nearest] = [at, away];
    }
    if (found >= 0) used[found] = 1;
    return found;
  });
}

/** As GnuCash's importer has it: 6 points suffice to be matched by itself. */
const GNUCASH = { enough: 6, fee: 200, sameDay: 3, near: 2, nearDays: 4, farDays: 14, exact: 3, withFee: 2 };

/**
 * Points for amount (3; 2 within a fee of 2.00), for date (3 the same day, 2 within four days, −5 beyond fourteen) and for text
 * (2 the same words, 1 one word in common), added up; the best of at least 6, first come, first served.
 */
export function additiveScore({ payouts, lines, accountIdOf }: BaselineInput): Int32Array {
  const accounts = new Map<string, number[]>();
  lines.forEach(({ accountId, currency }, at) => {
    const key = `${accountId}|${currency}`;
    const list = accounts.get(key);
    if (list) list.push(at);
    else accounts.set(key, [at]);
  });
  const amountAt = (at: number | undefined) => lines[at ?? -1]?.amount ?? 0;
  for (const list of accounts.values()) list.sort((a, b) => amountAt(a) - amountAt(b) || a - b);
  const used = new Uint8Array(lines.length);
  return Int32Array.from(payouts, (payout) => {
    const sorted = accounts.get(`${accountIdOf(payout)}|${payout.currency}`) ?? [];
    const day = dayNumber(payout.arrivalDate);
    let [found, most] = [-1, GNUCASH.enough - 1];
    for (let at = lowerBound(sorted, payout.amount - GNUCASH.fee, amountAt); at < sorted.length; at += 1) {
      const position = sorted[at] ?? -1;
      const line = lines[position];
      if (!line || line.amount > payout.amount) break;
      if (used[position] === 1) continue;
      const points = pointsOf(payout, line, Math.abs(dayNumber(line.date) - day));
      if (points > most) [found, most] = [position, points];
    }
    if (found >= 0) used[found] = 1;
    return found;
  });
}

function lowerBound(
  sorted: readonly number[],
  amount: number,
  amountAt: (at: number | undefined) => number,
): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (amountAt(sorted[middle]) < amount) low = middle + 1;
    else high = middle;
  }
  return low;
}

function pointsOf(payout: MatchPayout, line: StatementLine, away: number): number {
  const amount = line.amount === payout.amount ? GNUCASH.exact : GNUCASH.withFee;
  const date =
    away === 0 ? GNUCASH.sameDay : away <= GNUCASH.nearDays ? GNUCASH.near : away > GNUCASH.farDays ? -5 : 0;
  const own = payout.descriptor === '' ? 'STRIPE PAYOUT' : payout.descriptor;
  const text =
    line.narrative === own ? 2 : own.split(' ').some((word) => line.narrative.includes(word)) ? 1 : 0;
  return amount + date + text;
}

/** How long after its arrival date a payout is looked for. */
import { type Holidays, holidayNumbers } from './calendar.ts';
import type { PayoutNode } from '../input.ts';
import { BATCH, RETURN_DAYS, WINDOW } from '../rules.ts';
import type { ScoreContext } from '../score.ts';

/** By set of holidays, then by day and the days to begin with: many payouts share a day. */
interface Reaches {
  readonly late: Map<number, number>;
  readonly early: Map<number, number>;
}

const known = new WeakMap<Holidays, Reaches>();

function reachesOf(holidays: Holidays): Reaches {
  const before = known.get(holidays);
  if (before) return before;
  const made = { late: new Map<number, number>(), early: new Map<number, number>() };
  known.set(holidays, made);
  return made;
}

/** Days after a payout's arrival date: more for an account whose payouts are late as a rule, and around holidays. */
export function lateDays(
  payout: PayoutNode,
  { holidays, lags }: Pick<ScoreContext, 'holidays' | 'lags'>,
): number {
  const usual = lags.size === 0 ? undefined : lags.get(payout.payout.connectionId);
  // Two days for the weekend that any six business days may hold, and one more business day than usual.
  const base = usual ? Math.max(WINDOW.late, usual.high + 4) : WINDOW.late;
  if (holidays.size === 0) return base;
  const { late } = reachesOf(holidays);
  const key = payout.day * 64 + base;
  let days = late.get(key);
  if (days === undefined) late.set(key, (days = lateFrom(payout.day, base, holidays)));
  return days;
}

function lateFrom(day: number, base: number, holidays: Holidays): number {
  const numbers = holidayNumbers(holidays);
  const most = Math.max(base, WINDOW.extraLate);
  let late = base;
  // A holiday in the days that another one added adds a day too.
  for (let at = day; at <= day + late && late < most; at += 1) if (numbers.has(at)) late += 1;
  return late;
}

/** Days before a payout's arrival date: the business day before may lie before a row of holidays. */
export function earlyDays({ day }: PayoutNode, { holidays }: Pick<ScoreContext, 'holidays'>): number {
  if (holidays.size === 0) return WINDOW.early;
  const { early } = reachesOf(holidays);
  let days = early.get(day);
  if (days === undefined) early.set(day, (days = earlyFrom(day, holidays)));
  return days;
}

function earlyFrom(day: number, holidays: Holidays): number {
  const numbers = holidayNumbers(holidays);
  let early: number = WINDOW.early;
  for (let at = day - 1; at >= day - early && early < WINDOW.extraEarly; at -= 1)
    if (numbers.has(at)) early += 1;
  return early;
}

/**
 * How far, in calendar days, things reach: `span` between any two of one candidate; `near` from a candidate to whatever has a say
 * in it, which is at most the other lines of those who could share its line, and the payouts that claim these.
 */
export function reachOf({ holidays, lags }: Pick<ScoreContext, 'holidays' | 'lags'>): {
  readonly span: number;
  readonly near: number;
} {
  let late: number = holidays.size === 0 ? WINDOW.late : Math.max(WINDOW.late, WINDOW.extraLate);
  for (const { high } of lags.values()) late = Math.max(late, high + 4);
  const early = holidays.size === 0 ? WINDOW.early : WINDOW.extraEarly;
  return {
    span: Math.max(BATCH.heldDays, late + RETURN_DAYS) + early,
    near: Math.max(BATCH.heldDays, late) + late + 2 * early,
  };
}

/** How long after its arrival date a payout is looked for. */
import { holidayNumbers } from './calendar.ts';
import type { PayoutNode } from '../input.ts';
import { BATCH, RETURN_DAYS, WINDOW } from '../rules.ts';
import type { ScoreContext } from '../score.ts';

/** Days after a payout's arrival date: more for an account whose payouts are late as a rule, and around holidays. */
export function lateDays(
  payout: PayoutNode,
  { holidays, lags }: Pick<ScoreContext, 'holidays' | 'lags'>,
): number {
  const usual = lags.size === 0 ? undefined : lags.get(payout.payout.connectionId);
  // Two days for the weekend that any six business days may hold, and one more business day than usual.
  const base = usual ? Math.max(WINDOW.late, usual.high + 4) : WINDOW.late;
  if (holidays.size === 0) return base;
  const numbers = holidayNumbers(holidays);
  const most = Math.max(base, WINDOW.extraLate);
  let late = base;
  // A holiday in the days that another one added adds a day too.
  for (let day = payout.day; day <= payout.day + late && late < most; day += 1)
    if (numbers.has(day)) late += 1;
  return late;
}

/** Days before a payout's arrival date: the business day before may lie before a row of holidays. */
export function earlyDays(payout: PayoutNode, { holidays }: Pick<ScoreContext, 'holidays'>): number {
  if (holidays.size === 0) return WINDOW.early;
  const numbers = holidayNumbers(holidays);
  let early: number = WINDOW.early;
  for (let day = payout.day - 1; day >= payout.day - early && early < WINDOW.extraEarly; day -= 1)
    if (numbers.has(day)) early += 1;
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

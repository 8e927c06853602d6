/** How long after its arrival date a payout is looked for. */
import { holidayNumbers } from './calendar.ts';
import type { PayoutNode } from './input.ts';
import { WINDOW } from './rules.ts';
import type { ScoreContext } from './score.ts';

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

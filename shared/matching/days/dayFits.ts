/** What the days of payouts and lines say of each other. */
import { keepShape } from '../kept.ts';
import type { LineNode, PayoutNode } from '../input.ts';
import type { Evidence } from '../model.ts';
import { CERTAIN_LAG, dateWeight, WINDOW } from '../rules.ts';
import { businessLagOfDays, type Holidays, nextBusinessDay } from './calendar.ts';
import type { Lag, Lags } from './lag.ts';

/** What two days say of each other, whichever payout and line they belong to. */
export interface DayFit {
  /** Business days from the payout's day to the line's. */
  readonly lag: number;
  readonly inside: boolean;
  readonly evidence: readonly Evidence[];
}

/** Of the days of a run every pair is looked at once: many payouts and lines share them. */
export class DayFits {
  private readonly holidays: Holidays;
  private readonly lags: Lags;
  /** Of accounts of which no lag is known, which mostly are all. */
  private readonly plain = new Map<number, DayFit>();
  private readonly known = new Map<Lag, Map<number, DayFit>>();

  constructor(holidays: Holidays, lags: Lags) {
    keepShape(this);
    this.holidays = holidays;
    this.lags = lags;
  }

  of(payout: PayoutNode, line: LineNode): DayFit {
    const usual = this.lags.size === 0 ? undefined : this.lags.get(payout.payout.connectionId);
    const fits = usual ? this.fitsOf(usual) : this.plain;
    // No line is looked for years from its payout.
    const key = payout.day * 4096 + (line.day - payout.day);
    const found = fits.get(key);
    if (found) return found;
    const made = this.make(payout, line, usual);
    fits.set(key, made);
    return made;
  }

  private fitsOf(usual: Lag): Map<number, DayFit> {
    let fits = this.known.get(usual);
    if (!fits) this.known.set(usual, (fits = new Map()));
    return fits;
  }

  private make({ payout, day }: PayoutNode, line: LineNode, usual: Lag | undefined): DayFit {
    const lag = businessLagOfDays(day, line.day, this.holidays);
    const values = {
      expected: nextBusinessDay(payout.arrivalDate, this.holidays),
      date: line.line.date,
      businessDays: Math.abs(lag),
      days: Math.abs(line.day - day),
    };
    const code = lag === 0 ? 'dateExpected' : lag > 0 ? 'dateLater' : 'dateEarlier';
    const median = usual?.median ?? 0;
    const weight = dateWeight(lag < 0 ? lag : Math.abs(lag - median));
    const evidence: Evidence[] = [{ code, values, weight }];
    if (usual && median > 0)
      evidence.push({ code: 'usualLag', values: { businessDays: median, count: usual.count }, weight: 0 });
    // Before a row of holidays a payout alone is looked for earlier than sums of several are.
    const inside = isInside(lag, usual) && line.day >= day - WINDOW.early;
    return { lag, inside, evidence };
  }
}

function isInside(lag: number, usual: Lag | undefined): boolean {
  const from = usual ? Math.max(CERTAIN_LAG.from, usual.low - 1) : CERTAIN_LAG.from;
  return lag >= from && lag <= (usual ? usual.high + 1 : CERTAIN_LAG.to);
}

/** Reference rates by currencies and day. */
import { dayNumber } from '../../dates.ts';
import type { ReferenceRate } from '../input.ts';
import { firstFrom } from '../lineIndex.ts';
import { FOREIGN } from '../rules.ts';

interface DatedRate {
  readonly day: number;
  readonly value: number;
  /** 1 for a rate that was given the other way round. */
  readonly turned: number;
}

interface Column {
  /** Ascending, each once. */
  readonly days: readonly number[];
  readonly values: readonly number[];
}

const pair = (from: string, to: string) => `${from}|${to}`;

/** Every pair of currencies both ways, its days in order: looked up, not looked through. */
export class RateTable {
  private readonly columns = new Map<string, Column>();
  private readonly others = new Map<string, readonly string[]>();

  constructor(rates: readonly ReferenceRate[]) {
    const byPair = new Map<string, DatedRate[]>();
    const others = new Map<string, Set<string>>();
    const put = (from: string, to: string, rate: DatedRate) => {
      const list = byPair.get(pair(from, to));
      if (list) list.push(rate);
      else byPair.set(pair(from, to), [rate]);
    };
    for (const { from, to, date, rate } of rates) {
      for (const [one, other] of [
        [from, to],
        [to, from],
      ] as const)
        others.set(one, (others.get(one) ?? new Set()).add(other));
      const value = Number(rate);
      if (!Number.isFinite(value) || value <= 0) continue;
      const day = dayNumber(date);
      put(from, to, { day, value, turned: 0 });
      put(to, from, { day, value: 1 / value, turned: 1 });
    }
    for (const [key, list] of byPair) this.columns.set(key, columnOf(list));
    for (const [from, set] of others) this.others.set(from, [...set].toSorted());
  }

  /** Currencies that there are rates to or from, in order. */
  partners(currency: string): readonly string[] {
    return this.others.get(currency) ?? [];
  }

  /**
   * Units of `to` for one of `from` by the latest rate of at most `FOREIGN.rateDays` before `day`, the other way round if need be; of
   * two of one day the one given directly, then the higher. Null without one. Only ever held against a band, never booked.
   */
  rate(from: string, to: string, day: number): number | null {
    const column = this.columns.get(pair(from, to));
    if (!column) return null;
    const at = firstFrom(column.days, day + 1) - 1;
    const age = day - (column.days[at] ?? Number.NEGATIVE_INFINITY);
    return age <= FOREIGN.rateDays ? (column.values[at] ?? null) : null;
  }
}

function columnOf(rates: readonly DatedRate[]): Column {
  const sorted = rates.toSorted((a, b) => a.day - b.day || a.turned - b.turned || b.value - a.value);
  const best = sorted.filter(({ day }, at) => sorted[at - 1]?.day !== day);
  return { days: best.map(({ day }) => day), values: best.map(({ value }) => value) };
}

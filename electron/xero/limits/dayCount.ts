/** What Xero said is left of the day. Old news isn't trusted: a day ends when Xero says so, and only a call can tell. */
const TRUSTED_MS = 3_600_000;

export interface DayCount {
  began(): void;
  heard(left: number, now: number): void;
  /** As last heard, less what was called since; null before. */
  readonly left: number | null;
  /** Whether `reserve` calls or fewer are left, as far as is known. */
  isShort(reserve: number, now: number): boolean;
}

/** Nothing heard yet. */
export function createDayCount(): DayCount {
  let known: { left: number; at: number } | null = null;
  return {
    began: () => {
      if (known !== null) known.left = Math.max(0, known.left - 1);
    },
    heard: (left, now) => {
      known = { left, at: now };
    },
    get left() {
      return known?.left ?? null;
    },
    isShort: (reserve, now) => known !== null && known.left <= reserve && now - known.at < TRUSTED_MS,
  };
}

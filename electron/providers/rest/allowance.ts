/** Keeping within a limit that a provider tells in each reply: slower as it runs out, so that it is hardly ever hit. */

/** What the headers of a reply say. */
export interface Allowance {
  /** Requests in a window. */
  readonly limit: number;
  /** Requests left in this window. */
  readonly remaining: number;
  /** Seconds, fractional, until the next window begins. */
  readonly resetSeconds: number;
}

interface Left {
  limit: number;
  remaining: number;
  /** By the clock, milliseconds. */
  resetAt: number;
  /** Before then nobody else goes. */
  nextAt: number;
}

/** Full speed while more than this part of the limit is left; the rest is spread over what remains of the window. */
const EASY_PART = 0.2;

export interface Allowances {
  /** What a reply said. `key` names whose limit it is. */
  note(key: string, said: Allowance): void;
  /** Milliseconds that the next request with this limit should wait; it counts as sent. */
  take(key: string): number;
}

/** Starts with no limits known. `clock` is in milliseconds and only goes forward. */
export function createAllowances(clock: () => number): Allowances {
  const known = new Map<string, Left>();
  return {
    note(key, { limit, remaining, resetSeconds }) {
      // Up to the whole millisecond: a fraction's rounding must not end the window early.
      const resetAt = Math.ceil(clock() + resetSeconds * 1000);
      const before = known.get(key);
      // Replies come in any order: within one window the smallest number is the newest.
      const isSameWindow = before !== undefined && clock() < before.resetAt;
      const least = isSameWindow ? Math.min(before.remaining, remaining) : remaining;
      known.set(key, { limit, remaining: least, resetAt, nextAt: before?.nextAt ?? 0 });
    },
    take(key) {
      const left = known.get(key);
      const now = clock();
      if (left === undefined || now >= left.resetAt) return 0;
      const easy = left.remaining > left.limit * EASY_PART;
      const until = left.resetAt - now;
      const gap = easy ? 0 : until / (Math.max(0, left.remaining) + 1);
      left.remaining -= 1;
      const at = Math.ceil(Math.max(now, left.nextAt) + gap);
      left.nextAt = at;
      return at - now;
    },
  };
}

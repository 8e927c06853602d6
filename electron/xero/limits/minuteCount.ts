/**
 * What Xero may still take this minute. Its minutes are fixed windows that begin who knows when, so a call counts here from its
 * start until a minute after its end: whatever window of Xero's it fell in is over then. What the headers say is left counts too:
 * another computer may use the same limit.
 */
const MINUTE_MS = 60_000;

export interface MinuteCount {
  began(): void;
  ended(now: number): void;
  /** A header said what is left. */
  heard(left: number, now: number): void;
  /** Xero turned a call away: nothing is left until `until`. */
  closed(until: number): void;
  /** Calls that may still start. */
  left(now: number): number;
  /** Earliest instant at which `need` calls may be left; calls under way are taken to end now. */
  opensAt(need: number, now: number): number;
}

/** A count that begins with `limit` calls a minute and learns from the headers if there are more. */
export function createMinuteCount(limit: number): MinuteCount {
  let most = limit;
  let running = 0;
  /** When finished calls ended, oldest first. */
  let ends: number[] = [];
  /** What Xero said is left, and how long that may hold. */
  let told: { left: number; readonly until: number } | null = null;

  const forget = (now: number) => {
    const old = ends.findIndex((end) => end > now - MINUTE_MS);
    if (old !== 0) ends = old < 0 ? [] : ends.slice(old);
    if (told !== null && told.until <= now) told = null;
  };
  const own = () => most - running - ends.length;

  return {
    began: () => {
      running += 1;
      if (told !== null) told.left -= 1;
    },
    ended: (now) => {
      running -= 1;
      ends.push(now);
    },
    heard: (left, now) => {
      forget(now);
      if (left >= most) told = null;
      most = Math.max(most, left + 1);
      const used = most - left;
      // The window in which Xero counted these began before the oldest of them; without that many of ours, at most a minute ago.
      const oldest = used > 0 ? (ends[ends.length - used] ?? now) : now;
      // Those under way may not have been counted yet; and answers overtake one another: the least that was said holds.
      if (told === null || left - running <= told.left)
        told = { left: left - running, until: oldest + MINUTE_MS };
    },
    closed: (until) => {
      told = { left: 0, until };
    },
    left: (now) => {
      forget(now);
      return Math.min(own(), told?.left ?? most);
    },
    opensAt: (need, now) => {
      forget(now);
      const missing = need - own();
      const byOwn = missing <= 0 ? now : (ends[missing - 1] ?? now) + MINUTE_MS;
      return told !== null && told.left < need ? Math.max(byOwn, told.until) : byOwn;
    },
  };
}

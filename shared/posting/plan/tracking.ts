/** Tracking on lines: the mapping's own choice, but where an override chose another option. */
import type { BankTransactionDraft, Mapping, Tracking } from '../model.ts';

type Line = BankTransactionDraft['lines'][number];

/** Xero takes two tracking categories on a line. */
const MOST = 2;

/** Choices of `own` before those of `general`, a category once, at most two. */
export function joinTracking(own: readonly Tracking[], general: readonly Tracking[]): Tracking[] {
  const names = new Set<string>();
  return [...own, ...general]
    .filter(({ name, option }) => {
      if (name === '' || option === '' || names.has(name)) return false;
      names.add(name);
      return true;
    })
    .slice(0, MOST);
}

/** The lines with the mapping's tracking where they have none; as they are where the mapping has none. */
export function tracked(lines: readonly Line[], { tracking }: Pick<Mapping, 'tracking'>): Line[] {
  const general = joinTracking(tracking, []);
  return lines.map((line) =>
    line.tracking !== undefined || general.length === 0 ? line : { ...line, tracking: general },
  );
}

/** What tells the tracking of two lines apart; empty where there is none. */
export function trackingKey(tracking: readonly Tracking[]): string {
  return JSON.stringify(tracking.map(({ name, option }) => [name, option]));
}

/** An alias that stands in everybody's lines says nothing about whose money it is, and has every line searched for every payout. */
import { dayNumber } from '../../dates.ts';
import type { StatementLine } from '../../statement/model.ts';
import type { MatchPayout, NarrativeAlias } from '../input.ts';
import { lineText } from '../text/lineText.ts';
import { aliasReader } from '../text/aliases.ts';
import { BROAD_ALIAS } from '../rules.ts';

/** Lines on the days of an alias's payouts, those in which it is heard, and the payouts. */
export interface Breadth {
  readonly heard: number;
  readonly lines: number;
  readonly payouts: number;
}

/**
 * How broad an alias is if it is too broad, else null. On an account that takes nothing but payouts an alias stands in every line and
 * is right: it is too broad where it is heard in so many more lines than there are payouts that it must be in other people's.
 */
export function tooBroad(
  alias: NarrativeAlias,
  payouts: readonly MatchPayout[],
  lines: readonly StatementLine[],
): Breadth | null {
  const aliasesOf = aliasReader([alias]);
  const own = payouts.filter((payout) => aliasesOf(payout).own.length > 0);
  const [first] = own;
  const [words = ''] = first ? aliasesOf(first).own : [];
  if (words === '') return null;
  const { from, to } = daysOf(own);
  const near = lines.filter(({ date }) => dayNumber(date) >= from && dayNumber(date) <= to);
  const heard = near.filter((line) => ` ${lineText(line).words} `.includes(` ${words} `)).length;
  const foreign = heard - own.length;
  const isBroad = foreign >= BROAD_ALIAS.least && foreign > near.length * BROAD_ALIAS.share;
  return isBroad ? { heard, lines: near.length, payouts: own.length } : null;
}

function daysOf(payouts: readonly MatchPayout[]): { readonly from: number; readonly to: number } {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { arrivalDate } of payouts) {
    const day = dayNumber(arrivalDate);
    from = Math.min(from, day - BROAD_ALIAS.days);
    to = Math.max(to, day + BROAD_ALIAS.days);
  }
  return { from, to };
}

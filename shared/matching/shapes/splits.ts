/** One payout in several lines: exact sums of lines that carry its mark. */
import { counted } from './batches.ts';
import type { Candidate, LineNode, PayoutNode } from '../input.ts';
import { LineDays } from '../days/lineDays.ts';
import type { LineIndex } from '../lineIndex.ts';
import { lateDays } from '../days/reach.ts';
import { SPLIT, SPLIT_WHOLE, WINDOW, WORK } from '../rules.ts';
import { type ScoreContext, scoreSplit } from '../score.ts';
import { bearsMark } from '../text/signals.ts';
import { subsetsWithSum } from './subsets.ts';

export interface SplitSearch {
  /** Payouts that no line of their own explains. */
  readonly payouts: readonly PayoutNode[];
  /** All lines, in date order. */
  readonly lines: readonly LineNode[];
  /** The same by account and day. */
  readonly days: LineDays;
  readonly accountOf: (payout: PayoutNode) => string | null;
  readonly index: LineIndex;
  /** By line index, 1 for lines that one marked payout explains on time. */
  readonly explained: Uint8Array;
  readonly allows: (payout: PayoutNode, line: LineNode) => boolean;
  readonly context: ScoreContext;
  /** Takes the indices of payouts for which not every sum was tried. */
  readonly hasty: Set<number>;
}

/** Every split of every payout given, in their order. */
export function findSplits(search: SplitSearch): Candidate[] {
  if (search.payouts.length === 0) return [];
  const { days } = search;
  const free = new LineDays(search.lines.filter(({ index }) => search.explained[index] === 0));
  return search.payouts.flatMap((payout) => splitsOf(search, payout, days, free));
}

function splitsOf(search: SplitSearch, payout: PayoutNode, days: LineDays, free: LineDays): Candidate[] {
  const { currency } = payout.payout;
  const account = search.accountOf(payout);
  const [from, to] = [payout.day - WINDOW.early, payout.day + lateDays(payout, search.context)];
  const isFew = days.count(currency, account, from, to) <= SPLIT_WHOLE;
  const parts = (isFew ? days : free)
    .within(currency, account, from, to)
    .filter((line) => isPart(search, payout, line));
  const sets = [...sumsOf(search, payout, parts), ...(isFew ? [] : sumsWithOne(search, payout, parts))];
  const found = sets
    .filter((lines) => spread(lines) <= SPLIT.spreadDays && new Set(lines.map(accountOf)).size === 1)
    .map((lines) => scoreSplit(payout, lines, search.context))
    .filter((candidate) => candidate !== null);
  return found.length > 1 ? found.map((candidate) => counted(candidate, found.length)) : found;
}

/** Whether a line could be a part of a payout: its direction, no crumb, and its mark. */
function isPart({ allows }: SplitSearch, payout: PayoutNode, line: LineNode): boolean {
  const [whole, part] = [payout.payout.amount, line.line.amount];
  if (whole > 0 !== part > 0 || Math.abs(part) >= Math.abs(whole)) return false;
  if (Math.abs(part) * 100 < Math.abs(whole) * SPLIT.leastPercent) return false;
  return allows(payout, line) && bearsMark(payout.marks, line.text);
}

function sumsOf(search: SplitSearch, payout: PayoutNode, parts: readonly LineNode[]): LineNode[][] {
  if (parts.length < 2) return [];
  const amounts = parts.map(({ line }) => line.amount);
  const sums = subsetsWithSum(amounts, payout.payout.amount, SPLIT.most, WORK.subset);
  if (!sums.complete) search.hasty.add(payout.index);
  return sums.solutions.map((positions) =>
    positions.map((at) => parts[at]).filter((line) => line !== undefined),
  );
}

/** Sums in which one line would also be another payout's: the rest of the amount is looked up. */
function sumsWithOne(search: SplitSearch, payout: PayoutNode, parts: readonly LineNode[]): LineNode[][] {
  const { amount, currency } = payout.payout;
  const [from, to] = [payout.day - WINDOW.early, payout.day + lateDays(payout, search.context)];
  const found: LineNode[][] = [];
  let steps = 0;
  const visit = (at: number, chosen: readonly LineNode[], left: number): void => {
    for (let next = at; next < parts.length; next += 1) {
      const part = parts[next];
      if (!part) continue;
      steps += 1;
      if (steps > WORK.split) {
        search.hasty.add(payout.index);
        return;
      }
      const rest = left - part.line.amount;
      if (rest === 0 || rest > 0 !== amount > 0) continue;
      const taken = [...chosen, part];
      for (const line of search.index.find(currency, rest, from, to)) {
        if (search.explained[line.index] === 1 && isPart(search, payout, line))
          found.push([...taken, line].toSorted((a, b) => a.index - b.index));
      }
      if (taken.length < SPLIT.most - 1) visit(next + 1, taken, rest);
    }
  };
  visit(0, [], amount);
  return found;
}

function accountOf({ line }: LineNode): string {
  return line.accountId;
}

function spread(lines: readonly LineNode[]): number {
  const days = lines.map(({ day }) => day);
  return Math.max(...days) - Math.min(...days);
}

/** Lines without a mark that speak against a marked one: the mark may be a stranger's, and the payout's own line may have lost it. */
import type { Candidate, LineNode } from '../input.ts';
import { namesNobody } from '../text/signals.ts';

const consonants = (word: string) => word.replace(/[AEIOU]/g, '');

/** So many words say enough for one that is a reference made of letters. */
const ENOUGH_WORDS = 4;

/** Whether a text is what a bank that cuts or squeezes texts might make of another: each of its words begins or abridges one of those. */
export function isShortFormOf(words: string, other: string): boolean {
  const whole = other.split(' ');
  const isShort = (word: string) =>
    whole.some((one) => one.startsWith(word) || (word.length > 1 && consonants(one) === word));
  const letters = words.split(' ').filter((word) => !/\d/.test(word));
  const others = letters.filter((word) => !isShort(word)).length;
  return others === 0 || (others === 1 && letters.length > ENOUGH_WORDS);
}

/** By payout of those that are asked for, the marked lines that it might be. */
function markedLines(
  candidates: readonly Candidate[],
  wanted: ReadonlySet<number>,
): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (const { marked, unproven, payouts, lines } of candidates) {
    if (!marked || unproven) continue;
    for (const payout of payouts) {
      if (!wanted.has(payout)) continue;
      const list = found.get(payout);
      if (list) list.push(...lines);
      else found.set(payout, [...lines]);
    }
  }
  return found;
}

/**
 * Payouts with an unmarked line of their amount, on time, whose text names nobody or is a short form of a marked line's: of
 * those no marked line is certain.
 */
export function payoutsInDoubt(candidates: readonly Candidate[], lines: readonly LineNode[]): Set<number> {
  const unmarked = candidates.filter(
    ({ marked: is, kind, dateInside }) => !is && kind === 'single' && dateInside,
  );
  const marked = markedLines(candidates, new Set(unmarked.flatMap(({ payouts }) => payouts)));
  const doubted = new Set<number>();
  for (const candidate of unmarked) {
    const texts = candidate.lines.map((at) => lines[at]?.text).filter((text) => text !== undefined);
    for (const payout of candidate.payouts) {
      const others = (marked.get(payout) ?? []).map((at) => lines[at]?.text.words ?? '');
      const isLost = texts.every(
        (text) =>
          namesNobody(text) ||
          (!text.cardPurchase && others.some((other) => isShortFormOf(text.words, other))),
      );
      if (isLost) doubted.add(payout);
    }
  }
  return doubted;
}

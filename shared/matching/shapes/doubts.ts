/** Lines without a mark that speak against a marked one: the mark may be a stranger's, and the payout's own line may have lost it. */
import type { LineNode } from '../input.ts';
import type { Pairings } from '../pairings.ts';
import { namesNobody } from '../text/lineText.ts';

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
  pairings: Pairings,
  offered: readonly number[],
  wanted: ReadonlySet<number>,
): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (const at of offered) {
    if (!pairings.isMarked(at) || pairings.isUnproven(at)) continue;
    if (!pairings.isWide(at) && !wanted.has(pairings.payoutOf(at))) continue;
    const { payouts, lines } = pairings.look(at);
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
 * those no marked line is certain. `offered` are positions.
 */
export function payoutsInDoubt(
  pairings: Pairings,
  offered: readonly number[],
  lines: readonly LineNode[],
): Set<number> {
  const unmarked = offered.filter(
    (at) => !pairings.isMarked(at) && pairings.isSingle(at) && pairings.isInside(at),
  );
  const doubted = new Set<number>();
  if (unmarked.length === 0) return doubted;
  const marked = markedLines(pairings, offered, new Set(unmarked.map((at) => pairings.payoutOf(at))));
  for (const at of unmarked) {
    const payout = pairings.payoutOf(at);
    const text = lines[pairings.lineOf(at)]?.text;
    const others = (marked.get(payout) ?? []).map((line) => lines[line]?.text.words ?? '');
    const isLost =
      text === undefined ||
      namesNobody(text) ||
      (!text.cardPurchase && others.some((other) => isShortFormOf(text.words, other)));
    if (isLost) doubted.add(payout);
  }
  return doubted;
}

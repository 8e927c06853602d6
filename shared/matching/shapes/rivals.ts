/** What else could explain a payout or a line that is in doubt, said in its reason: other payouts, lines, sums. */
import type { Candidate, LineNode, PayoutNode } from '../input.ts';
import type { Evidence, Match } from '../model.ts';
import { compareText } from '../../order.ts';

/**
 * `line`: this payout may be another line; `payout`: this line another payout; `more`: more equal lines than payouts; `batch` and `sum`:
 * this line may be a sum of payouts, or this payout a part of one; `split` and `part`: the payout several lines, or the line a part of
 * another payout; `bare`: the payout a line without a mark; `shortLine`, `shortPayout`, `foreignLine`, `foreignPayout`: the same less a
 * fee, or in another currency.
 */
type Rivalry =
  | 'line'
  | 'payout'
  | 'more'
  | 'batch'
  | 'sum'
  | 'split'
  | 'part'
  | 'bare'
  | 'shortLine'
  | 'shortPayout'
  | 'foreignLine'
  | 'foreignPayout';

interface Ground {
  readonly payouts: readonly PayoutNode[];
  readonly lines: readonly LineNode[];
  /** What speaks against other pairings. */
  readonly against: readonly Candidate[];
}

const MOST_NAMED = 3;

/** What of `against` a payout, and what a line is in, by their keys. */
interface Against {
  readonly payouts: ReadonlyMap<string, readonly Candidate[]>;
  readonly lines: ReadonlyMap<string, readonly Candidate[]>;
}

function byKey({ payouts, lines, against }: Ground): Against {
  const found = { payouts: new Map<string, Candidate[]>(), lines: new Map<string, Candidate[]>() };
  for (const one of against) {
    for (const index of one.payouts) put(found.payouts, payouts[index]?.payout.key ?? '', one);
    for (const index of one.lines) put(found.lines, lines[index]?.line.key ?? '', one);
  }
  return found;
}

function put(map: Map<string, Candidate[]>, key: string, one: Candidate): void {
  const list = map.get(key);
  if (list) list.push(one);
  else map.set(key, [one]);
}

function rivalryOf({ kind, marked, lines }: Candidate, sharesLine: boolean): Rivalry {
  switch (kind) {
    case 'batch':
      return sharesLine ? 'batch' : 'sum';
    case 'split':
      return sharesLine ? 'part' : 'split';
    case 'short':
      return sharesLine ? 'shortPayout' : 'shortLine';
    case 'foreign':
      return sharesLine ? 'foreignPayout' : 'foreignLine';
    default:
      if (lines.length === 0) return 'more';
      if (sharesLine) return 'payout';
      return marked ? 'line' : 'bare';
  }
}

const isDoubt = ({ code, values }: Evidence) => code === 'otherExplanation' && values['option'] === undefined;

/** Says in the reasons of matches that something speaks against what that is; of several the first in the order of their keys. */
export function tellRivals(matches: (Match | undefined)[], ground: Ground): void {
  if (ground.against.length === 0) return;
  let known: Against | null = null;
  for (let at = 0; at < matches.length; at += 1) {
    const match = matches[at];
    // What is certain is in no doubt; most is.
    if (!match || match.verdict === 'certain' || !match.evidence.some(isDoubt)) continue;
    known ??= byKey(ground);
    const rivals: Candidate[] = [];
    for (const key of match.payoutKeys) rivals.push(...(known.payouts.get(key) ?? []));
    for (const key of match.lineKeys) rivals.push(...(known.lines.get(key) ?? []));
    const values = firstOf(match, rivals, ground);
    // What speaks against itself alone is no other explanation.
    matches[at] = {
      ...match,
      evidence: match.evidence.flatMap((one) =>
        isDoubt(one) ? (values ? [{ ...one, values }] : []) : [one],
      ),
    };
  }
}

function firstOf(match: Match, rivals: readonly Candidate[], ground: Ground): Evidence['values'] | null {
  const others = rivals.filter((one) => !isItself(match, one, ground));
  let [best] = others;
  if (!best) return null;
  if (others.length > 1) {
    let first = nameOf(best, ground);
    for (const one of others) {
      const name = nameOf(one, ground);
      if (compareText(name, first) < 0) [best, first] = [one, name];
    }
  }
  return valuesOf(match, best, ground);
}

/** Whether a pairing is of none but the match's own payouts and lines. */
function isItself({ payoutKeys, lineKeys }: Match, one: Candidate, { payouts, lines }: Ground): boolean {
  return (
    one.lines.length > 0 &&
    one.payouts.every((index) => payoutKeys.includes(payouts[index]?.payout.key ?? '')) &&
    one.lines.every((index) => lineKeys.includes(lines[index]?.line.key ?? ''))
  );
}

function nameOf(one: Candidate, { payouts, lines }: Ground): string {
  const of = one.payouts.map((index) => payouts[index]?.payout.key ?? '');
  return [one.kind, ...of, '', ...one.lines.map((index) => lines[index]?.line.key ?? '')].join('\n');
}

function valuesOf(match: Match, one: Candidate, { payouts, lines }: Ground): Evidence['values'] {
  const of = one.payouts.map((index) => payouts[index]?.payout).filter((payout) => payout !== undefined);
  const on = one.lines.map((index) => lines[index]?.line).filter((line) => line !== undefined);
  const named = of
    .filter(({ key }) => !match.payoutKeys.includes(key))
    .map(({ id }) => id)
    .toSorted(compareText);
  const more = named.length > MOST_NAMED ? ' …' : '';
  const [line] = on;
  const money = line ?? of[0];
  return {
    option: rivalryOf(
      one,
      on.some(({ key }) => match.lineKeys.includes(key)),
    ),
    payout: `${named.slice(0, MOST_NAMED).join(', ')}${more}`,
    ...(line && { date: line.date }),
    ...(money && { amount: money.amount, currency: money.currency }),
  };
}

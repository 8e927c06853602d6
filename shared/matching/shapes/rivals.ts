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

/** By key of a payout or line, what of `against` it is in. */
function byKey({ payouts, lines, against }: Ground): ReadonlyMap<string, readonly Candidate[]> {
  const found = new Map<string, Candidate[]>();
  const put = (key: string, one: Candidate) => {
    const list = found.get(key);
    if (list) list.push(one);
    else found.set(key, [one]);
  };
  for (const one of against) {
    for (const index of one.payouts) put(`payout ${payouts[index]?.payout.key ?? ''}`, one);
    for (const index of one.lines) put(`line ${lines[index]?.line.key ?? ''}`, one);
  }
  return found;
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
  let known: ReadonlyMap<string, readonly Candidate[]> | null = null;
  for (let at = 0; at < matches.length; at += 1) {
    const match = matches[at];
    // What is certain is in no doubt; most is.
    if (!match || match.verdict === 'certain' || !match.evidence.some(isDoubt)) continue;
    known ??= byKey(ground);
    const rivals = [
      ...match.payoutKeys.flatMap((key) => known?.get(`payout ${key}`) ?? []),
      ...match.lineKeys.flatMap((key) => known?.get(`line ${key}`) ?? []),
    ];
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

function firstOf(
  match: Match,
  rivals: readonly Candidate[],
  { payouts, lines }: Ground,
): Evidence['values'] | null {
  let best: { readonly name: string; readonly values: Evidence['values'] } | null = null;
  for (const one of rivals) {
    const of = one.payouts.map((index) => payouts[index]?.payout).filter((payout) => payout !== undefined);
    const on = one.lines.map((index) => lines[index]?.line).filter((line) => line !== undefined);
    const sharesLine = on.some(({ key }) => match.lineKeys.includes(key));
    const others = of.filter(({ key }) => !match.payoutKeys.includes(key));
    if (others.length === 0 && on.length > 0 && on.every(({ key }) => match.lineKeys.includes(key))) continue;
    const name = [one.kind, ...of.map(({ key }) => key), '', ...on.map(({ key }) => key)].join('\n');
    if (best && compareText(best.name, name) <= 0) continue;
    const named = others.map(({ id }) => id).toSorted(compareText);
    const more = named.length > MOST_NAMED ? ' …' : '';
    const [line] = on;
    const money = line ?? of[0];
    best = {
      name,
      values: {
        option: rivalryOf(one, sharesLine),
        payout: `${named.slice(0, MOST_NAMED).join(', ')}${more}`,
        ...(line && { date: line.date }),
        ...(money && { amount: money.amount, currency: money.currency }),
      },
    };
  }
  return best?.values ?? null;
}

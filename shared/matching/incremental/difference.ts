/** What lies between what a matcher holds and the rows as they are now. */
import type { MatchInput } from '../input.ts';
import {
  type Decided,
  decidedId,
  type DeclinedPair,
  groundOf,
  isSame,
  type MatchChanges,
  type MatchGround,
} from './changes.ts';
import type { Held } from './held.ts';

/** The changes that bring `held` to `input`. Rows that are the very same object are taken as unchanged. */
export function changesBetween(held: Held, before: MatchGround | null, input: MatchInput): MatchChanges {
  const ground = groundOf(input);
  return {
    payouts: payoutChanges(held, input),
    lines: lineChanges(held, input),
    decisions: decisionChanges(held, input),
    declined: declinedChanges(held, input),
    ground: before !== null && isSame(before, ground) ? null : ground,
  };
}

function payoutChanges(
  { payouts: known }: Held,
  { payouts, accountIdOf }: MatchInput,
): MatchChanges['payouts'] {
  const there = new Set<string>();
  const put: { payout: (typeof payouts)[number]; account: string | null }[] = [];
  for (const payout of payouts) {
    there.add(payout.key);
    const account = accountIdOf(payout);
    const item = known.get(payout.key);
    if (!item || item.account !== account || !isSame(item.payout, payout)) put.push({ payout, account });
  }
  return { put, gone: missing(known, there) };
}

function lineChanges({ lines: known }: Held, { lines }: MatchInput): MatchChanges['lines'] {
  const there = new Set(lines.map(({ key }) => key));
  const put = lines.filter((line) => !isSame(known.get(line.key)?.line, line));
  return { put, gone: missing(known, there) };
}

function missing(known: ReadonlyMap<string, unknown>, there: ReadonlySet<string>): string[] {
  return [...known.keys()].filter((key) => !there.has(key));
}

function decisionChanges({ decisions: known }: Held, { decisions }: MatchInput): MatchChanges['decisions'] {
  const now = new Map(decisions.map((decided): [string, Decided] => [decidedId(decided), decided]));
  return {
    put: [...now].flatMap(([id, decided]) => (known.has(id) ? [] : [decided])),
    gone: [...known].flatMap(([id, decided]) => (now.has(id) ? [] : [decided])),
  };
}

function declinedChanges({ declined: known }: Held, { declined }: MatchInput): MatchChanges['declined'] {
  const now = new Map<string, Set<string>>();
  for (const { payoutKey, lineKey } of declined) {
    const lines = now.get(payoutKey) ?? new Set();
    now.set(payoutKey, lines.add(lineKey));
  }
  const gone: DeclinedPair[] = [];
  for (const [payoutKey, lineKey] of known.pairs())
    if (now.get(payoutKey)?.has(lineKey) !== true) gone.push({ payoutKey, lineKey });
  const put = declined.filter(({ payoutKey, lineKey }) => !known.get(payoutKey).has(lineKey));
  return { put, gone };
}

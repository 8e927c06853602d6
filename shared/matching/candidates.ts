/** Every pairing with an exact amount that dates, account, direction and text allow. */
import type { Candidate, LineNode, MatchInput, PayoutNode } from './input.ts';
import type { NameBook } from './text/nameBook.ts';
import { asOthers, OtherNames } from './text/otherNames.ts';
import { DayFits } from './days/dayFits.ts';
import type { ScoreContext } from './score.ts';
import { withoutContradicted } from './contradicted.ts';
import { Pairings } from './pairings.ts';
import { isExpectedAtBank, Search } from './search.ts';

export interface CandidateSearch {
  readonly pairings: Pairings;
  /** Positions of those that are offered, ascending. */
  readonly offered: readonly number[];
  /** Positions of others, such as deposits short or converted for payouts that have an exact one too: nothing else on them is sure. */
  readonly doubts: readonly number[];
  /** Indices of lines whose possible sums were too many. */
  readonly unsearched: ReadonlySet<number>;
  /** Indices of payouts for which not every sum of lines was tried. */
  readonly hasty: ReadonlySet<number>;
  /** Connections whose lines carry a mark. */
  readonly marking: ReadonlySet<string>;
}

/**
 * All candidates. `payouts` and `lines` are in date order, then key; `marking` is found out if it isn't known; `names` are those of
 * all payouts there are, decided ones and those of other days too.
 */
export function findCandidates(
  input: MatchInput,
  payouts: readonly PayoutNode[],
  lines: readonly LineNode[],
  known: Pick<ScoreContext, 'holidays' | 'lags'> & Partial<Pick<ScoreContext, 'marking'>>,
  names: NameBook,
): CandidateSearch {
  const search = new Search(input, payouts, lines);
  const marking = known.marking ?? search.marking();
  const days = new DayFits(known.holidays, known.lags);
  const { holidays, lags } = known;
  const context: ScoreContext = { holidays, lags, marking, days, marks: new Map() };
  const told = { unsearched: new Set<number>(), hasty: new Set<number>() };
  const expected = payouts.filter(({ payout }) => isExpectedAtBank(payout));
  const others = new OtherNames(names);
  const nodes = { payouts, lines };
  const heard = (one: Candidate) => (others.contradict(one, nodes) ? asOthers(one) : one);
  const pairings = new Pairings(payouts.length, lines);
  for (const node of expected) {
    if (node.payout.status !== 'failed') search.single(node, context, others, pairings);
    else for (const one of search.returned(node, context)) pairings.add(heard(one));
  }
  const exact = new Uint8Array(payouts.length);
  for (let at = 0; at < pairings.count; at += 1) if (pairings.isInside(at)) exact[pairings.payoutOf(at)] = 1;
  const unlikely = [...tooLate(search, expected, pairings, context), ...search.strays(expected, pairings)];
  for (const one of search.shapes(context, pairings, told)) pairings.add(heard(one));
  const all = withoutContradicted(pairings);
  const isDoubt = (at: number) => pairings.isInexact(at) && exact[pairings.payoutOf(at)] === 1;
  const doubts = all.filter(isDoubt);
  for (const one of unlikely) doubts.push(pairings.add(one));
  return { pairings, offered: all.filter((at) => !isDoubt(at)), doubts, marking, ...told };
}

/** For payouts that have no line at all: lines, not the expected one of another payout, that might be theirs, weeks late. */
function tooLate(
  search: Search,
  expected: readonly PayoutNode[],
  singles: Pairings,
  context: ScoreContext,
): Candidate[] {
  const found = new Uint8Array((expected.at(-1)?.index ?? -1) + 1);
  for (let at = 0; at < singles.count; at += 1) found[singles.payoutOf(at)] = 1;
  const open = expected.filter(({ index, payout }) => found[index] === 0 && payout.status !== 'failed');
  const late = open.flatMap((payout) => search.tooLate(payout, context));
  if (late.length === 0) return [];
  const punctual = new Set<number>();
  for (let at = 0; at < singles.count; at += 1)
    if (singles.isMarked(at) && singles.isPunctual(at))
      for (const line of singles.linesOf(at)) punctual.add(line);
  return late.filter(({ lines }) => lines.every((line) => !punctual.has(line)));
}

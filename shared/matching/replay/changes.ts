/** What a change of rules makes of the matches: two runs over the same history, compared. */
import type { Match, Verdict } from '../model.ts';
import type { History } from './history.ts';

/**
 * `new`: no bank line before; `lost`: none any more; `moved`: another pairing; `surer` and `lessSure`: the same pairing with
 * another verdict.
 */
export const CHANGE_KINDS = ['new', 'lost', 'moved', 'surer', 'lessSure'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface Pairing {
  readonly lineKeys: readonly string[];
  readonly verdict: Verdict;
}

export interface Change {
  readonly kind: ChangeKind;
  readonly payoutKeys: readonly string[];
  readonly before: Pairing | null;
  readonly after: Pairing | null;
  /** Every payout is decided already: the decision stays, whatever matching would say. */
  readonly decided: boolean;
}

export interface ChangeGroup {
  readonly count: number;
  /** Of these, `certain` after the change. */
  readonly certain: number;
  /** Of these, decided already. */
  readonly decided: number;
  /** Open ones first, then the newest. */
  readonly examples: readonly Change[];
}

export type Changes = Readonly<Record<ChangeKind, ChangeGroup>>;

const EXAMPLES = 8;
const SURENESS: Readonly<Record<Verdict, number>> = {
  noLine: 0,
  ambiguous: 1,
  residual: 2,
  likely: 3,
  certain: 4,
};

function byPayout(matches: readonly Match[]): ReadonlyMap<string, Match> {
  return new Map(matches.flatMap((match) => match.payoutKeys.map((key) => [key, match] as const)));
}

const pairing = ({ lineKeys, verdict }: Match): Pairing => ({ lineKeys, verdict });

type Found = Omit<Change, 'decided'>;

function changeOf(after: Match, same: Match | undefined, before: ReadonlyMap<string, Match>): Found | null {
  const { payoutKeys } = after;
  if (same) {
    const step = SURENESS[after.verdict] - SURENESS[same.verdict];
    if (step === 0) return null;
    const kind = step > 0 ? 'surer' : 'lessSure';
    return { kind, payoutKeys, before: pairing(same), after: pairing(after) };
  }
  const prior = payoutKeys.map((key) => before.get(key)).find((match) => match !== undefined);
  if (!prior) return { kind: 'new', payoutKeys, before: null, after: pairing(after) };
  return { kind: 'moved', payoutKeys, before: pairing(prior), after: pairing(after) };
}

function findChanges(before: readonly Match[], after: readonly Match[]): Found[] {
  const own = new Map(before.map((match) => [match.id, match]));
  const payoutsBefore = byPayout(before);
  const payoutsAfter = byPayout(after);
  const found = after.flatMap((match) => changeOf(match, own.get(match.id), payoutsBefore) ?? []);
  for (const match of before) {
    const payoutKeys = match.payoutKeys.filter((key) => !payoutsAfter.has(key));
    if (payoutKeys.length === 0) continue;
    found.push({ kind: 'lost', payoutKeys, before: pairing(match), after: null });
  }
  return found;
}

function group(changes: readonly Change[], dateOf: (change: Change) => string): ChangeGroup {
  const order = (a: Change, b: Change) => {
    if (a.decided !== b.decided) return a.decided ? 1 : -1;
    const [dateA, dateB] = [dateOf(a), dateOf(b)];
    if (dateA !== dateB) return dateA < dateB ? 1 : -1;
    const [keyA = '', keyB = ''] = [a.payoutKeys[0], b.payoutKeys[0]];
    return keyA < keyB ? -1 : keyA > keyB ? 1 : 0;
  };
  return {
    count: changes.length,
    certain: changes.filter(({ after }) => after?.verdict === 'certain').length,
    decided: changes.filter(({ decided }) => decided).length,
    examples: changes.toSorted(order).slice(0, EXAMPLES),
  };
}

/** Compares two runs' matches with bank lines. Nothing in any group where both are the same. */
export function compareRuns(
  before: readonly Match[],
  after: readonly Match[],
  { payouts, decisions }: Pick<History, 'payouts' | 'decisions'>,
): Changes {
  const decided = new Set(decisions.flatMap(({ payoutKeys }) => payoutKeys));
  const dates = new Map(payouts.map(({ key, arrivalDate }) => [key, arrivalDate]));
  const changes = findChanges(before, after).map((found) => ({
    ...found,
    decided: found.payoutKeys.every((key) => decided.has(key)),
  }));
  const dateOf = ({ payoutKeys }: Change) => dates.get(payoutKeys[0] ?? '') ?? '';
  const of = (kind: ChangeKind) =>
    group(
      changes.filter((change) => change.kind === kind),
      dateOf,
    );
  return {
    new: of('new'),
    lost: of('lost'),
    moved: of('moved'),
    surer: of('surer'),
    lessSure: of('lessSure'),
  };
}

/** Where payouts stand, from rows of the database: pure. The desk, the payout list and the counts all ask here. */
import type { Decision, Match } from '../../shared/matching/model.ts';
import type { Payout } from '../../shared/payout/model.ts';
import type { JournalRow } from '../../shared/posting/model.ts';
import { isTakenBack, stepIdOf } from '../../shared/posting/undo/takenBack.ts';
import type { Parked } from './database.ts';

/** A payout that never became money at the bank: called off, or sent back to the provider's balance. */
export type Ended = 'canceled' | 'failed';

/**
 * Whether a proposal without bank lines is over: then there is nothing to decide. Null where money may still come, or where
 * the bank shows lines (a failed payout that came and went back).
 */
export function endedOf(
  match: Pick<Match, 'lineKeys'>,
  payouts: readonly Pick<Payout, 'status'>[],
): Ended | null {
  if (match.lineKeys.length > 0 || payouts.length === 0) return null;
  if (payouts.every(({ status }) => status === 'canceled')) return 'canceled';
  return payouts.every(({ status }) => status === 'canceled' || status === 'failed') ? 'failed' : null;
}

/** The return of a payout whose credit is decided already: open, though its payout is decided. */
export function isReturnAlone({ lineKeys, evidence }: Pick<Match, 'lineKeys' | 'evidence'>): boolean {
  return lineKeys.length === 1 && evidence.some(({ code }) => code === 'returnedPair');
}

/**
 * Ids of the plans that are in Xero: every row of theirs is there, and what was taken back is posted again. A row that takes
 * another back is no posting.
 */
export function postedPlans(
  journal: readonly Pick<JournalRow, 'id' | 'planId' | 'state' | 'undoes'>[],
): ReadonlySet<string> {
  const standing = new Set(journal.filter((row) => row.state === 'done').map((row) => row.id));
  const isOpen = (row: (typeof journal)[number]) =>
    isTakenBack(row) ? !standing.has(stepIdOf(row)) : row.state !== 'done';
  const own = journal.filter((row) => row.undoes === undefined);
  const open = new Set(own.filter(isOpen).map((row) => row.planId));
  return new Set(own.map((row) => row.planId).filter((plan) => !open.has(plan)));
}

/** What a payout is shown as. `inTransit` is a payout without a bank line that the provider hasn't called paid yet. */
export type PayoutState = Match['verdict'] | 'parked' | 'confirmed' | 'posted' | 'inTransit' | Ended;

export interface StandingInput {
  readonly payouts: readonly Pick<Payout, 'key' | 'status'>[];
  readonly proposals: readonly Match[];
  readonly decisions: readonly Decision[];
  readonly parked: readonly Parked[];
  readonly journal: readonly Pick<JournalRow, 'id' | 'planId' | 'state' | 'undoes'>[];
}

/** The state of every payout by its key; none for a payout that nothing was said about yet. */
export function payoutStates(input: StandingInput): ReadonlyMap<string, PayoutState> {
  const proposals = byPayout(input.proposals);
  const parked = new Set(input.parked.map(({ payoutKey }) => payoutKey));
  const posted = postedPlans(input.journal);
  const decided = new Map<string, string[]>();
  for (const { id, payoutKeys } of input.decisions) {
    for (const key of payoutKeys) decided.set(key, [...(decided.get(key) ?? []), id]);
  }
  const states = new Map<string, PayoutState>();
  for (const payout of input.payouts) {
    const own = decided.get(payout.key);
    if (own) states.set(payout.key, own.every((id) => posted.has(id)) ? 'posted' : 'confirmed');
    else if (parked.has(payout.key)) states.set(payout.key, 'parked');
    else {
      const state = openState(payout, proposals.get(payout.key));
      if (state !== null) states.set(payout.key, state);
    }
  }
  return states;
}

/** The state of a payout that is neither decided nor put aside, by what is proposed for it; null where nothing is said yet. */
export function openState({ status }: Pick<Payout, 'status'>, match: Match | undefined): PayoutState | null {
  if (match === undefined) return status === 'canceled' || status === 'failed' ? status : null;
  const ended = endedOf(match, [{ status }]);
  if (ended !== null) return ended;
  if (match.verdict !== 'noLine') return match.verdict;
  return status === 'inTransit' || status === 'pending' ? 'inTransit' : 'noLine';
}

function byPayout<T extends { readonly payoutKeys: readonly string[] }>(
  rows: readonly T[],
): ReadonlyMap<string, T> {
  return new Map(rows.flatMap((row) => row.payoutKeys.map((key) => [key, row] as const)));
}

/** How many proposals wait for a decision: neither decided, nor put aside, nor over. */
export function openCount(
  proposals: readonly Match[],
  away: ReadonlySet<string>,
  statusOf: (payoutKey: string) => Payout['status'] | undefined,
): number {
  return proposals.filter((match) => {
    if (!isReturnAlone(match) && match.payoutKeys.some((key) => away.has(key))) return false;
    const payouts = match.payoutKeys.flatMap((key) => statusOf(key) ?? []).map((status) => ({ status }));
    return endedOf(match, payouts) === null;
  }).length;
}

/** The proof of a clearing account: day by day against the provider's balance, each difference accounted for or named. */
import type { LedgerItem } from '../books/model.ts';
import type { PlainDate } from '../dates.ts';
import { type Minor, minor, subtract, sumMinor, ZERO } from '../money.ts';
import type { Payout, PayoutEntry } from '../payout/model.ts';
import { elsewhereParts } from '../posting/plan/elsewhere.ts';
import { homeOf } from '../posting/plan/homes.ts';
import type { JournalRow, Mapping } from '../posting/model.ts';
import { bankFeeKey, bookedBy, partKey, settledLines } from '../posting/parts.ts';
import { effectsOf } from '../posting/checks/preflight.ts';
import { isBooking, isReversal } from '../posting/undo/takenBack.ts';
import type { StatementLine } from '../statement/model.ts';
import type { ClearingProof, ProofDay } from './model.ts';
import { type MovementDay, recordsOf, type Records } from './records.ts';
import { compareText } from '../order.ts';

export interface ProveInput {
  readonly mapping: Pick<Mapping, 'key' | 'currency' | 'clearingAccountId'>;
  readonly days: readonly MovementDay[];
  /** True when the movements go back to the beginning of the balance; otherwise the opening is what they leave unexplained. */
  readonly historyComplete: boolean;
  /** How far the movements were read, unix seconds; null when that isn't known. */
  readonly readTo: number | null;
  /** Payouts and open movements of the same provider account and currency. */
  readonly payouts: readonly Payout[];
  readonly openEntries: readonly PayoutEntry[];
  /** The provider's own figure; null when it was never read, then our own sum stands in. */
  readonly statedBalance: Minor | null;
  /** What the provider says that it keeps back apart from it; absent where it doesn't say, then the movements do. */
  readonly statedReserve?: Minor | undefined;
  /** Everything cached on the clearing account, deleted items included. */
  readonly ledgerItems: readonly LedgerItem[];
  readonly journal: readonly JournalRow[];
  readonly lines: readonly StatementLine[];
}

/** Changes by day, and their running total. */
class Track {
  readonly #changes = new Map<PlainDate, number>();
  add(date: PlainDate, amount: number): void {
    this.#changes.set(date, (this.#changes.get(date) ?? 0) + amount);
  }
  on(date: PlainDate): Minor {
    return minor(this.#changes.get(date) ?? 0);
  }
  get dates(): readonly PlainDate[] {
    return [...this.#changes.keys()];
  }
}

interface Tracks {
  readonly activity: Track;
  readonly payouts: Track;
  readonly clearing: Track;
  readonly inTransit: Track;
  readonly timing: Track;
}

/**
 * Proves a clearing account. On every day: clearing = provider's balance + payouts in transit + timing + unexplained.
 * In transit and timing come from movements, bank lines and dates alone; whatever Xero holds beyond that (changed,
 * deleted, doubled or strange objects), and movements that contradict the payouts' own lists, is unexplained.
 */
export function proveClearing(input: ProveInput): ClearingProof {
  const records = recordsOf(input.days, input.payouts, input.openEntries, input.readTo);
  const moved = sumMinor(input.days.flatMap((day) => day.entries.map((entry) => entry.net)));
  const reserve = reserveOf(input);
  const opening =
    input.historyComplete || input.statedBalance === null
      ? ZERO
      : minor(input.statedBalance + reserve - moved);
  const tracks = buildTracks(input, records);
  const before = unrecordedOpening(input, records, opening);
  const days = proofDays(tracks, opening, before);
  const last = days.at(-1);
  const computedBalance = minor(opening + moved);
  const statedBalance = input.statedBalance ?? subtract(computedBalance, reserve);
  const clearingBalance = last?.clearingBalance ?? ZERO;
  const inTransit = last?.inTransit ?? ZERO;
  const recorded = sumMinor([...records.claims, ...records.left].map((each) => each.effect));
  const contradiction = input.historyComplete ? subtract(moved, recorded) : ZERO;
  const unposted = minor(contradiction - (last?.timing ?? 0));
  return {
    mappingKey: input.mapping.key,
    currency: input.mapping.currency,
    opening,
    days,
    statedBalance,
    computedBalance,
    reserve,
    clearingBalance,
    inTransit,
    unposted,
    residual: minor(clearingBalance - statedBalance - reserve - inTransit + unposted),
    firstBreak: days.find((day) => day.unexplained !== 0)?.date ?? null,
    strangers: strangersOf(input),
  };
}

/**
 * What is kept back apart from the stated balance. Stripe moves money into its risk reserve with a movement on either balance, and both
 * are booked: then the clearing account has the two together. Where none of the reserve's own movements are listed, it is on the
 * reserve's account in the books, and none of it in clearing.
 */
function reserveOf({ days, statedReserve }: ProveInput): Minor {
  const apart = days.flatMap(({ entries }) => entries.filter(({ inReserve }) => inReserve === true));
  return apart.length === 0 ? ZERO : (statedReserve ?? sumMinor(apart.map(({ net }) => net)));
}

function buildTracks(input: ProveInput, records: Records): Tracks {
  const tracks: Tracks = {
    activity: new Track(),
    payouts: new Track(),
    clearing: new Track(),
    inTransit: new Track(),
    timing: new Track(),
  };
  for (const { date, entries } of input.days) {
    for (const entry of entries) {
      const track = homeOf(entry.kind) === 'transferred' ? tracks.payouts : tracks.activity;
      track.add(date, entry.net);
    }
  }
  for (const item of input.ledgerItems) {
    if (stands(item)) tracks.clearing.add(item.date, item.amount);
  }
  trackBookings(input, records, tracks);
  return tracks;
}

/**
 * Timing: a part counts from its movement until its booking. In transit: a payout counts from leaving until its transfer, or
 * until it is booked as gone elsewhere; if it then comes back, from coming back until that is booked.
 */
function trackBookings(input: ProveInput, records: Records, tracks: Tracks): void {
  // An object that is set off stands from its day to that of its opposite.
  const setOff = input.journal.filter((row) => row.state === 'reversed' || isReversal(row));
  for (const { draft, clearingEffect } of setOff) tracks.timing.add(draft.date, clearingEffect);
  const done = input.journal
    .filter((row) => row.state === 'done' && isBooking(row))
    .toSorted((a, b) => a.sequence - b.sequence);
  const bookedOn = new Map<string, PlainDate>();
  for (const row of done) {
    for (const key of bookedBy(row)) if (!bookedOn.has(key)) bookedOn.set(key, row.draft.date);
  }
  const claimed = new Set(records.claims.map((claim) => claim.key));
  // A share counts for itself: its siblings may be booked later, or not at all.
  for (const { shareOf, entryIds, draft, clearingEffect } of done) {
    const [entryId = ''] = entryIds;
    if (shareOf !== undefined && claimed.has(partKey(entryId, 'gross')))
      tracks.timing.add(draft.date, clearingEffect);
  }
  for (const claim of records.claims) {
    tracks.timing.add(claim.date, 0 - claim.effect);
    const date = bookedOn.get(claim.key);
    if (date !== undefined) tracks.timing.add(date, claim.effect);
  }
  for (const { date, effect } of records.left) tracks.inTransit.add(date, 0 - effect);
  for (const payout of input.payouts) {
    if (payout.destination === 'bank') continue;
    for (const { key, effect } of elsewhereParts(payout)) {
      const date = bookedOn.get(key);
      if (date !== undefined) tracks.inTransit.add(date, effect);
    }
  }
  const lines = new Map(input.lines.map((line) => [line.key, line]));
  const seen = new Set<string>();
  for (const row of done) {
    // What the bank kept of a deposit has left clearing with its line, and never comes.
    if (row.parts?.includes(bankFeeKey(row.planId)) === true) {
      tracks.inTransit.add(row.draft.date, row.clearingEffect);
    }
    for (const key of settledLines(row)) {
      if (seen.has(key)) continue;
      seen.add(key);
      const line = lines.get(key);
      tracks.inTransit.add(row.draft.date, line ? 0 - line.amount : row.clearingEffect);
    }
  }
}

/**
 * Of a history that isn't wholly read: the part of the opening that no record explains. It is money that moved before
 * what we know and counts as not posted.
 */
function unrecordedOpening(input: ProveInput, records: Records, opening: Minor): Minor {
  if (input.historyComplete) return ZERO;
  const moved = sumMinor(input.days.flatMap((day) => day.entries.map((entry) => entry.net)));
  const recorded = sumMinor([...records.claims, ...records.left].map((each) => each.effect));
  return minor(opening + moved - recorded);
}

function proofDays(tracks: Tracks, opening: Minor, before: Minor): ProofDay[] {
  const dates = new Set(Object.values(tracks).flatMap((track: Track) => track.dates));
  const running = { provider: Number(opening), clearing: 0, inTransit: 0, timing: 0 - before };
  return [...dates].toSorted(compareText).map((date) => {
    const activity = tracks.activity.on(date);
    const payouts = tracks.payouts.on(date);
    running.provider += activity + payouts;
    running.clearing += tracks.clearing.on(date);
    running.inTransit += tracks.inTransit.on(date);
    running.timing += tracks.timing.on(date);
    const { provider, clearing, inTransit, timing } = running;
    return {
      date,
      activity,
      payouts,
      providerBalance: minor(provider),
      clearingBalance: minor(clearing),
      inTransit: minor(inTransit),
      timing: minor(timing),
      unexplained: minor(clearing - provider - inTransit - timing),
    };
  });
}

/** Items on the clearing account that no posting of ours explains, or that differ from what we posted. */
function strangersOf({ mapping, ledgerItems, journal }: ProveInput): string[] {
  const ours = new Map(
    journal
      .filter((row) => row.state === 'done' || row.state === 'reversed')
      .map((row) => [`${row.draft.kind}|${row.xeroId}`, row]),
  );
  return ledgerItems
    .filter((item) => {
      const row = ours.get(`${item.kind}|${item.xeroId}`);
      if (row === undefined) return stands(item);
      if (!stands(item)) return true;
      const effect = effectsOf(row.draft).find((each) => each.accountId === mapping.clearingAccountId);
      return effect?.amount !== item.amount || row.draft.date !== item.date;
    })
    .map((item) => item.key)
    .toSorted((a, b) => (a < b ? -1 : 1));
}

/** Whether an item counts in its account. */
export function stands(item: Pick<LedgerItem, 'status'>): boolean {
  return item.status !== 'DELETED' && item.status !== 'VOIDED';
}

/** What a proof comes to. `explained`: nothing is unexplained, but something is still to be posted. */
export function proofState({
  residual,
  firstBreak,
  unposted,
}: Pick<ClearingProof, 'residual' | 'firstBreak' | 'unposted'>): 'tied' | 'explained' | 'notTied' {
  if (residual !== 0 || firstBreak !== null) return 'notTied';
  return unposted === 0 ? 'tied' : 'explained';
}

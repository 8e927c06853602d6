/**
 * What the provider's movements should do to the clearing account, worked out from the movements themselves and not
 * from the plans, so that an error in a plan can't hide in the proof.
 */
import type { PlainDate } from '../dates.ts';
import { type Minor, negate } from '../money.ts';
import type { EntryKind, Payout, PayoutEntry } from '../payout/model.ts';
import { homeOf } from '../posting/plan/homes.ts';
import { ownFeeId, partKey, partsOf } from '../posting/parts.ts';

/** All movements of one balance on one day, as the provider lists them. */
export interface MovementDay {
  readonly date: PlainDate;
  readonly entries: readonly {
    readonly id: string;
    readonly kind: EntryKind;
    readonly net: Minor;
    readonly inReserve?: true | undefined;
  }[];
}

/** Something that has to reach the clearing account: when the provider moved it, and what it is worth there. */
export interface Claim {
  readonly key: string;
  readonly date: PlainDate;
  readonly effect: Minor;
}

export interface Records {
  /** Parts of movements, and the own fees of payouts; each is booked once. */
  readonly claims: readonly Claim[];
  /** What moved between balance and bank, as it changes the balance; booked by transfers. */
  readonly left: readonly { readonly date: PlainDate; readonly effect: Minor }[];
}

/**
 * The records of one balance: from whole entries where we have them, from the day's list where we don't. A payout that
 * the provider's list names is dated as there. One made after `readTo` (unix seconds: how far the list was read) hasn't left
 * yet as far as the list can tell, and one without a movement of its own never does.
 */
export function recordsOf(
  days: readonly MovementDay[],
  payouts: readonly Payout[],
  openEntries: readonly PayoutEntry[],
  readTo: number | null,
): Records {
  const whole = wholeEntries(payouts, openEntries);
  const payoutRows = new Set(payouts.map(ownFeeId));
  const slim = days.flatMap((day) => day.entries.map((entry) => ({ ...entry, date: day.date })));
  const dates = new Map(slim.map((entry) => [entry.id, entry.date]));
  const hasLeft = ({ balanceEntryId, created }: Payout) =>
    balanceEntryId !== '' && (readTo === null || created <= readTo || dates.has(balanceEntryId));
  const gone = payouts.filter(hasLeft);
  const leftOn = (payout: Payout) => dates.get(ownFeeId(payout)) ?? payout.createdDate;
  const bare = slim.filter((entry) => !whole.has(entry.id) && !payoutRows.has(entry.id));
  const booked = [...whole.values()].filter((entry) => !payoutRows.has(entry.id));
  return {
    claims: [
      ...booked.flatMap((entry) => partsOf(entry).map((part) => ({ ...part, date: entry.date }))),
      ...bare
        .filter((entry) => homeOf(entry.kind) !== 'transferred')
        .map((entry) => ({ key: partKey(entry.id, 'gross'), date: entry.date, effect: entry.net })),
      ...gone
        .filter((payout) => payout.ownFee !== 0)
        .map((payout) => ({
          key: partKey(ownFeeId(payout), 'fee'),
          date: leftOn(payout),
          effect: negate(payout.ownFee),
        })),
    ],
    left: [
      ...gone.map((payout) => ({ date: leftOn(payout), effect: negate(payout.amount) })),
      ...[...booked, ...bare]
        .filter((entry) => homeOf(entry.kind) === 'transferred')
        .map((entry) => ({ date: entry.date, effect: entry.net })),
    ],
  };
}

function wholeEntries(
  payouts: readonly Payout[],
  openEntries: readonly PayoutEntry[],
): ReadonlyMap<string, PayoutEntry> {
  const all = [...openEntries, ...payouts.flatMap((payout) => payout.entries)];
  return new Map(all.map((entry) => [entry.id, entry]));
}

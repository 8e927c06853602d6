/** How postings stand in Xero, summed up: by plan, by payout. */
import type { RowStanding, Standing } from './readBack.ts';

/** How many postings stand how; `accepted` ones are those that the user let be, whatever became of them. */
export interface StandingSummary {
  /** The one that matters most: what needs a person, then what waits, then what is through. */
  readonly state: Standing | 'accepted';
  readonly counts: Readonly<Record<Standing | 'accepted', number>>;
}

const ORDER = ['deleted', 'changed', 'waiting', 'notSeen', 'accepted', 'reconciled', 'there'] as const;

/** The summary of a plan's or a payout's postings; null where there are none. */
export function summarise(standings: readonly RowStanding[]): StandingSummary | null {
  const counts = {
    deleted: 0,
    changed: 0,
    waiting: 0,
    notSeen: 0,
    accepted: 0,
    reconciled: 0,
    there: 0,
  };
  for (const each of standings) counts[each.isAccepted ? 'accepted' : each.state] += 1;
  const state = ORDER.find((one) => counts[one] > 0);
  return state === undefined ? null : { state, counts };
}

/** Standings by the plan, or by each payout, that they belong to. */
export function groupStandings(
  standings: readonly RowStanding[],
  by: 'plan' | 'payout',
): Map<string, RowStanding[]> {
  const groups = new Map<string, RowStanding[]>();
  for (const each of standings) {
    for (const key of by === 'plan' ? [each.planId] : each.payoutKeys) {
      const own = groups.get(key);
      if (own) own.push(each);
      else groups.set(key, [each]);
    }
  }
  return groups;
}

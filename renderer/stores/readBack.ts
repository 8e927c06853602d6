/** How what was posted stands in Xero, worked out once for all screens after each sync, posting or answer. */
import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect } from 'react';
import { create } from 'zustand';
import { groupStandings, type RowStanding } from '../../shared/posting/readBack.ts';
import { standings } from '../flows/post/readBack.ts';
import { useRunning } from './jobs.ts';
import { useServices } from './services.tsx';
import { showError } from './toasts.ts';

type Groups = ReadonlyMap<string, readonly RowStanding[]>;

interface ReadBackStore {
  /** By the journal row's id; empty until worked out for the first time. */
  readonly byRow: ReadonlyMap<string, RowStanding>;
  readonly byPlan: Groups;
  readonly byPayout: Groups;
}

export const useReadBack = create<ReadBackStore>(() => ({
  byRow: new Map(),
  byPlan: new Map(),
  byPayout: new Map(),
}));

const none: readonly RowStanding[] = [];

/** How the postings of a plan stand. */
export function usePlanStandings(planId: string): readonly RowStanding[] {
  return useReadBack((store) => store.byPlan.get(planId) ?? none);
}

/** How the postings of a payout stand. */
export function usePayoutStandings(payoutKey: string): readonly RowStanding[] {
  return useReadBack((store) => store.byPayout.get(payoutKey) ?? none);
}

/** Keeps it up to date; mounted once, in the window. */
export function useKeepReadBack(): void {
  const { db } = useServices();
  // While posting, the journal changes with every call: looked at again at the end.
  const posting = useRunning('post');
  const stamp = useLiveQuery(async () => {
    const [journal, noticed, cursors] = await Promise.all([
      db.journal.orderBy('state').primaryKeys(),
      db.noticed.toArray(),
      db.cursors.toArray(),
    ]);
    return { journal, noticed, cursors };
  }, [db]);
  useEffect(() => {
    if (stamp === undefined || posting) return undefined;
    let current = true;
    const look = async () => {
      const found = await standings({ db });
      if (!current) return;
      useReadBack.setState({
        byRow: new Map(found.map((each) => [each.rowId, each])),
        byPlan: groupStandings(found, 'plan'),
        byPayout: groupStandings(found, 'payout'),
      });
    };
    look().catch(showError);
    return () => {
      current = false;
    };
  }, [db, stamp, posting]);
}

/** How many postings were changed or deleted in Xero and wait for an answer. */
export function useFindingCount(): number {
  const { db } = useServices();
  return useLiveQuery(() => db.noticed.filter(({ isAccepted }) => !isAccepted).count(), [db]) ?? 0;
}

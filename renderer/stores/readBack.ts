/** How what was posted stands in Xero, worked out once for all screens after each sync, posting or answer. */
import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect } from 'react';
import * as v from 'valibot';
import { create } from 'zustand';
import type { RowStanding } from '../../shared/posting/readBack/readBack.ts';
import { groupStandings } from '../../shared/posting/readBack/standings.ts';
import { type KeptList, type ListKind, readList } from '../matching/readParts.ts';
import { useRunning } from './jobs.ts';
import { keepFresh } from './keepFresh.ts';
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

const STANDINGS: ListKind<RowStanding> = {
  list: 'standings',
  part: 'standingsPart',
  // Our own worker made it.
  item: v.custom<RowStanding>((row) => typeof row === 'object' && row !== null && 'rowId' in row),
  keyOf: ({ rowId }) => rowId,
};

/** Looked at again after a change to one of these; of a sync only its end counts. */
const TABLES = ['journal', 'noticed', 'cursors'];

/** Keeps it up to date; mounted once, in the window. */
export function useKeepReadBack(): void {
  const { db, planner, now } = useServices();
  // While posting, the journal changes with every call: looked at again at the end.
  const posting = useRunning('post');
  useEffect(() => {
    if (posting) return undefined;
    let current = true;
    let before: KeptList<RowStanding> | undefined;
    const look = async () => {
      const list = await readList(planner, STANDINGS, before, { now });
      if (!current || list === null) return;
      const isSame = before !== undefined && list.items === before.items;
      before = list;
      if (isSame) return;
      const found = [...list.items.values()];
      useReadBack.setState({
        byRow: list.items,
        byPlan: groupStandings(found, 'plan'),
        byPayout: groupStandings(found, 'payout'),
      });
    };
    const stop = keepFresh(db, { tables: TABLES, work: look, fail: showError });
    return () => {
      current = false;
      stop();
    };
  }, [db, planner, now, posting]);
}

/** How many postings were changed or deleted in Xero and wait for an answer. */
export function useFindingCount(): number {
  const { db } = useServices();
  return useLiveQuery(() => db.noticed.filter(({ isAccepted }) => !isAccepted).count(), [db]) ?? 0;
}

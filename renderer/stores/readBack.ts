/** How what was posted stands in Xero, worked out once for all screens after each sync, posting or answer. */
import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect } from 'react';
import { create } from 'zustand';
import type { RowStanding } from '../../shared/posting/readBack/readBack.ts';
import { groupStandings } from '../../shared/posting/readBack/standings.ts';
import type { JournalRow } from '../../shared/posting/model.ts';
import type { TieoutDatabase } from '../db/database.ts';
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

const MAX_WAIT_MS = 1000;
let lastTook = 0;

const STATES: readonly JournalRow['state'][] = [
  'queued',
  'sending',
  'unknown',
  'done',
  'refused',
  'removed',
  'reversed',
];
/** What reading back looks at. */
const READ = new Set(['invoices', 'creditNotes', 'ledgerItems', 'ledgerAgain']);

/** Names what reading back depends on: another one means to look again. Pages of a sync under way change nothing yet. */
async function stampOf(db: TieoutDatabase): Promise<string> {
  const [counts, noticed, cursors] = await Promise.all([
    Promise.all(STATES.map((state) => db.journal.where({ state }).count())),
    db.noticed.toArray(),
    db.cursors.toArray(),
  ]);
  const read = cursors.filter(({ resource }) => READ.has(resource)).map(({ finishedAt }) => finishedAt);
  return JSON.stringify([counts, noticed, read]);
}

/** Keeps it up to date, the later the longer looking takes; mounted once, in the window. */
export function useKeepReadBack(): void {
  const { db } = useServices();
  // While posting, the journal changes with every call: looked at again at the end.
  const posting = useRunning('post');
  const stamp = useLiveQuery(() => stampOf(db), [db]);
  useEffect(() => {
    if (stamp === undefined || posting) return undefined;
    let current = true;
    const look = async () => {
      const start = performance.now();
      const found = await standings({ db });
      lastTook = performance.now() - start;
      if (!current) return;
      useReadBack.setState({
        byRow: new Map(found.map((each) => [each.rowId, each])),
        byPlan: groupStandings(found, 'plan'),
        byPayout: groupStandings(found, 'payout'),
      });
    };
    const timer = setTimeout(() => look().catch(showError), Math.min(MAX_WAIT_MS, 3 * lastTook));
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [db, stamp, posting]);
}

/** How many postings were changed or deleted in Xero and wait for an answer. */
export function useFindingCount(): number {
  const { db } = useServices();
  return useLiveQuery(() => db.noticed.filter(({ isAccepted }) => !isAccepted).count(), [db]) ?? 0;
}

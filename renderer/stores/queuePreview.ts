/** What would be posted now, planned once for the sidebar and the queue screen, beside the page. */
import { useEffect } from 'react';
import * as v from 'valibot';
import { create } from 'zustand';
import type { ChangedRows } from '../db/changes.ts';
import type { PostingPlan } from '../../shared/posting/model.ts';
import { type KeptList, type ListKind, readList } from '../matching/readParts.ts';
import { useRunning } from './jobs.ts';
import { keepFresh } from './keepFresh.ts';
import { useServices } from './services.tsx';
import { showError } from './toasts.ts';

interface PreviewStore {
  /** Undefined until planned for the first time. */
  readonly plans: readonly PostingPlan[] | undefined;
  /** The data have changed since, and it is being planned again; not told before that takes a moment. */
  readonly isBehind: boolean;
}

export const useQueuePreview = create<PreviewStore>(() => ({ plans: undefined, isBehind: false }));

const PLANS: ListKind<PostingPlan> = {
  list: 'preview',
  part: 'previewPart',
  // Our own worker made it.
  item: v.custom<PostingPlan>((plan) => typeof plan === 'object' && plan !== null && 'steps' in plan),
  keyOf: ({ id }) => id,
};

/** Planning depends on these: a change to one of them plans again. */
const TABLES = ['journal', 'decisions', 'mappings', 'cursors', 'entryLinks', 'answers'];

/** On these too; a sync writes them page by page. */
const SYNCED = [
  'payouts',
  'statementLines',
  'openEntries',
  'organisations',
  'accounts',
  'contacts',
  'invoices',
  'taxRates',
  'tracking',
  'ledgerItems',
];

/** After these only few plans are made anew. */
const QUICK = ['decisions', 'answers', 'statementLines'];

/** Shorter than this nothing is said: it would only flicker. */
const MOMENT_MS = 300;

/** Keeps the preview up to date; mounted once, in the window. */
export function useKeepPreview(): void {
  const { db, planner, now } = useServices();
  const posting = useRunning('post');
  useEffect(() => {
    // While posting, the journal changes with every call, and nothing new becomes ready: planned again at the end.
    if (posting) return undefined;
    let current = true;
    let before: KeptList<PostingPlan> | undefined;
    const plan = async (changed: ChangedRows | null) => {
      const list = await readList(planner, PLANS, before, { now, changed });
      if (!current || list === null) return;
      const isSame = before !== undefined && list.items === before.items;
      before = list;
      if (!isSame) useQueuePreview.setState({ plans: [...list.items.values()] });
    };
    let late: ReturnType<typeof setTimeout> | undefined;
    const tell = (isBehind: boolean) => {
      if (!isBehind) {
        clearTimeout(late);
        late = undefined;
        useQueuePreview.setState({ isBehind });
      } else late ??= setTimeout(() => useQueuePreview.setState({ isBehind }), MOMENT_MS);
    };
    const stop = keepFresh(db, {
      tables: TABLES,
      synced: SYNCED,
      quick: QUICK,
      work: plan,
      fail: showError,
      tell,
    });
    return () => {
      current = false;
      clearTimeout(late);
      stop();
    };
  }, [db, planner, now, posting]);
}

/** What would be posted now, planned once for the sidebar and the queue screen. */
import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect } from 'react';
import { create } from 'zustand';
import type { PostingPlan } from '../../shared/posting/model.ts';
import { previewPosting } from '../flows/post.ts';
import { useRunning } from './jobs.ts';
import { useServices } from './services.tsx';
import { showError } from './toasts.ts';

interface PreviewStore {
  /** Undefined until planned for the first time. */
  readonly plans: readonly PostingPlan[] | undefined;
}

export const useQueuePreview = create<PreviewStore>(() => ({ plans: undefined }));

const MAX_WAIT_MS = 1000;
let lastTook = 0;

/**
 * Keeps the preview up to date; mounted once, in the window. Planned in a transaction of its own, as a live query can't
 * hold one open that long; the longer planning takes, the longer it waits for changes to end.
 */
export function useKeepPreview(): void {
  const { db, call, now } = useServices();
  const posting = useRunning('post');
  const stamp = useLiveQuery(async () => {
    // Planning depends on these: a change to one of them plans again.
    const [journal, decisions, mappings, synced, links, answers] = await Promise.all([
      db.journal.orderBy('state').primaryKeys(),
      db.decisions.toCollection().primaryKeys(),
      db.mappings.toArray(),
      db.cursors.toArray(),
      db.entryLinks.toArray(),
      db.answers.toArray(),
    ]);
    return { journal, decisions, mappings, synced, links, answers };
  }, [db]);
  useEffect(() => {
    // While posting, the journal changes with every call, and nothing new becomes ready: planned again at the end.
    if (stamp === undefined || posting) return undefined;
    let current = true;
    const plan = async () => {
      const start = performance.now();
      const plans = await previewPosting({ db, call, now }, { includeActivity: true });
      lastTook = performance.now() - start;
      if (current) useQueuePreview.setState({ plans });
    };
    const timer = setTimeout(() => plan().catch(showError), Math.min(MAX_WAIT_MS, 3 * lastTook));
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [db, call, now, stamp, posting]);
}

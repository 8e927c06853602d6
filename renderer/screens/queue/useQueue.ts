import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useMemo, useState } from 'react';
import type { Payout } from '../../../shared/payout/model.ts';
import type { PostingPlan } from '../../../shared/posting/model.ts';
import { previewPosting } from '../../flows/post.ts';
import { useServices } from '../../stores/services.tsx';
import { showError } from '../../stores/toasts.ts';
import { type QueuePlan, queuePlans } from './queuePlans.ts';

/** The queue, with the payouts that its plans speak of; undefined while loading. */
export function useQueue():
  | { readonly plans: readonly QueuePlan[]; readonly payouts: ReadonlyMap<string, Payout> }
  | undefined {
  const { db } = useServices();
  const data = useLiveQuery(async () => {
    const [journal, payouts, decisions, mappings, synced] = await Promise.all([
      db.journal.toArray(),
      db.payouts.toArray(),
      db.decisions.toArray(),
      db.mappings.toArray(),
      db.cursors.toArray(),
    ]);
    return {
      journal,
      payouts: new Map(payouts.map((payout) => [payout.key, payout])),
      // Planning depends on these: another value plans again.
      stamp: { journal, decisions, mappings, synced },
    };
  }, [db]);
  const preview = usePreview(data?.stamp);
  return useMemo(
    () =>
      data === undefined || preview === undefined
        ? undefined
        : { plans: queuePlans(preview, data.journal), payouts: data.payouts },
    [data, preview],
  );
}

/** What would be posted now. Planned in a transaction of its own: a live query can't hold one open that long. */
function usePreview(stamp: unknown): readonly PostingPlan[] | undefined {
  const { db, call, now } = useServices();
  const [preview, setPreview] = useState<readonly PostingPlan[]>();
  useEffect(() => {
    if (stamp === undefined) return undefined;
    let current = true;
    previewPosting({ db, call, now }, { includeActivity: true })
      .then((plans) => current && setPreview(plans))
      .catch(showError);
    return () => {
      current = false;
    };
  }, [db, call, now, stamp]);
  return preview;
}

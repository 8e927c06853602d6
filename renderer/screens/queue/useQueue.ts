import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { Payout } from '../../../shared/payout/model.ts';
import { previewPosting } from '../../flows/post.ts';
import { useServices } from '../../stores/services.tsx';
import { type QueuePlan, queuePlans } from './queuePlans.ts';

/** The queue, with the payouts that its plans speak of; undefined while loading. */
export function useQueue():
  | { readonly plans: readonly QueuePlan[]; readonly payouts: ReadonlyMap<string, Payout> }
  | undefined {
  const { db, call, now } = useServices();
  const data = useLiveQuery(async () => {
    const [preview, journal, payouts] = await Promise.all([
      previewPosting({ db, call, now }, { includeActivity: true }),
      db.journal.toArray(),
      db.payouts.toArray(),
    ]);
    return { preview, journal, payouts: new Map(payouts.map((payout) => [payout.key, payout])) };
  }, [db, call, now]);
  return useMemo(
    () =>
      data === undefined
        ? undefined
        : { plans: queuePlans(data.preview, data.journal), payouts: data.payouts },
    [data],
  );
}

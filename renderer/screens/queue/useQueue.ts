import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { Payout } from '../../../shared/payout/model.ts';
import { useQueuePreview } from '../../stores/queuePreview.ts';
import { useServices } from '../../stores/services.tsx';
import { type QueuePlan, postSummary, queuePlans } from './queuePlans.ts';

/** The queue, with the payouts that its plans speak of; undefined while loading. */
export function useQueue():
  | { readonly plans: readonly QueuePlan[]; readonly payouts: ReadonlyMap<string, Payout> }
  | undefined {
  const { db } = useServices();
  const data = useLiveQuery(async () => {
    const [journal, payouts] = await Promise.all([db.journal.toArray(), db.payouts.toArray()]);
    return { journal, payouts: new Map(payouts.map((payout) => [payout.key, payout])) };
  }, [db]);
  const preview = useQueuePreview((store) => store.plans);
  return useMemo(
    () =>
      data === undefined || preview === undefined
        ? undefined
        : { plans: queuePlans(preview, data.journal), payouts: data.payouts },
    [data, preview],
  );
}

/** How many plans pressing Post would send: the same figure as on its button. Undefined while loading. */
export function useQueueCount(): number | undefined {
  const { db } = useServices();
  const journal = useLiveQuery(async () => {
    const open = await db.journal.where('state').notEqual('done').toArray();
    return { open, known: new Set(await db.journal.toCollection().primaryKeys()) };
  }, [db]);
  const preview = useQueuePreview((store) => store.plans);
  return useMemo(
    () =>
      journal === undefined || preview === undefined
        ? undefined
        : postSummary(queuePlans(preview, journal.open, journal.known)).plans,
    [journal, preview],
  );
}

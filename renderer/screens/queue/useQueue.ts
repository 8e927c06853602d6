import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { PayoutHead } from '../../../shared/payout/model.ts';
import { useQueuePreview } from '../../stores/queuePreview.ts';
import { useServices } from '../../stores/services.tsx';
import { type QueuePlan, postSummary, queuePlans } from './queuePlans.ts';

/** The queue, with the payouts that its plans speak of; undefined while loading. */
export function useQueue():
  | { readonly plans: readonly QueuePlan[]; readonly payouts: ReadonlyMap<string, PayoutHead> }
  | undefined {
  const { db } = useServices();
  const data = useLiveQuery(async () => {
    const [journal, payouts, checks] = await Promise.all([
      db.journal.toArray(),
      db.payoutHeads.toArray(),
      db.checks.toArray(),
    ]);
    return {
      journal,
      payouts: new Map(payouts.map((payout) => [payout.key, payout])),
      checks: new Map(checks.map((check) => [check.planId, check])),
    };
  }, [db]);
  const preview = useQueuePreview((store) => store.plans);
  return useMemo(
    () =>
      data === undefined || preview === undefined
        ? undefined
        : { plans: queuePlans(preview, data.journal, undefined, data.checks), payouts: data.payouts },
    [data, preview],
  );
}

/** How many plans pressing Post would send: the same figure as on its button. Undefined while loading. */
export function useQueueCount(): number | undefined {
  const { db } = useServices();
  const journal = useLiveQuery(async () => {
    const [open, known, checks] = await Promise.all([
      db.journal.where('state').notEqual('done').toArray(),
      db.journal.toCollection().primaryKeys(),
      db.checks.toArray(),
    ]);
    return { open, known: new Set(known), checks: new Map(checks.map((check) => [check.planId, check])) };
  }, [db]);
  const preview = useQueuePreview((store) => store.plans);
  return useMemo(
    () =>
      journal === undefined || preview === undefined
        ? undefined
        : postSummary(queuePlans(preview, journal.open, journal.known, journal.checks)).plans,
    [journal, preview],
  );
}

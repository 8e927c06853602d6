import { useMemo } from 'react';
import type { PayoutHead } from '../../../shared/payout/model.ts';
import { useDeskData } from '../../stores/deskData.ts';
import { useQueuePreview } from '../../stores/queuePreview.ts';
import { useQueueBoard, useWrittenPlans } from '../../stores/queueTables.ts';
import { useReadBack } from '../../stores/readBack.ts';
import { postCount, type QueueFigures, queueFigures } from './queueFigures.ts';
import type { QueuePlan } from './queuePlans.ts';

/** The queue, with the payouts that its plans speak of; undefined while loading. */
export function useQueue():
  | { readonly plans: readonly QueuePlan[]; readonly payouts: ReadonlyMap<string, PayoutHead> }
  | undefined {
  const board = useQueueBoard();
  const desk = useDeskData();
  const preview = useQueuePreview((store) => store.plans);
  return useMemo(
    () =>
      board === undefined || desk === undefined || preview === undefined
        ? undefined
        : { plans: board.kept.plans(preview), payouts: desk.payouts },
    [board, desk, preview],
  );
}

/** How many plans pressing Post would send: the same figure as on its button. Undefined while loading. */
export function useQueueCount(): number | undefined {
  const written = useWrittenPlans();
  const preview = useQueuePreview((store) => store.plans);
  return useMemo(
    () => (written === undefined || preview === undefined ? undefined : postCount(preview, written.kept)),
    [written, preview],
  );
}

/** How many plans each of the queue's filters has that somebody should look at; undefined while loading. */
export function useQueueFigures(): QueueFigures | undefined {
  const written = useWrittenPlans();
  const preview = useQueuePreview((store) => store.plans);
  const standings = useReadBack((store) => store.byPlan);
  return useMemo(
    () =>
      written === undefined || preview === undefined
        ? undefined
        : queueFigures(preview, written.kept, standings),
    [written, preview, standings],
  );
}

/** Whether what would be posted is being counted again: figures of it may be older than the data. */
export function useIsCounting(): boolean {
  return useQueuePreview((store) => store.isBehind);
}

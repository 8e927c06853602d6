import { useLiveQuery } from 'dexie-react-hooks';
import { previewUndo } from '../../flows/post.ts';
import { useServices } from '../../stores/services.tsx';
import type { UndoPlan } from '../../../shared/posting/undo/model.ts';

/** What taking a plan back would do now; follows the books as they are read. Undefined while loading. */
export function useUndoPreview(planId: string, reverse: readonly string[]): UndoPlan | undefined {
  const { db, call, now } = useServices();
  return useLiveQuery(
    async () => (await previewUndo({ db, call, now }, [planId], { reverse }))[0],
    [db, call, now, planId, reverse],
  );
}

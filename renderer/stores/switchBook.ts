/** Going from one book to another: what the screens held of the one before is forgotten. */
import { setCurrentBook, useCurrentBook } from './currentBook.ts';
import { useMappingDrafts } from './mappingDrafts.ts';
import { useProof } from './proof.ts';
import { useQueuePreview } from './queuePreview.ts';
import { useReadBack } from './readBack.ts';
import { useReconcile } from './reconcile.ts';
import { useRoute } from './route.ts';
import { useRuleDraft } from './ruleDraft.ts';
import { useRuleSteps } from './ruleSteps.ts';
import { useToasts } from './toasts.ts';
import { useUi } from './ui.ts';

/** Shows another book: what the screens held of the one before is forgotten; its jobs go on. */
export function showBook(bookId: string, { sync = false }: { readonly sync?: boolean } = {}): void {
  const before = useCurrentBook.getState().bookId;
  if (before !== null && before !== bookId) {
    forgetScreens();
    leaveDetail();
  }
  setCurrentBook(bookId, sync);
}

function forgetScreens(): void {
  useMappingDrafts.setState(useMappingDrafts.getInitialState(), true);
  useProof.setState(useProof.getInitialState(), true);
  useQueuePreview.setState(useQueuePreview.getInitialState(), true);
  useReadBack.setState(useReadBack.getInitialState(), true);
  useReconcile.setState(useReconcile.getInitialState(), true);
  useRuleDraft.setState(useRuleDraft.getInitialState(), true);
  useRuleSteps.setState(useRuleSteps.getInitialState(), true);
  useUi.setState(useUi.getInitialState(), true);
  // What can be taken back belongs to the books before.
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter(({ action }) => action === undefined) }));
}

/** A payout or line of other books isn't here; the screen stays. */
function leaveDetail(): void {
  const { route, go } = useRoute.getState();
  if (route.id !== '') go(route.screen);
}

import { type ReactElement, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useRunning } from '../../stores/jobs.ts';
import type { QueuePlan } from './queuePlans.ts';
import { TakeBackDialog } from './TakeBackDialog.tsx';
import { isUndo } from './undoPlans.ts';

/** Offers to take out of Xero what of a plan is there. Nothing where none of it is. */
export function TakeBack({ plan }: { readonly plan: QueuePlan }): ReactElement | null {
  const { t } = useTexts();
  const busy = useRunning('post', 'undo');
  const [open, setOpen] = useState(false);
  if (!plan.isWritten || isUndo(plan) || !plan.steps.some(({ state }) => state === 'done')) return null;
  return (
    <>
      <Button kind="quiet" disabled={busy} onPress={() => setOpen(true)}>
        {t('undo.open')}
      </Button>
      {open && <TakeBackDialog planId={plan.id} onClose={() => setOpen(false)} />}
    </>
  );
}

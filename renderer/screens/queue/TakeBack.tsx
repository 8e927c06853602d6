import { type ReactElement, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useRunning } from '../../stores/jobs.ts';
import { TakeBackDialog } from './TakeBackDialog.tsx';

/** Offers to take out of Xero what of a plan is there. */
export function TakeBack({ planId }: { readonly planId: string }): ReactElement {
  const { t } = useTexts();
  const busy = useRunning('post', 'undo');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" disabled={busy} onPress={() => setOpen(true)}>
        {t('undo.open')}
      </Button>
      {open && <TakeBackDialog planId={planId} onClose={() => setOpen(false)} />}
    </>
  );
}

import type { ReactElement } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useRunning } from '../../stores/jobs.ts';
import { useUi } from '../../stores/ui.ts';
import { useWork } from '../../stores/work.ts';

/** Restoring a backup, as an organisation of its own. */
export function RestoreDialog(): ReactElement {
  const { t } = useTexts();
  const { overlay, close } = useUi();
  const work = useWork();
  const busy = useRunning('restore');
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file !== undefined) void work.restoreBackup(file);
  };
  return (
    <Dialog title={t('restore.title')} open={overlay === 'restore'} onClose={close} size="small">
      <div className="stack">
        <p>{t('restore.text')}</p>
        <div className="row">
          <FileTrigger acceptedFileTypes={['.gz']} onSelect={take}>
            <Button kind="primary" icon="upload" disabled={busy}>
              {t(busy ? 'restore.busy' : 'restore.choose')}
            </Button>
          </FileTrigger>
        </div>
      </div>
    </Dialog>
  );
}

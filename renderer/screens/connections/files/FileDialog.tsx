import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactElement } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { useTexts } from '../../../i18n/useTexts.ts';
import { useServices } from '../../../stores/services.tsx';
import { useTakeFiles } from '../../../stores/takeFiles.ts';
import { useUi } from '../../../stores/ui.ts';
import { FileWizard } from './FileWizard.tsx';

/** Payouts of any other provider by its file: choose it, see what its rows become, correct that, take it in. */
export function FileDialog(): ReactElement {
  const { t } = useTexts();
  const { db } = useServices();
  const { overlay, close, files } = useUi();
  const saved = useLiveQuery(() => db.fileProfiles.toArray(), [db]);
  const [file] = files;
  const isOpen = overlay === 'providerFile';
  return (
    <Dialog title={t('action.importProviderFile')} open={isOpen} onClose={close} size="large">
      {file === undefined && <Choose />}
      {isOpen && file !== undefined && saved !== undefined && (
        <FileWizard key={`${file.name} ${file.bytes.length}`} file={file} saved={saved} />
      )}
    </Dialog>
  );
}

function Choose(): ReactElement {
  const { t } = useTexts();
  const takeFiles = useUi((store) => store.takeFiles);
  const read = useTakeFiles();
  return (
    <div className="dropBox">
      <EmptyState
        icon="upload"
        title={t('files.drop')}
        action={
          <FileTrigger
            acceptedFileTypes={['.csv', '.txt', '.tsv']}
            onSelect={(list) => {
              if (list !== null) read(list, takeFiles);
            }}
          >
            <Button kind="primary" initialFocus>
              {t('import.choose')}
            </Button>
          </FileTrigger>
        }
      >
        {t('files.formats')}
      </EmptyState>
    </div>
  );
}

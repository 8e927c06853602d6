import type { ReactElement } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useConnections } from '../../stores/live.ts';
import { useServices } from '../../stores/services.tsx';
import { showError } from '../../stores/toasts.ts';
import { readFiles, useUi } from '../../stores/ui.ts';
import { base64Bytes } from './base64.ts';
import { ImportPreview } from './ImportPreview.tsx';

/** Importing a bank file: choose it, look at how it was read, correct that, take it in. */
export function ImportDialog(): ReactElement {
  const { t } = useTexts();
  const { overlay, close, files } = useUi();
  const [file] = files;
  return (
    <Dialog title={t('action.importBankFile')} open={overlay === 'import'} onClose={close} size="large">
      {file === undefined ? <Choose /> : <ImportPreview key={file.name} file={file} />}
    </Dialog>
  );
}

function Choose(): ReactElement {
  const { t } = useTexts();
  const importFiles = useUi((store) => store.importFiles);
  const demo = useConnections()?.some((connection) => connection.demo) === true;
  return (
    <div className="dropBox">
      <EmptyState
        icon="upload"
        title={t('import.drop')}
        action={
          <div className="row rowWrap">
            <FileTrigger
              acceptedFileTypes={[
                '.csv',
                '.txt',
                '.ofx',
                '.qfx',
                '.qbo',
                '.qif',
                '.xml',
                '.sta',
                '.mt940',
                '.940',
                '.bai',
                '.bai2',
              ]}
              onSelect={(list) => {
                if (list !== null) readFiles(list).then(importFiles).catch(showError);
              }}
            >
              <Button kind="primary">{t('import.choose')}</Button>
            </FileTrigger>
            {demo && <DemoFiles />}
          </div>
        }
      >
        {t('import.formats')}
      </EmptyState>
    </div>
  );
}

/** The demo company's statement, in each format that its bank gives. */
function DemoFiles(): ReactElement {
  const { t } = useTexts();
  const { call } = useServices();
  const importFiles = useUi((store) => store.importFiles);
  const load = async () => {
    const { files } = await call('demo.bankFiles', {});
    const file = files.find((one) => /\.ofx$/i.test(one.name)) ?? files[0];
    if (file !== undefined) importFiles([{ name: file.name, bytes: base64Bytes(file.base64) }]);
  };
  return <Button onPress={() => void load().catch(showError)}>{t('import.demo')}</Button>;
}

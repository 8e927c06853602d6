import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactElement } from 'react';
import { Dialog } from '../../components/Dialog.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useServices } from '../../stores/services.tsx';
import { useToasts } from '../../stores/toasts.ts';
import { useUi } from '../../stores/ui.ts';
import { ChooseProviderFile } from '../connections/files/ChooseProviderFile.tsx';
import { FileWizard } from '../connections/files/FileWizard.tsx';
import { ChooseBankFile } from '../lines/ChooseBankFile.tsx';
import { ImportPreview } from '../lines/ImportPreview.tsx';
import { FileOutcomes } from './FileOutcomes.tsx';
import { FilePlace } from './FilePlace.tsx';

/** Taking files in, of banks and of other providers: choose them, look at how each was read, correct that, take it in, the next one. */
export function FilesDialog(): ReactElement {
  const { t } = useTexts();
  const { overlay, close, files, filed } = useUi();
  const isProvider = overlay === 'providerFile';
  const isOver = files.length === 0 && filed.length > 0;
  const title = isProvider ? 'action.importProviderFile' : 'action.importBankFile';
  const leave = () => {
    close();
    if (files.length === 0 || files.length + filed.length < 2) return;
    const names = files.map(({ name }) => name).join(', ');
    const message = t('files.notTaken', { n: files.length, names });
    useToasts.getState().show({ tone: 'info', message });
  };
  return (
    <Dialog
      title={t(isOver ? 'files.doneTitle' : title)}
      open={overlay === 'import' || isProvider}
      onClose={leave}
      size="large"
    >
      {isOver && <FileOutcomes outcomes={filed} />}
      {!isOver && files.length === 0 && (isProvider ? <ChooseProviderFile /> : <ChooseBankFile />)}
      {files.length > 0 && <Shown isProvider={isProvider} />}
    </Dialog>
  );
}

/** The file whose turn it is. */
function Shown({ isProvider }: { readonly isProvider: boolean }): ReactElement | null {
  const { db } = useServices();
  const { files, filed } = useUi();
  const saved = useLiveQuery(() => db.fileProfiles.toArray(), [db]);
  const [file] = files;
  if (file === undefined) return null;
  const key = `${filed.length} ${file.name} ${file.bytes.length}`;
  return (
    <>
      <FilePlace />
      {!isProvider && <ImportPreview key={key} file={file} />}
      {isProvider && saved !== undefined && <FileWizard key={key} file={file} saved={saved} />}
    </>
  );
}

/** Files that were dropped or chosen, read and handed on; what can't be read (a folder, a file that is gone) is told. */
import { useTexts } from '../i18n/useTexts.ts';
import { showError, useToasts } from './toasts.ts';
import { type PendingFile, readFiles, UnreadableFile } from './ui.ts';

/** Reads files whole and gives them to `take`; where one can't be read, nothing is taken and its name is told. */
export function useTakeFiles(): (
  files: Iterable<File>,
  take: (files: readonly PendingFile[]) => void,
) => void {
  const { t } = useTexts();
  return (files, take) => {
    readFiles(files)
      .then(take)
      .catch((error: unknown) => {
        if (!(error instanceof UnreadableFile)) return showError(error);
        return useToasts
          .getState()
          .show({ tone: 'bad', message: t('files.unreadable', { name: error.file }) });
      });
  };
}

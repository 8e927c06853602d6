/** Files that were dropped or chosen, read and handed on; what can't be read (a folder, a file that is gone) is told. */
import { type FileKind, fileKindOf } from '../flows/fileKind.ts';
import { allProfiles } from '../flows/importProviderFile.ts';
import { useTexts } from '../i18n/useTexts.ts';
import { useServices } from './services.tsx';
import { showError, useToasts } from './toasts.ts';
import { type FileOutcome, type PendingFile, readFile, UnreadableFile, useUi } from './ui.ts';

/**
 * Reads files whole and shows them one after the other, each to the importer of its kind. `asked` is what the user chose files for: one
 * file chosen so is read so. Those that can't be read are named, and the others go on.
 */
export function useTakeFiles(): (files: Iterable<File>, asked: FileKind | null) => void {
  const { t } = useTexts();
  const { db } = useServices();
  const read = async (file: File): Promise<PendingFile | FileOutcome> => {
    try {
      return await readFile(file);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      return { name: file.name, state: 'unreadable', text: t('files.unreadable', { name: file.name }) };
    }
  };
  const take = async (files: readonly File[], asked: FileKind | null) => {
    const [profiles, found] = await Promise.all([
      db.fileProfiles.toArray().then(allProfiles),
      Promise.all(files.map(read)),
    ]);
    const gone = found.filter((one) => 'state' in one);
    const whole = found.filter((one) => 'bytes' in one);
    if (whole.length === 0) {
      for (const { text } of gone) useToasts.getState().show({ tone: 'bad', message: text });
      return;
    }
    const only = files.length === 1 && asked === 'bank' ? asked : null;
    const pending = whole.map((file) => ({ ...file, kind: only ?? fileKindOf(file.bytes, profiles, asked) }));
    useUi.getState().takeFiles(pending, gone);
  };
  // A list of files of a chooser is emptied after it was handed over.
  return (files, asked) => void take([...files], asked).catch(showError);
}

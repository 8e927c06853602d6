import type { ReactElement } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from '../../../components/Button.tsx';
import { useTexts } from '../../../i18n/useTexts.ts';
import { saveText } from '../../../stores/saveText.ts';
import { showError, useToasts } from '../../../stores/toasts.ts';
import type { FileProfile } from '../../../../shared/payout/file/profile.ts';
import { readProfileFile } from '../../../../shared/payout/file/profileFile.ts';

/** A layout out to a file, and in again: to share it with colleagues. */
export function ProfileFile(props: {
  readonly profile: FileProfile;
  readonly onRead: (profile: FileProfile) => void;
}): ReactElement {
  const { t } = useTexts();
  const { profile, onRead } = props;
  const take = async (list: FileList | null) => {
    const text = await list?.[0]?.text();
    if (text === undefined) return;
    const { profile: found, problem } = readProfileFile(text);
    if (found !== null) onRead(found);
    else useToasts.getState().show({ tone: 'bad', message: t('files.notProfile', { problem }) });
  };
  const name =
    profile.provider
      .trim()
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-') || 'provider';
  return (
    <>
      <FileTrigger acceptedFileTypes={['.json']} onSelect={(list) => void take(list).catch(showError)}>
        <Button kind="quiet" icon="upload">
          {t('files.import')}
        </Button>
      </FileTrigger>
      <Button
        kind="quiet"
        icon="download"
        onPress={() => saveText(`${name}-layout.json`, `${JSON.stringify(profile, null, 2)}\n`)}
      >
        {t('files.export')}
      </Button>
    </>
  );
}

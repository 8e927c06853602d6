import type { ReactElement } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { useTexts } from '../../../i18n/useTexts.ts';
import { useTakeFiles } from '../../../stores/takeFiles.ts';

/** What lets files of other providers be chosen, several at once. */
export function ChooseProviderFile(): ReactElement {
  const { t } = useTexts();
  const read = useTakeFiles();
  return (
    <div className="dropBox">
      <EmptyState
        icon="upload"
        title={t('files.drop')}
        action={
          <FileTrigger
            allowsMultiple
            acceptedFileTypes={['.csv', '.txt', '.tsv']}
            onSelect={(list) => {
              if (list !== null) read(list, 'provider');
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

import type { ReactElement } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { base64Bytes } from '../../flows/base64.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useRunning } from '../../stores/jobs.ts';
import { useAccounts, useConnections, useOrganisation } from '../../stores/live.ts';
import { useRoute } from '../../stores/route.ts';
import { useServices } from '../../stores/services.tsx';
import { showError } from '../../stores/toasts.ts';
import { useTakeFiles } from '../../stores/takeFiles.ts';
import { useUi } from '../../stores/ui.ts';
import { useWork } from '../../stores/work.ts';

/** What lets bank files be chosen, several at once, or the demo company's be taken. */
export function ChooseBankFile(): ReactElement {
  const { t } = useTexts();
  const read = useTakeFiles();
  const demo = useConnections()?.some((connection) => connection.demo) === true;
  return (
    <div className="dropBox">
      <EmptyState
        icon="upload"
        title={t('import.drop')}
        action={
          <div className="row rowWrap">
            <FileTrigger
              allowsMultiple
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
                if (list !== null) read(list, 'bank');
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

/** The demo company's main statement, to look at first; or one of each of its bank accounts, taken in one after the other. */
function DemoFiles(): ReactElement {
  const { t } = useTexts();
  const { call } = useServices();
  const { importFiles, close } = useUi();
  const work = useWork();
  const go = useRoute((store) => store.go);
  const busy = useRunning('import', 'match');
  const accounts = useAccounts() ?? [];
  const baseCurrency = useOrganisation()?.baseCurrency ?? '';
  const others = useConnections()?.some(({ demo, kind }) => demo && kind !== 'xero' && kind !== 'stripe');
  const load = async () => {
    const { files } = await call('demo.bankFiles', {});
    const file = files.find((one) => /\.ofx$/i.test(one.name)) ?? files[0];
    if (file === undefined) return;
    const { name, base64, accountName } = file;
    importFiles([{ name, bytes: base64Bytes(base64), accountName }]);
  };
  const loadAll = async () => {
    const { files } = await call('demo.bankFiles', {});
    const first = files.filter(
      (file, at) => at === files.findIndex((one) => one.accountName === file.accountName),
    );
    for (const { name, base64, accountName } of first) {
      const account = accounts.find((one) => one.name === accountName && one.type === 'BANK');
      if (account === undefined) continue;
      const file = { name, bytes: base64Bytes(base64) };
      const { accountId, currency: own } = account;
      const found = { profile: null, fileAccount: null, dateOrder: null, encoding: null };
      // oxlint-disable-next-line no-await-in-loop -- each is matched before the next one is read
      const done = await work.importFile({ ...found, file, accountId, currency: own ?? baseCurrency });
      if (done === null) return;
    }
    close();
    go('reconcile');
  };
  return (
    <>
      <Button onPress={() => void load().catch(showError)}>{t('import.demo')}</Button>
      {others === true && (
        <Button disabled={busy} onPress={() => void loadAll().catch(showError)}>
          {t('import.demoAll')}
        </Button>
      )}
    </>
  );
}

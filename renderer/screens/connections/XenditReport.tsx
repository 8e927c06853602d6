import { useLiveQuery } from 'dexie-react-hooks';
import { type ReactElement, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from '../../components/Button.tsx';
import type { ReportImport } from '../../flows/importXenditReport.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { countProven } from '../../flows/tieProven.ts';
import { useRunning } from '../../stores/jobs.ts';
import { useServices } from '../../stores/services.tsx';
import { showError } from '../../stores/toasts.ts';
import { readFile } from '../../stores/ui.ts';
import { useWork } from '../../stores/work.ts';
import { Issues } from '../lines/Issues.tsx';
import type { Connection } from '../../../shared/bridge.ts';

/** Taking in a report that Xendit's dashboard or e-mail gives: the Balance report, or the one of its automatic withdrawals. */
export function XenditReport({ connection }: { readonly connection: Connection }): ReactElement {
  const { t } = useTexts();
  const work = useWork();
  const busy = useRunning('import', 'sync', 'demo');
  const [result, setResult] = useState<ReportImport | null>(null);
  const take = async (files: FileList | null) => {
    const [chosen] = files ?? [];
    if (chosen === undefined) return;
    const file = await readFile(chosen);
    setResult(null);
    setResult(await work.importXenditReport(connection, file));
  };
  return (
    <div className="stack stackTight">
      <div className="row rowWrap">
        <FileTrigger acceptedFileTypes={['.csv']} onSelect={(files) => void take(files).catch(showError)}>
          <Button icon="upload" kind="quiet" disabled={busy}>
            {t('xendit.importReport')}
          </Button>
        </FileTrigger>
        <span className="muted small">{t('xendit.reportHelp')}</span>
      </div>
      <output>{result?.kind && saidOf(result, t)}</output>
      {result !== null && <Issues issues={result.issues} />}
      <Proven connectionId={connection.id} busy={busy} />
    </div>
  );
}

/** Withdrawals that Xendit's balance proves: tied to what they hold by the user's word, and untied again. */
function Proven(props: { readonly connectionId: string; readonly busy: boolean }): ReactElement | null {
  const { t } = useTexts();
  const { db } = useServices();
  const work = useWork();
  const { connectionId, busy } = props;
  const counts = useLiveQuery(() => countProven(db, connectionId), [db, connectionId]);
  if (counts === undefined || counts.open + counts.tied === 0) return null;
  const { open, tied } = counts;
  return (
    <div className="row rowWrap">
      {open > 0 && (
        <Button kind="quiet" disabled={busy} onPress={() => void work.tieProven(connectionId, true)}>
          {t('xendit.tieProven', { n: open })}
        </Button>
      )}
      {tied > 0 && (
        <Button kind="quiet" disabled={busy} onPress={() => void work.tieProven(connectionId, false)}>
          {t('xendit.untie', { n: tied })}
        </Button>
      )}
      <span className="muted small">{t('xendit.provenHelp')}</span>
    </div>
  );
}

function saidOf({ kind, entries, payouts, tied }: ReportImport, t: ReturnType<typeof useTexts>['t']): string {
  return kind === 'balance'
    ? t('xendit.balanceTaken', { entries, payouts })
    : t('xendit.tiesTaken', { tied });
}

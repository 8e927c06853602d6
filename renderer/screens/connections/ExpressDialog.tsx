import { type ReactElement, useMemo, useState } from 'react';
import { Badge, type Tone } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Progress } from '../../components/Progress.tsx';
import type { ExpressReport, Made } from '../../flows/express.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useJobs } from '../../stores/jobs.ts';
import { useWork } from '../../stores/work.ts';
import type { Mapping } from '../../../shared/posting/model.ts';
import { ExpressRows } from './ExpressRows.tsx';
import { type ExpressRow, rowProblems, wishesOf } from './expressForm.ts';
import { useExpress } from './useExpress.ts';

/** Shows which accounts a mapping needs, what is there and what would be made; then makes it and keeps the mapping. */
export function ExpressDialog(props: {
  readonly mapping: Mapping;
  readonly isSaved: boolean;
  readonly canWrite: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTexts();
  const work = useWork();
  // As it was when the dialog opened.
  const [mapping] = useState(props.mapping);
  const [isSaved] = useState(props.isSaved);
  const view = useExpress(mapping, isSaved);
  const [edited, setEdited] = useState<readonly ExpressRow[]>();
  const [state, setState] = useState<'list' | 'running' | ExpressReport>('list');
  const rows = useMemo(() => edited ?? view?.items ?? [], [edited, view]);
  const problems = useMemo(() => rowProblems(rows, view?.accounts ?? [], view?.currencies), [rows, view]);
  const count = rows.filter(({ choice }) => choice.kind === 'create').length;
  const blocked =
    view === undefined || problems.some((one) => one.length > 0) || (count > 0 && !props.canWrite);
  const run = async () => {
    setState('running');
    setState((await work.setUpAccounts(mapping, wishesOf(rows))) ?? 'list');
  };
  const isList = state === 'list';
  return (
    <Dialog
      title={t('express.title', { contact: mapping.contactName, currency: mapping.currency })}
      open
      size="large"
      alert
      onClose={state === 'running' ? () => undefined : props.onClose}
      footer={
        isList ? (
          <>
            <Button onPress={props.onClose} initialFocus>
              {t('action.cancel')}
            </Button>
            <Button kind="primary" disabled={blocked} onPress={() => void run()}>
              {t('express.confirm', { n: count })}
            </Button>
          </>
        ) : (
          <Foot running={state === 'running'} onClose={props.onClose} />
        )
      }
    >
      {isList && view === undefined && <p className="muted">{t('state.loading')}</p>}
      {isList && view !== undefined && (
        <div className="stack">
          <p>{t('express.intro')}</p>
          {!props.canWrite && <p className="note noteWarn">{t('express.readOnly')}</p>}
          <ExpressRows
            rows={rows}
            problems={problems}
            accounts={view.accounts}
            currency={mapping.currency}
            onChange={setEdited}
          />
        </div>
      )}
      {state === 'running' && <Running />}
      {typeof state === 'object' && <Result report={state} />}
    </Dialog>
  );
}

function Foot(props: { readonly running: boolean; readonly onClose: () => void }): ReactElement {
  const { t } = useTexts();
  const job = useJobs(({ jobs }) => jobs.find(({ kind }) => kind === 'express'));
  if (!props.running) {
    return (
      <Button kind="primary" onPress={props.onClose} initialFocus>
        {t('action.close')}
      </Button>
    );
  }
  return (
    <Button disabled={job === undefined || job.cancelling} onPress={() => job?.cancel()}>
      {t(job?.cancelling === true ? 'jobs.cancelling' : 'action.cancel')}
    </Button>
  );
}

function Running(): ReactElement {
  const { t, number } = useTexts();
  const progress = useJobs(({ jobs }) => jobs.find(({ kind }) => kind === 'express')?.progress);
  const { done = 0, total = null } = progress ?? {};
  return (
    <div className="stack" aria-live="polite">
      <p>
        {total === null
          ? t('job.express')
          : t('jobs.of', { stage: t('job.express'), done: number(done), total: number(total) })}
      </p>
      <Progress label={t('job.express')} done={done} total={total} />
    </div>
  );
}

const LOOKS = {
  made: { tone: 'good', glyph: '✓' },
  takenOver: { tone: 'info', glyph: '↺' },
  refused: { tone: 'bad', glyph: '!' },
  unknown: { tone: 'warn', glyph: '?' },
  notTried: { tone: 'quiet', glyph: '−' },
} as const satisfies Readonly<Record<Made['state'], { readonly tone: Tone; readonly glyph: string }>>;

/** Account by account what became of it, and whether the mapping is kept. */
function Result({ report }: { readonly report: ExpressReport }): ReactElement {
  const { t, told } = useTexts();
  const { made, missing } = report;
  const failed = made.filter(({ state }) => state !== 'made' && state !== 'takenOver').length;
  return (
    <div className="stack" aria-live="polite">
      {missing.length === 0 && <p>{t(failed === 0 ? 'express.kept' : 'express.keptInPart')}</p>}
      {missing.length > 0 && (
        <p className="note noteWarn">
          {t('express.notKept', {
            fields: missing.map((field) => fieldName(t, field)).join(', '),
          })}
        </p>
      )}
      <ul className="stack">
        {made.map(({ field, account, state, message }) => (
          <li key={field} className="stack stackTight">
            <div className="row between">
              <span className="wrap">{`${account.code} ${account.name}`.trim()}</span>
              <Badge {...LOOKS[state]}>{t(`express.state.${state}`)}</Badge>
            </div>
            {message !== '' && <p className="small tone-bad wrap">{told(message)}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function fieldName(t: ReturnType<typeof useTexts>['t'], field: ExpressReport['missing'][number]): string {
  switch (field) {
    case 'clearingAccountId':
    case 'bankAccountId':
    case 'feeAccountCode':
    case 'salesAccountCode':
    case 'refundAccountCode':
    case 'disputeAccountCode':
    case 'adjustmentAccountCode':
    case 'feeTaxType':
    case 'salesTaxType':
    case 'refundTaxType':
    case 'noTaxType':
      return t(`mapping.${field}`);
    default:
      return t('express.otherField');
  }
}

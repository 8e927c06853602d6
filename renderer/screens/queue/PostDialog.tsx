import type { ReactElement } from 'react';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { BooksRead } from '../preflight/BooksRead.tsx';
import { FindingGroups } from '../preflight/FindingGroups.tsx';
import { findingGroups } from '../preflight/findingGroups.ts';
import { CallsLeft } from './CallsLeft.tsx';
import type { PostSummary, QueuePlan } from './queuePlans.ts';
import { useIsCounting } from './useQueue.ts';

/** The last look before anything is written in the books. */
export function PostDialog(props: {
  readonly open: boolean;
  readonly summary: PostSummary;
  readonly plans: readonly QueuePlan[];
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}): ReactElement {
  const { t } = useTexts();
  const { summary } = props;
  const isCounting = useIsCounting();
  return (
    <ConfirmDialog
      title={t('post.title', { n: summary.plans })}
      action={t('post.confirm')}
      open={props.open}
      pending={isCounting}
      onClose={props.onClose}
      onConfirm={props.onConfirm}
    >
      <div className="stack">
        {isCounting && (
          <p className="note" aria-live="polite">
            {t('preflight.counting')}
          </p>
        )}
        <ul className="bullets">
          {summary.creditNotes > 0 && <li>{t('queue.creditNotes', { n: summary.creditNotes })}</li>}
          {summary.invoices > 0 && <li>{t('queue.invoices', { n: summary.invoices })}</li>}
          {summary.payments > 0 && <li>{t('queue.payments', { n: summary.payments })}</li>}
          {summary.bankTransactions > 0 && (
            <li>{t('queue.bankTransactions', { n: summary.bankTransactions })}</li>
          )}
          {summary.transfers > 0 && <li>{t('queue.transfers', { n: summary.transfers })}</li>}
          {summary.removals > 0 && <li>{t('queue.removals', { n: summary.removals })}</li>}
        </ul>
        {summary.blocked > 0 && <p className="note noteWarn">{t('post.blocked', { n: summary.blocked })}</p>}
        {props.open && <FindingGroups groups={findingGroups(props.plans)} />}
        {props.open && <BooksRead sendCalls={summary.calls} />}
        {props.open && <CallsLeft sendCalls={summary.calls} />}
        <p className="muted">{t('post.text')}</p>
      </div>
    </ConfirmDialog>
  );
}

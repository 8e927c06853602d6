import type { ReactElement } from 'react';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import type { PostSummary } from './queuePlans.ts';

/** The last look before anything is written in the books. */
export function PostDialog(props: {
  readonly open: boolean;
  readonly summary: PostSummary;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}): ReactElement {
  const { t } = useTexts();
  const { summary } = props;
  return (
    <ConfirmDialog
      title={t('post.title', { n: summary.plans })}
      action={t('post.confirm')}
      open={props.open}
      onClose={props.onClose}
      onConfirm={props.onConfirm}
    >
      <div className="stack">
        <ul className="bullets">
          {summary.payments > 0 && <li>{t('queue.payments', { n: summary.payments })}</li>}
          {summary.bankTransactions > 0 && (
            <li>{t('queue.bankTransactions', { n: summary.bankTransactions })}</li>
          )}
          {summary.transfers > 0 && <li>{t('queue.transfers', { n: summary.transfers })}</li>}
        </ul>
        {summary.blocked > 0 && <p className="note noteWarn">{t('post.blocked', { n: summary.blocked })}</p>}
        <p className="muted">{t('post.text')}</p>
      </div>
    </ConfirmDialog>
  );
}

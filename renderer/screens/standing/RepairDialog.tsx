import type { ReactElement } from 'react';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import type { MessageKey } from '../../i18n/en/en.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useWork } from '../../stores/work.ts';

/** What the user wants done about findings. */
export type Repair =
  | { readonly kind: 'postAgain' | 'putBack'; readonly rowIds: readonly string[] }
  | { readonly kind: 'leave'; readonly rowIds: readonly string[]; readonly isDeleted: boolean };

/** Asks before anything is posted again or let be. */
export function RepairDialog(props: {
  readonly repair: Repair | null;
  readonly onClose: () => void;
}): ReactElement | null {
  const { t } = useTexts();
  const work = useWork();
  const { repair } = props;
  if (repair === null) return null;
  const { kind, rowIds } = repair;
  const act = () => (kind === 'leave' ? work.leaveFindings(rowIds) : work.postAgain(rowIds));
  return (
    <ConfirmDialog
      open
      title={t(`finding.${kind}Title`, { n: rowIds.length })}
      action={t(actionOf(repair))}
      onClose={props.onClose}
      onConfirm={() => void act()}
    >
      <p>{t(`finding.${kind}Text`)}</p>
    </ConfirmDialog>
  );
}

function actionOf(repair: Repair): MessageKey {
  if (repair.kind === 'leave') return repair.isDeleted ? 'finding.leave' : 'finding.take';
  return repair.kind === 'putBack' ? 'finding.putBack' : 'finding.postAgain';
}

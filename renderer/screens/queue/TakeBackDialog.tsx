import { type ReactElement, useMemo, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Toggle } from '../../components/Toggle.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useWork } from '../../stores/work.ts';
import type { UndoPlan } from '../../../shared/posting/undo/model.ts';
import { canUndo } from '../../../shared/posting/undo/planUndo.ts';
import { BooksRead } from '../preflight/BooksRead.tsx';
import { UndoItems } from './UndoItems.tsx';
import { useUndoPreview } from './useUndoPreview.ts';

const NONE: readonly string[] = [];

/** What taking a plan back does, object by object in its order, what Xero will refuse and why; then does it. */
export function TakeBackDialog(props: {
  readonly planId: string;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTexts();
  const work = useWork();
  const { planId, onClose } = props;
  const [isReversing, setReversing] = useState(false);
  const plain = useUndoPreview(planId, NONE);
  const wanted = useMemo(
    () => plain?.items.filter(({ canReverse }) => canReverse).map(({ row }) => row.id) ?? NONE,
    [plain],
  );
  const set = useUndoPreview(planId, isReversing ? wanted : NONE);
  const plan = isReversing ? set : plain;
  const count = plan?.items.filter(({ mode }) => mode !== null).length ?? 0;
  return (
    <Dialog
      title={t('undo.title')}
      open
      onClose={onClose}
      alert
      footer={
        <>
          <Button onPress={onClose} initialFocus>
            {t('action.cancel')}
          </Button>
          <Button
            kind="danger"
            disabled={plan === undefined || !canUndo(plan)}
            onPress={() => {
              onClose();
              void work.takeBack([planId], isReversing ? wanted : NONE);
            }}
          >
            {t('undo.confirm', { n: count })}
          </Button>
        </>
      }
    >
      {plan === undefined ? (
        <p className="muted">{t('state.loading')}</p>
      ) : (
        <Body
          plan={plan}
          offersReverse={wanted.length > 0}
          isReversing={isReversing}
          onReverse={setReversing}
        />
      )}
    </Dialog>
  );
}

function Body(props: {
  readonly plan: UndoPlan;
  readonly offersReverse: boolean;
  readonly isReversing: boolean;
  readonly onReverse: (on: boolean) => void;
}): ReactElement {
  const { t } = useTexts();
  const { plan } = props;
  const isHeld = plan.items.some(({ mode }) => mode === null);
  return (
    <div className="stack">
      <p>{t('undo.intro')}</p>
      {plan.problems.map(({ code, count }) => (
        <p key={code} className="note noteWarn">
          {t(`undo.problem.${code}`, { n: count })}
        </p>
      ))}
      {isHeld && <p className="note noteWarn">{t('undo.held')}</p>}
      {props.offersReverse && (
        <div className="row">
          <Toggle label={t('undo.reverse')} on={props.isReversing} onChange={props.onReverse} />
          <span>{t('undo.reverse')}</span>
        </div>
      )}
      <UndoItems items={plan.items} />
      <p className="muted">{t('undo.calls', { n: plan.calls })}</p>
      <BooksRead sendCalls={0} />
    </div>
  );
}

import type { ReactElement, ReactNode } from 'react';
import { useTexts } from '../i18n/useTexts.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

/** Asks before something that can't be undone. `action` names it; focus starts on Cancel. */
export function ConfirmDialog(props: {
  readonly title: string;
  readonly action: string;
  readonly open: boolean;
  readonly danger?: boolean;
  /** What it is about isn't known yet. */
  readonly pending?: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const { t } = useTexts();
  return (
    <Dialog
      title={props.title}
      open={props.open}
      onClose={props.onClose}
      size="small"
      alert
      footer={
        <>
          <Button onPress={props.onClose} initialFocus>
            {t('action.cancel')}
          </Button>
          <Button
            kind={props.danger === true ? 'danger' : 'primary'}
            disabled={props.pending === true}
            onPress={() => {
              props.onClose();
              props.onConfirm();
            }}
          >
            {props.action}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  );
}

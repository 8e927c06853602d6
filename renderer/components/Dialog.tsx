import type { ReactElement, ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTexts } from '../i18n/useTexts.ts';
import { IconButton } from './IconButton.tsx';

interface Props {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  readonly size?: 'small' | 'medium' | 'large';
  readonly alert?: boolean;
  /** Its body is a long text or table with nothing to focus: reachable by keyboard itself, so that it can be scrolled. */
  readonly scrolls?: boolean;
}

/** A modal dialog: Escape and the cross close it, focus stays in and comes back. */
export function Dialog(props: Props): ReactElement {
  const { t } = useTexts();
  const { size = 'medium', alert = false } = props;
  return (
    <ModalOverlay
      className="veil"
      isOpen={props.open}
      isDismissable={!alert}
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
    >
      <Modal className={`modal modal-${size}`}>
        <AriaDialog className="dialog" role={alert ? 'alertdialog' : 'dialog'}>
          <header className="dialogHead">
            <Heading slot="title" level={2}>
              {props.title}
            </Heading>
            <IconButton icon="close" label={t('action.close')} onPress={props.onClose} />
          </header>
          {props.scrolls === true ? (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
            <section className="dialogBody" aria-label={props.title} tabIndex={0}>
              {props.children}
            </section>
          ) : (
            <div className="dialogBody">{props.children}</div>
          )}
          {props.footer !== undefined && <footer className="dialogFoot">{props.footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

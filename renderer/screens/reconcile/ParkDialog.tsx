import { type ReactElement, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Field } from '../../components/Field.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useUi } from '../../stores/ui.ts';

/** Puts a payout aside, with a few words on what to check; Enter parks it without any. */
export function ParkDialog({ onPark }: { readonly onPark: (note: string) => void }): ReactElement {
  const { t } = useTexts();
  const { overlay, close } = useUi();
  return (
    <Dialog title={t('park.title')} open={overlay === 'park'} onClose={close} size="small">
      <ParkForm
        onCancel={close}
        onPark={(note) => {
          close();
          onPark(note);
        }}
      />
    </Dialog>
  );
}

function ParkForm(props: {
  readonly onCancel: () => void;
  readonly onPark: (note: string) => void;
}): ReactElement {
  const { t } = useTexts();
  const [note, setNote] = useState('');
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        props.onPark(note.trim());
      }}
    >
      <p className="muted">{t('park.text')}</p>
      <Field label={t('park.note')} value={note} onChange={setNote} help={t('park.noteHelp')} initialFocus />
      <div className="row end">
        <Button onPress={props.onCancel}>{t('action.cancel')}</Button>
        <Button kind="primary" type="submit">
          {t('action.park')}
        </Button>
      </div>
    </form>
  );
}

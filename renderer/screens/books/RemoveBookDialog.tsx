import { useLiveQuery } from 'dexie-react-hooks';
import { type ReactElement, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Field } from '../../components/Field.tsx';
import { type Losses, lossesOf } from '../../flows/books/removeBook.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useRunning } from '../../stores/jobs.ts';
import { useServices } from '../../stores/services.tsx';
import { useWork } from '../../stores/work.ts';

/** Says what goes with an organisation, and removes it once its name was typed. */
export function RemoveBookDialog(props: {
  readonly name: string;
  readonly open: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTexts();
  const work = useWork();
  const saving = useRunning('backup');
  const [typed, setTyped] = useState('');
  const [atXero, setAtXero] = useState(false);
  const { name, onClose } = props;
  const close = () => {
    setTyped('');
    onClose();
  };
  const isTyped = typed.trim().toLowerCase() === name.trim().toLowerCase();
  return (
    <Dialog
      title={t('removeBook.title', { name })}
      open={props.open}
      onClose={close}
      alert
      footer={
        <>
          <Button icon="download" disabled={saving} onPress={() => void work.saveBackup()}>
            {t('removeBook.backupFirst')}
          </Button>
          <span className="grow" />
          <Button onPress={close} initialFocus>
            {t('action.cancel')}
          </Button>
          <Button
            kind="danger"
            disabled={!isTyped || saving}
            onPress={() => {
              close();
              void work.removeBook({ onlyHere: !atXero });
            }}
          >
            {t('removeBook.confirm')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{t('removeBook.text')}</p>
        <LossList />
        <p className="muted">{t('removeBook.stays')}</p>
        <label className="check">
          <input type="checkbox" checked={atXero} onChange={(event) => setAtXero(event.target.checked)} />
          {t('removeBook.atXero')}
        </label>
        <p className="muted small">{t('removeBook.atXeroHelp')}</p>
        <Field label={t('removeBook.type', { name })} value={typed} onChange={setTyped} />
      </div>
    </Dialog>
  );
}

function LossList(): ReactElement {
  const { t } = useTexts();
  const { db } = useServices();
  const losses = useLiveQuery(() => lossesOf(db), [db]);
  return (
    <ul className="lossList">
      {losses !== undefined && linesOf(losses).map((line) => <li key={line}>{line}</li>)}
    </ul>
  );

  function linesOf({ decisions, posted, waiting, unknown }: Losses): readonly string[] {
    return [
      decisions === 0 ? '' : t('removeBook.decisions', { n: decisions }),
      posted === 0 ? '' : t('removeBook.journal', { n: posted }),
      waiting === 0 ? '' : t('removeBook.waiting', { n: waiting }),
      unknown === 0 ? '' : t('removeBook.unknown', { n: unknown }),
      t('removeBook.rest'),
    ].filter(Boolean);
  }
}

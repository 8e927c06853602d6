import { type ReactElement, useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { useTexts } from '../../../i18n/useTexts.ts';
import { runJob, useRunning } from '../../../stores/jobs.ts';
import { useServices } from '../../../stores/services.tsx';
import { showError } from '../../../stores/toasts.ts';
import { useWork } from '../../../stores/work.ts';
import type { Connection, Result } from '../../../../shared/bridge.ts';
import { ALL_PLACES, isChosen } from '../../../../shared/places.ts';
import { LocationChoice } from './LocationChoice.tsx';

/** Which locations of a Square account are these books', and changing that. */
export function SquareLocations({ connection }: { readonly connection: Connection }): ReactElement {
  const { t } = useTexts();
  const { call } = useServices();
  const [found, setFound] = useState<Result<'square.locations'> | null>(null);
  const busy = useRunning('sync', 'demo', 'history', 'check', 'post');
  const isLost = connection.status !== 'connected';
  const open = async () => {
    const connectionId = connection.id;
    setFound(await runJob('check', ({ signal }) => call('square.locations', { connectionId }, { signal })));
  };
  return (
    <div className="row rowWrap">
      <span className="muted small">{summaryOf(connection, t)}</span>
      <Button kind="quiet" disabled={busy || isLost} onPress={() => void open().catch(showError)}>
        {t('square.change')}
      </Button>
      {found !== null && (
        <ChangeDialog connectionId={connection.id} found={found} onClose={() => setFound(null)} />
      )}
    </div>
  );
}

/** How many are here, in words. */
function summaryOf({ places }: Connection, t: ReturnType<typeof useTexts>['t']): string {
  const known = places?.known ?? [];
  const choice = places?.choice ?? ALL_PLACES;
  const n = known.filter(({ id }) => isChosen(choice, id)).length;
  const later = choice.kind === 'except';
  if (n === known.length) return later ? t('square.all') : t('square.allNow', { n });
  return t(later ? 'square.someLater' : 'square.some', { n, all: known.length });
}

function ChangeDialog(props: {
  readonly connectionId: string;
  readonly found: Result<'square.locations'>;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTexts();
  const work = useWork();
  const { found, onClose } = props;
  const [choice, setChoice] = useState(found.choice);
  const save = () => {
    onClose();
    void work.chooseLocations(props.connectionId, choice);
  };
  return (
    <Dialog
      title={t('square.change')}
      open
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button kind="primary" onPress={save}>
            {t('action.save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <LocationChoice {...found} choice={choice} onChange={setChoice} />
        <p className="muted small">{t('square.changeText')}</p>
      </div>
    </Dialog>
  );
}

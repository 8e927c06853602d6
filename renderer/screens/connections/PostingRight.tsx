import type { ReactElement } from 'react';
import { Button } from '../../components/Button.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useRunning } from '../../stores/jobs.ts';
import { useWork } from '../../stores/work.ts';
import type { Connection } from '../../../shared/bridge.ts';

/** Whether Tieout may write to an organisation, and the way to change it: with a page of Xero's either way. */
export function PostingRight({ connection }: { readonly connection: Connection }): ReactElement {
  const { t } = useTexts();
  const work = useWork();
  const busy = useRunning('signIn', 'post', 'undo', 'demo');
  const { canWrite } = connection;
  return (
    <div className="row rowWrap">
      <p className={canWrite ? 'muted small' : 'small'}>{t(canWrite ? 'posting.on' : 'posting.readOnly')}</p>
      <Button
        kind={canWrite ? 'quiet' : 'plain'}
        disabled={busy}
        onPress={() => void work.allowPosting(connection, !canWrite)}
      >
        {t(canWrite ? 'posting.turnOff' : 'posting.turnOn')}
      </Button>
    </div>
  );
}

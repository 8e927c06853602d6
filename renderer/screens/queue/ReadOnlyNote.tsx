import type { ReactElement } from 'react';
import { Button } from '../../components/Button.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useRunning } from '../../stores/jobs.ts';
import { useConnections } from '../../stores/live.ts';
import { useWork } from '../../stores/work.ts';
import type { Connection } from '../../../shared/bridge.ts';

/** The organisation of these books, where it is connected to read only. */
export function useReadOnly(): Connection | null {
  const connections = useConnections() ?? [];
  return (
    connections.find(
      ({ kind, status, canWrite }) => kind === 'xero' && status === 'connected' && !canWrite,
    ) ?? null
  );
}

/** Says why nothing is posted, and what to do; nothing where posting is on. */
export function ReadOnlyNote(): ReactElement | null {
  const { t } = useTexts();
  const work = useWork();
  const connection = useReadOnly();
  const busy = useRunning('signIn', 'demo');
  if (connection === null) return null;
  return (
    <div className="note noteWarn row between">
      <p>{t('posting.note', { name: connection.name })}</p>
      <Button disabled={busy} onPress={() => void work.allowPosting(connection, true)}>
        {t('posting.turnOn')}
      </Button>
    </div>
  );
}

import type { ReactElement } from 'react';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useRunning } from '../../stores/jobs.ts';
import { useReach } from '../../stores/reach.ts';
import { useWork } from '../../stores/work.ts';

/** One calm line for the whole window while nothing outside is reached: what goes on all the same, and what waits. */
export function ReachBanner(): ReactElement | null {
  const { t } = useTexts();
  const reach = useReach();
  const work = useWork();
  const busy = useRunning('sync', 'demo');
  if (reach === 'here') return null;
  return (
    <output className="reachBanner">
      <Icon name="offline" />
      <span className="strong">{t(reach === 'offline' ? 'header.offline' : 'reach.gone')}</span>
      <span className="grow">{t(reach === 'offline' ? 'reach.offlineText' : 'reach.goneText')}</span>
      {reach === 'offline' && navigator.onLine && (
        <Button kind="quiet" disabled={busy} onPress={() => void work.sync()}>
          {t('reach.again')}
        </Button>
      )}
    </output>
  );
}

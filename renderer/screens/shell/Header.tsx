import { type ReactElement, useEffect, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { withModifier } from '../../components/keys.ts';
import type { Organisation } from '../../../shared/books/model.ts';
import { lockedTo } from '../../../shared/books/lockDate.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { minuteLeft, recallBudget, scarcest, type SeenBudget, useBudget } from '../../stores/budget.ts';
import { useJobs, useRunning } from '../../stores/jobs.ts';
import { useConnections, useOrganisation, useSyncedAt } from '../../stores/live.ts';
import { useServices } from '../../stores/services.tsx';
import { useUi } from '../../stores/ui.ts';
import { useWork } from '../../stores/work.ts';
import { NoticesButton } from './NoticesButton.tsx';

/** Whose books, how fresh, how many calls are left, and what needs the user. */
export function Header(): ReactElement {
  const { t } = useTexts();
  const organisation = useOrganisation();
  const connections = useConnections();
  const open = useUi((store) => store.open);
  const work = useWork();
  const busy = useRunning('sync', 'demo');
  const demo = connections?.some((connection) => connection.demo) === true;
  return (
    <header className="header">
      <div className="row headerName">
        <span className="mark" aria-hidden="true">
          <Icon name="equal" />
        </span>
        <BooksButton name={organisation?.name ?? 'Tieout'} />
        {demo && <span className="tag">{t('header.demo')}</span>}
        <LockedTo organisation={organisation ?? null} />
      </div>
      <Button kind="quiet" icon="search" shortcut={withModifier('K')} onPress={() => open('palette')}>
        {t('header.search')}
      </Button>
      <span className="grow" />
      <Freshness />
      {connections !== undefined && connections.length > 0 && (
        <Button icon="sync" disabled={busy} onPress={() => void work.sync()}>
          {t('action.syncNow')}
        </Button>
      )}
      <NoticesButton />
      <IconButton icon="settings" label={t('settings.title')} onPress={() => open('settings')} />
    </header>
  );
}

/** The name of the organisation; pressed, it lists all of them. */
function BooksButton({ name }: { readonly name: string }): ReactElement {
  const { t } = useTexts();
  const open = useUi((store) => store.open);
  return (
    <AriaButton className="booksButton" aria-label={t('books.open', { name })} onPress={() => open('books')}>
      <span className="strong ellipsis">{name}</span>
      <Icon name="chevron" size={12} />
    </AriaButton>
  );
}

/** Up to when the books are closed for everyone, told quietly beside their name. */
function LockedTo({ organisation }: { readonly organisation: Organisation | null }): ReactElement | null {
  const { t, date } = useTexts();
  const lock = lockedTo(organisation);
  if (lock === null) return null;
  return (
    <span className="row lockedTo small muted">
      <Icon name="lock" size={14} />
      {t('lock.header', { date: date(lock, 'year') })}
    </span>
  );
}

function Freshness(): ReactElement {
  const { t, ago, number } = useTexts();
  const { now } = useServices();
  const syncedAt = useSyncedAt();
  const budget = useBudget(scarcest);
  const isReading = useRunning('scheduled');
  useMinute();
  const left = budget?.dayRemaining ?? null;
  const minute = minuteLeft(budget, now());
  const isWaiting = (budget?.waiting ?? 0) > 0;
  const waitingText = ({ waiting: n = 0, opensInSeconds: seconds = null }: Partial<SeenBudget> = {}) =>
    seconds === null ? t('header.waiting', { n }) : t('header.waitingFor', { n, seconds });
  useRecalled();
  return (
    <div className="row small muted freshness">
      {isReading && <span>{t('header.reading')}</span>}
      {typeof syncedAt === 'number' && !isReading && (
        <span>{t('header.synced', { ago: ago(syncedAt, now()) })}</span>
      )}
      {left !== null && (
        <span title={t('header.callsTitle')} className={left === 0 ? 'tone-bad' : ''}>
          {t('header.callsLeft', { n: left, text: number(left) })}
          {isWaiting && ` · ${waitingText(budget ?? {})}`}
          {!isWaiting && minute !== null && (
            <>
              {' '}
              <span className="callsMinute">
                {['·', t('header.callsMinute', { text: number(minute) })].join(' ')}
              </span>
            </>
          )}
        </span>
      )}
    </div>
  );
}

const LOOK_MS = 2_000;

/**
 * After the window is opened again the desktop process still knows what Xero said last; while work runs it knows what waits.
 */
function useRecalled(): void {
  const { call, now } = useServices();
  const working = useJobs(({ jobs }) => jobs.length > 0);
  const connections = useConnections();
  const ids = (connections ?? [])
    .filter(({ kind }) => kind === 'xero')
    .map(({ id }) => id)
    .join(' ');
  useEffect(() => {
    // A connection whose key isn't here any more has no limits to tell of.
    const recall = () => {
      for (const id of ids.split(' ').filter(Boolean)) recallBudget(call, id, now).catch(() => undefined);
    };
    recall();
    if (!working) return undefined;
    const timer = setInterval(recall, LOOK_MS);
    return () => clearInterval(timer);
  }, [call, now, ids, working]);
}

/** Renders again every half minute, so that ages stay true. */
function useMinute(): void {
  const [, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTurn((turn) => turn + 1), 30_000);
    return () => clearInterval(timer);
  }, []);
}

import { type ReactElement, type ReactNode, useMemo } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { Badge } from '../../components/Badge.tsx';
import type { BookSummary } from '../../db/bookRegistry.ts';
import { standingOf } from '../../flows/books/summary.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useDeskData } from '../../stores/deskData.ts';
import { useConnections, useOrganisation, useSyncedAt } from '../../stores/live.ts';
import { WIDE } from '../../stores/narrow.ts';
import { type DeskFilter, useReconcile } from '../../stores/reconcile.ts';
import { type Route, toHash } from '../../stores/route.ts';
import { useServices } from '../../stores/services.tsx';
import { useToday } from '../../stores/today.ts';
import { BookStatus } from '../books/BookStatus.tsx';
import { stateLooks } from '../proof/ProofCard.tsx';
import { useIsCounting, useQueueFigures } from '../queue/useQueue.ts';
import { AGES, type Age, bookFigures } from './bookFigures.ts';
import { lockDate } from './practiceRows.ts';

/** The shown book at a glance: each figure leads to the screen that shows just what it counts. */
export function BookCards(props: {
  readonly summary: BookSummary | null;
  readonly name: string;
}): ReactElement {
  const { summary, name } = props;
  return (
    <section className="overviewCards" aria-label={name}>
      <Unmatched />
      <Certain />
      <Transit summary={summary} />
      <Clearing summary={summary} />
      <Queue />
      <Books />
    </section>
  );
}

function Card({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section className="card stack stackTight overviewCard" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** A figure with its words, as one link. */
function Figure(props: {
  readonly to: Route;
  readonly label: string;
  readonly children: ReactNode;
  readonly quiet?: boolean;
  readonly before?: () => void;
}): ReactElement {
  return (
    <a className="figure" href={toHash(props.to)} onClick={props.before}>
      <span className="grow">{props.label}</span>
      <span className={props.quiet === true ? 'muted' : 'strong'}>{props.children}</span>
    </a>
  );
}

/** The desk as a figure counted it: nothing else narrows it. */
function narrowDesk(filter: DeskFilter, age: Age | ''): void {
  const { setFilter, setNarrow, setSearch } = useReconcile.getState();
  setFilter(filter);
  setNarrow({ ...WIDE, age });
  setSearch('');
}

function useFigures() {
  const data = useDeskData();
  const today = useToday();
  return useMemo(() => (data === undefined ? undefined : bookFigures(data.rows, today)), [data, today]);
}

const DESK: Route = { screen: 'reconcile', id: '' };

function Unmatched(): ReactElement {
  const { t, number } = useTexts();
  const figures = useFigures();
  return (
    <Card title={t('overview.unmatched')}>
      {figures === undefined && <p className="muted">{t('state.loading')}</p>}
      {figures !== undefined &&
        AGES.map((age) => (
          <Figure
            key={age}
            to={DESK}
            label={t(`overview.age.${age}`)}
            quiet={figures.unmatched[age] === 0}
            before={() => narrowDesk('all', age)}
          >
            {number(figures.unmatched[age])}
          </Figure>
        ))}
      {figures !== undefined && figures.parked > 0 && (
        <Figure to={DESK} label={t('verdict.parked')} before={() => narrowDesk('parked', '')}>
          {number(figures.parked)}
        </Figure>
      )}
    </Card>
  );
}

function Certain(): ReactElement {
  const { t, number } = useTexts();
  const figures = useFigures();
  return (
    <Card title={t('overview.certain')}>
      {figures === undefined ? (
        <p className="muted">{t('state.loading')}</p>
      ) : (
        <Figure
          to={DESK}
          label={t('overview.toConfirm')}
          quiet={figures.certain === 0}
          before={() => narrowDesk('certain', '')}
        >
          {number(figures.certain)}
        </Figure>
      )}
    </Card>
  );
}

function Transit({ summary }: { readonly summary: BookSummary | null }): ReactElement {
  const { t } = useTexts();
  const today = useToday();
  return (
    <Card title={t('overview.transit')}>
      {summary === null && <p className="muted">{t('state.loading')}</p>}
      {summary?.inTransit.length === 0 && <p className="muted">{t('overview.noTransit')}</p>}
      {summary?.inTransit.map(({ currency, amount }) => (
        <Figure key={currency} to={{ screen: 'transit', id: today }} label={currency}>
          <Amount minor={amount} currency={currency} />
        </Figure>
      ))}
    </Card>
  );
}

function Clearing({ summary }: { readonly summary: BookSummary | null }): ReactElement {
  const { t } = useTexts();
  return (
    <Card title={t('overview.clearing')}>
      {summary === null && <p className="muted">{t('state.loading')}</p>}
      {summary?.clearing.length === 0 && <p className="muted">{t('overview.noClearing')}</p>}
      {summary?.clearing.map(({ mappingKey, provider, currency, balance, state }) => (
        <a key={mappingKey} className="figure figureTall" href={toHash({ screen: 'proof', id: '' })}>
          <span className="grow ellipsis">{t('atDate.for', { name: provider, currency })}</span>
          <span className="strong">
            <Amount minor={balance} currency={currency} />
          </span>
          <span className="figureState">
            {state ? (
              <Badge {...stateLooks[state]}>{t(`proof.${state}`)}</Badge>
            ) : (
              <span className="muted small">{t('overview.notProven')}</span>
            )}
          </span>
        </a>
      ))}
    </Card>
  );
}

function Queue(): ReactElement {
  const { t, number } = useTexts();
  const counts = useQueueFigures();
  const isCounting = useIsCounting();
  return (
    <Card title={t('nav.queue')}>
      {counts === undefined && <p className="muted">{t('state.loading')}</p>}
      {counts !== undefined && isCounting && <p className="muted">{t('desk.counting')}</p>}
      {counts !== undefined &&
        (['toPost', 'attention', 'waiting'] as const).map((filter) => (
          <Figure
            key={filter}
            to={{ screen: 'queue', id: filter }}
            label={t(`queueFilter.${filter}`)}
            quiet={counts[filter] === 0}
          >
            {number(counts[filter])}
          </Figure>
        ))}
    </Card>
  );
}

function Books(): ReactElement {
  const { t, date, ago, maybe, told } = useTexts();
  const { now } = useServices();
  const syncedAt = useSyncedAt();
  const organisation = useOrganisation();
  const standing = standingOf(useConnections() ?? []);
  const lock =
    organisation === null || organisation === undefined
      ? null
      : lockDate({
          periodLockDate: organisation.periodLockDate,
          yearEndLockDate: organisation.endOfYearLockDate,
        });
  const connections: Route = { screen: 'connections', id: '' };
  return (
    <Card title={t('nav.connections')}>
      <a className="figure" href={toHash(connections)}>
        <span className="grow">{t('overview.status')}</span>
        <BookStatus status={standing.status} />
      </a>
      {standing.status === 'needsAttention' && (
        <p className="tone-bad small wrap">
          {standing.attention}: {maybe(`reason.${standing.reason}`, {}, told(standing.reason))}
        </p>
      )}
      <Figure to={connections} label={t('book.synced')} quiet={typeof syncedAt !== 'number'}>
        {typeof syncedAt === 'number' ? ago(syncedAt, now()) : t('books.neverSynced')}
      </Figure>
      <Figure to={connections} label={t('overview.lockedTo')} quiet={lock === null}>
        {lock === null ? t('lock.none') : date(lock, 'year')}
      </Figure>
    </Card>
  );
}

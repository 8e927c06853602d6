import { type ReactElement, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { bookName } from '../../db/bookRegistry.ts';
import { isUnused } from '../../flows/books/list.ts';
import { standingOf } from '../../flows/books/summary.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useBooks } from '../../stores/books.ts';
import { useRunning } from '../../stores/jobs.ts';
import { useConnections, useOrganisation, useSyncedAt } from '../../stores/live.ts';
import { useServices } from '../../stores/services.tsx';
import { useWork } from '../../stores/work.ts';
import type { Organisation } from '../../../shared/books/model.ts';
import { BookStatus } from './BookStatus.tsx';
import { RemoveBookDialog } from './RemoveBookDialog.tsx';

/** The books that are shown: whose, how they stand, a backup of them, and how to remove them. */
export function BookCard(): ReactElement | null {
  const { t, maybe, told } = useTexts();
  const { db } = useServices();
  const work = useWork();
  const organisation = useOrganisation();
  const connections = useConnections();
  const row = useBooks()?.find(({ id }) => id === db.bookId);
  const busy = useRunning('backup', 'sync', 'demo', 'post', 'import');
  const [removing, setRemoving] = useState(false);
  if (organisation === undefined || connections === undefined || row === undefined) return null;
  // Nothing to say of books that nothing was ever put into.
  if (connections.length === 0 && isUnused(row)) return null;
  const standing = standingOf(connections);
  const name = organisation?.name ?? (bookName(row) || t('books.unnamed'));
  return (
    <section className="card stack" aria-label={t('book.label')}>
      <div className="row between">
        <div className="row">
          <h2 className="ellipsis">{name}</h2>
          {row.demo && <span className="tag">{t('header.demo')}</span>}
        </div>
        <BookStatus status={standing.status} />
      </div>
      {standing.status === 'pending' && <p className="muted">{t('book.pendingText')}</p>}
      {standing.status === 'needsAttention' && (
        <p className="tone-bad wrap">
          {standing.attention}: {maybe(`reason.${standing.reason}`, {}, told(standing.reason))}
        </p>
      )}
      <Facts organisation={organisation} />
      <div className="row between">
        <p className="muted small grow">{t('book.backupText')}</p>
        <Button icon="download" disabled={busy} onPress={() => void work.saveBackup()}>
          {t('book.backup')}
        </Button>
        <Button icon="trash" kind="quiet" disabled={busy} onPress={() => setRemoving(true)}>
          {t('book.remove')}
        </Button>
      </div>
      <RemoveBookDialog name={name} open={removing} onClose={() => setRemoving(false)} />
    </section>
  );
}

function Facts({ organisation }: { readonly organisation: Organisation | null }): ReactElement {
  const { t, date, ago, region } = useTexts();
  const { now } = useServices();
  const syncedAt = useSyncedAt();
  const unknown = t('book.unknown');
  const locks = lockTexts(organisation).join(' · ');
  return (
    <dl className="bookFacts">
      <Fact
        label={t('book.country')}
        text={organisation === null ? unknown : region(organisation.countryCode)}
      />
      <Fact label={t('book.currency')} text={organisation?.baseCurrency ?? unknown} />
      <Fact label={t('book.locks')} text={organisation === null ? unknown : locks || t('lock.none')} />
      <Fact
        label={t('book.synced')}
        text={typeof syncedAt === 'number' ? ago(syncedAt, now()) : t('books.neverSynced')}
      />
    </dl>
  );

  function lockTexts(books: Organisation | null): readonly string[] {
    const period = books?.periodLockDate ?? null;
    const year = books?.endOfYearLockDate ?? null;
    return [
      period === null ? '' : t('lock.period', { date: date(period, 'year') }),
      year === null ? '' : t('lock.year', { date: date(year, 'year') }),
    ].filter(Boolean);
  }
}

function Fact({ label, text }: { readonly label: string; readonly text: string }): ReactElement {
  return (
    <div>
      <dt className="muted small">{label}</dt>
      <dd>{text}</dd>
    </div>
  );
}

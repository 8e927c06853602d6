import { type KeyboardEvent, type ReactElement, useState } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { Badge } from '../../components/Badge.tsx';
import { DateText } from '../../components/DateText.tsx';
import { type BookRow, type BookSummary, bookName } from '../../db/bookRegistry.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useServices } from '../../stores/services.tsx';
import { showBook } from '../../stores/switchBook.ts';
import { BookStatus } from '../books/BookStatus.tsx';
import { stateLooks } from '../proof/ProofCard.tsx';
import {
  clearingState,
  COLUMNS,
  lockDate,
  type PracticeColumn,
  type PracticeSort,
  sortBooks,
} from './practiceRows.ts';

const FIGURES = new Set<PracticeColumn>(['week', 'month', 'older', 'certain', 'transit', 'queue']);

/** Every book of the practice in a row, as it last stood; sorted by any column, opened with Enter or a click. */
export function PracticeTable({ books }: { readonly books: readonly BookRow[] }): ReactElement {
  const { t } = useTexts();
  const [sort, setSort] = useState<PracticeSort>({ column: 'name', descending: false });
  const [current, setCurrent] = useState<string | null>(null);
  const rows = sortBooks(books, sort);
  const at = Math.max(
    0,
    rows.findIndex(({ id }) => id === current),
  );
  const sortBy = (column: PracticeColumn) =>
    setSort({
      column,
      descending: sort.column === column ? !sort.descending : FIGURES.has(column),
    });
  return (
    <section className="stack stackTight" aria-label={t('practice.title')}>
      <h2>{t('practice.title')}</h2>
      <div className="tableBox">
        <table className="table tableLined practice" aria-label={t('practice.title')}>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <SortHead key={column} column={column} sort={sort} onSort={() => sortBy(column)} />
              ))}
            </tr>
          </thead>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows move between the buttons inside */}
          <tbody onKeyDown={moveFocus}>
            {rows.map((book, index) => (
              <PracticeRow
                key={book.id}
                book={book}
                isStop={index === at}
                onFocus={() => setCurrent(book.id)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className="muted small">{t('practice.text')}</p>
    </section>
  );
}

/** One tab stop for the table: arrows go from book to book. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const names = [...event.currentTarget.querySelectorAll<HTMLElement>('.practiceName')];
  const at = names.findIndex((name) => name === document.activeElement);
  const last = names.length - 1;
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last }[event.key];
  if (next === undefined || at < 0) return;
  event.preventDefault();
  names[Math.min(last, Math.max(0, next))]?.focus();
}

function SortHead(props: {
  readonly column: PracticeColumn;
  readonly sort: PracticeSort;
  readonly onSort: () => void;
}): ReactElement {
  const { t } = useTexts();
  const { column, sort } = props;
  const isOn = sort.column === column;
  return (
    <th
      scope="col"
      className={FIGURES.has(column) ? 'num' : undefined}
      {...(isOn ? { 'aria-sort': sort.descending ? ('descending' as const) : ('ascending' as const) } : {})}
    >
      <button type="button" className="sortHead" title={t(`practice.long.${column}`)} onClick={props.onSort}>
        {t(`practice.${column}`)}
        <span aria-hidden="true" className="sortArrow">
          {isOn ? (sort.descending ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
  );
}

function PracticeRow(props: {
  readonly book: BookRow;
  readonly isStop: boolean;
  readonly onFocus: () => void;
}): ReactElement {
  const { t } = useTexts();
  const { db } = useServices();
  const { book } = props;
  const isShown = book.id === db.bookId;
  return (
    <tr data-current={isShown} onClick={() => showBook(book.id)} className="practiceRow">
      <th scope="row">
        <button
          type="button"
          className={`practiceName ellipsis${isShown ? ' strong' : ''}`}
          tabIndex={props.isStop ? 0 : -1}
          onFocus={props.onFocus}
          title={bookName(book) || t('books.unnamed')}
          {...(isShown ? { 'aria-current': true } : {})}
        >
          {bookName(book) || t('books.unnamed')}
        </button>
        {book.demo && <span className="tag">{t('header.demo')}</span>}
      </th>
      {book.summary === null ? (
        <td colSpan={COLUMNS.length - 1} className="muted">
          {t('practice.unknown')}
        </td>
      ) : (
        <SummaryCells summary={book.summary} />
      )}
    </tr>
  );
}

function SummaryCells({ summary }: { readonly summary: BookSummary }): ReactElement {
  const { t, ago } = useTexts();
  const { now } = useServices();
  const { unmatched, inTransit, queueOpen, findings, syncedAt } = summary;
  const state = clearingState(summary);
  const lock = lockDate(summary);
  return (
    <>
      <Count n={unmatched.week} />
      <Count n={unmatched.month} />
      <Count n={unmatched.older} alarm />
      <Count n={summary.certain} />
      <td className="num">
        {inTransit.length === 0 && <span className="muted">–</span>}
        {inTransit.map(({ currency, amount }) => (
          <div key={currency}>
            <Amount minor={amount} currency={currency} />
          </div>
        ))}
      </td>
      <td {...(state === null ? {} : { title: t(`proof.${state}`) })}>
        {state === null ? (
          <span className="muted">–</span>
        ) : (
          <Badge {...stateLooks[state]}>{t(`practice.clearing.${state}`)}</Badge>
        )}
      </td>
      <td className="num noWrap">
        <Figure n={queueOpen} />
        {findings > 0 && (
          <span className="tone-bad" title={t('readBack.attention', { n: findings })}>
            {' '}
            <span aria-hidden="true">≠ {findings}</span>
            <span className="srOnly">{t('readBack.attention', { n: findings })}</span>
          </span>
        )}
      </td>
      <td className="noWrap">
        {syncedAt === null ? <span className="muted">–</span> : ago(syncedAt, now())}
      </td>
      <td className="noWrap">
        {lock === null ? <span className="muted">–</span> : <DateText date={lock} year />}
      </td>
      <td title={t(`bookStatus.${summary.status}`)}>
        <BookStatus status={summary.status} />
      </td>
    </>
  );
}

function Count({ n, alarm = false }: { readonly n: number; readonly alarm?: boolean }): ReactElement {
  return (
    <td className={alarm && n > 0 ? 'num tone-warn strong' : 'num'}>
      <Figure n={n} />
    </td>
  );
}

function Figure({ n }: { readonly n: number }): ReactElement {
  const { number } = useTexts();
  return n === 0 ? <span className="muted">{number(0)}</span> : <>{number(n)}</>;
}

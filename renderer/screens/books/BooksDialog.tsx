import { type KeyboardEvent, type ReactElement, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Search } from '../../components/Search.tsx';
import { type BookRow, bookName } from '../../db/bookRegistry.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useBooks } from '../../stores/books.ts';
import { useRoute } from '../../stores/route.ts';
import { useServices } from '../../stores/services.tsx';
import { showBook } from '../../stores/switchBook.ts';
import { useUi } from '../../stores/ui.ts';
import { matches } from '../shell/Palette.tsx';
import { BookStatus } from './BookStatus.tsx';

/** All organisations with how they stand: found by typing, opened with Enter or a click. */
export function BooksDialog(): ReactElement {
  const { t } = useTexts();
  const { overlay, open, close } = useUi();
  const go = useRoute((store) => store.go);
  return (
    <Dialog
      title={t('books.title')}
      open={overlay === 'books'}
      onClose={close}
      size="medium"
      footer={
        <>
          <Button icon="upload" onPress={() => open('restore')}>
            {t('books.restore')}
          </Button>
          <Button
            icon="plus"
            kind="primary"
            onPress={() => {
              close();
              go('connections', 'organisation');
            }}
          >
            {t('books.add')}
          </Button>
        </>
      }
    >
      <BooksBody onDone={close} />
    </Dialog>
  );
}

function BooksBody({ onDone }: { readonly onDone: () => void }): ReactElement {
  const { t } = useTexts();
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(0);
  const books = useBooks() ?? [];
  const found = books.filter((book) =>
    matches(`${bookName(book)} ${book.summary?.countryCode ?? ''}`, query),
  );
  const at = Math.min(index, Math.max(0, found.length - 1));
  const choose = (book: BookRow | undefined) => {
    if (book === undefined) return;
    onDone();
    showBook(book.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setIndex(Math.min(at + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setIndex(Math.max(at - 1, 0));
    else if (event.key === 'Enter') choose(found[at]);
    else return;
    event.preventDefault();
  };
  return (
    <div className="stack">
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrows move the choice while the search box keeps focus */}
      <div className="bookSearch" onKeyDown={onKeyDown}>
        <Search
          label={t('books.search')}
          initialFocus
          value={query}
          onChange={(value) => {
            setQuery(value);
            setIndex(0);
          }}
        />
      </div>
      <ul className="paletteList" aria-label={t('books.title')}>
        {found.map((book, position) => (
          <li key={book.id}>
            <BookItem book={book} current={position === at} onPress={() => choose(book)} />
          </li>
        ))}
        {found.length === 0 && <li className="muted">{t('books.none')}</li>}
      </ul>
    </div>
  );
}

function BookItem(props: {
  readonly book: BookRow;
  readonly current: boolean;
  readonly onPress: () => void;
}): ReactElement {
  const { t, ago } = useTexts();
  const { db, now } = useServices();
  const { book } = props;
  const syncedAt = book.summary?.syncedAt ?? null;
  const isShown = book.id === db.bookId;
  return (
    <button
      type="button"
      className="paletteItem bookItem"
      data-current={props.current}
      {...(isShown ? { 'aria-current': true } : {})}
      onClick={props.onPress}
    >
      <span className="grow ellipsis">
        <span className={isShown ? 'strong' : ''}>{bookName(book) || t('books.unnamed')}</span>
        {book.demo && <span className="tag">{t('header.demo')}</span>}
      </span>
      <span className="muted small">
        {syncedAt === null ? t('books.neverSynced') : t('header.synced', { ago: ago(syncedAt, now()) })}
      </span>
      <BookStatus status={book.summary?.status ?? 'pending'} />
    </button>
  );
}

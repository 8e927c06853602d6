import { type ReactElement, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { Chooser } from '../../components/Chooser.tsx';
import { Dialog } from '../../components/Dialog.tsx';
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
  const { db } = useServices();
  const found = (useBooks() ?? []).filter((book) =>
    matches(`${bookName(book)} ${book.summary?.countryCode ?? ''}`, query),
  );
  return (
    <Chooser
      label={t('books.search')}
      query={query}
      onQuery={setQuery}
      none={t('books.none')}
      choices={found.map((book) => ({
        id: book.id,
        content: <BookItem book={book} />,
        isHere: book.id === db.bookId,
        run: () => {
          onDone();
          showBook(book.id);
        },
      }))}
    />
  );
}

function BookItem({ book }: { readonly book: BookRow }): ReactElement {
  const { t, ago } = useTexts();
  const { db, now } = useServices();
  const syncedAt = book.summary?.syncedAt ?? null;
  const isShown = book.id === db.bookId;
  return (
    <span className="bookItem">
      <span className="grow ellipsis">
        <span className={isShown ? 'strong' : ''}>{bookName(book) || t('books.unnamed')}</span>
        {book.demo && <span className="tag">{t('header.demo')}</span>}
      </span>
      <span className="muted small">
        {syncedAt === null ? t('books.neverSynced') : t('header.synced', { ago: ago(syncedAt, now()) })}
      </span>
      <BookStatus status={book.summary?.status ?? 'pending'} />
    </span>
  );
}

import type { ReactElement } from 'react';
import { Screen } from '../../components/Screen.tsx';
import { bookName } from '../../db/bookRegistry.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useBooks } from '../../stores/books.ts';
import { useServices } from '../../stores/services.tsx';
import { BookCards } from './BookCards.tsx';
import { PracticeTable } from './PracticeTable.tsx';

/** Where the shown organisation stands, and under it all of the practice. */
export function OverviewScreen(): ReactElement {
  const { t } = useTexts();
  const { db } = useServices();
  const books = useBooks();
  const own = books?.find(({ id }) => id === db.bookId);
  const name = own === undefined ? '' : bookName(own) || t('books.unnamed');
  return (
    <Screen
      title={t('nav.overview')}
      subtitle={books === undefined ? t('state.loading') : t('overview.subtitle', { name, n: books.length })}
      body="page"
    >
      <div className="stack stackWide">
        <BookCards summary={own?.summary ?? null} name={name} />
        {books !== undefined && books.length > 1 && <PracticeTable books={books} />}
      </div>
    </Screen>
  );
}

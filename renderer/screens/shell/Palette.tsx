import { type KeyboardEvent, type ReactElement, useState } from 'react';
import { Dialog } from '../../components/Dialog.tsx';
import { Search } from '../../components/Search.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { bookName } from '../../db/bookRegistry.ts';
import { useBooks } from '../../stores/books.ts';
import { useServices } from '../../stores/services.tsx';
import { showBook } from '../../stores/switchBook.ts';
import { useRoute } from '../../stores/route.ts';
import { useUi } from '../../stores/ui.ts';
import { useWork } from '../../stores/work.ts';
import { navLinks } from './Sidebar.tsx';

interface Command {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
}

/** Everything that can be done from anywhere, found by typing. */
export function Palette(): ReactElement {
  const { t } = useTexts();
  const { overlay, close } = useUi();
  return (
    <Dialog title={t('palette.title')} open={overlay === 'palette'} onClose={close} size="medium">
      <PaletteBody onDone={close} />
    </Dialog>
  );
}

function PaletteBody({ onDone }: { readonly onDone: () => void }): ReactElement {
  const { t } = useTexts();
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(0);
  const found = useCommands().filter((command) => matches(command.label, query));
  const at = Math.min(index, Math.max(0, found.length - 1));
  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    onDone();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setIndex(Math.min(at + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setIndex(Math.max(at - 1, 0));
    else if (event.key === 'Enter') run(found[at]);
    else return;
    event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrows move the choice while the search box keeps focus
    <div className="stack" onKeyDown={onKeyDown}>
      <Search
        label={t('palette.search')}
        value={query}
        onChange={(value) => {
          setQuery(value);
          setIndex(0);
        }}
      />
      <ul className="paletteList">
        {found.map((command, position) => (
          <li key={command.id}>
            <button
              type="button"
              className="paletteItem"
              data-current={position === at}
              onClick={() => run(command)}
            >
              {command.label}
            </button>
          </li>
        ))}
        {found.length === 0 && <li className="muted">{t('palette.none')}</li>}
      </ul>
    </div>
  );
}

function useCommands(): readonly Command[] {
  const { t } = useTexts();
  const go = useRoute((store) => store.go);
  const open = useUi((store) => store.open);
  const work = useWork();
  const { db } = useServices();
  const books = useBooks() ?? [];
  const actions: readonly Command[] = [
    { id: 'sync', label: t('action.syncNow'), run: () => void work.sync() },
    { id: 'import', label: t('action.importBankFile'), run: () => open('import') },
    { id: 'match', label: t('action.matchAgain'), run: () => void work.match() },
    { id: 'undo', label: t('action.undo'), run: () => void work.undoLast() },
    { id: 'keys', label: t('keys.title'), run: () => open('shortcuts') },
    { id: 'notices', label: t('notices.title'), run: () => open('notices') },
    { id: 'settings', label: t('settings.title'), run: () => open('settings') },
  ];
  const screens = navLinks.map(({ screen }) => ({
    id: `go-${screen}`,
    label: t('palette.go', { screen: t(`nav.${screen}`) }),
    run: () => go(screen),
  }));
  const organisations = books
    .filter(({ id }) => id !== db.bookId)
    .map((book) => ({
      id: `book-${book.id}`,
      label: t('books.switchTo', { name: bookName(book) || t('books.unnamed') }),
      run: () => showBook(book.id),
    }));
  return [...actions, ...screens, ...organisations];
}

/** Whether every word typed occurs in the text. */
export function matches(text: string, query: string): boolean {
  const low = text.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => low.includes(word));
}

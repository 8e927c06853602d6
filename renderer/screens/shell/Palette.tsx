import { type ReactElement, useState } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { Chooser, type Choice } from '../../components/Chooser.tsx';
import { DateText } from '../../components/DateText.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { bookName } from '../../db/bookRegistry.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useBooks } from '../../stores/books.ts';
import { useEverywhere } from '../../stores/everywhere.ts';
import { useProviderName } from '../../stores/providerNames.ts';
import { useRoute } from '../../stores/route.ts';
import type { Command } from '../../stores/screenCommands.ts';
import { useServices } from '../../stores/services.tsx';
import { showBook } from '../../stores/switchBook.ts';
import { useUi } from '../../stores/ui.ts';
import { useCommands } from './useCommands.ts';

/** Everything that can be done from anywhere, and everything that is cached, found by typing. */
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
  const commands = [...useCommands(), ...useOtherBooks()].filter(({ label }) => matches(label, query));
  const found = useFound(query);
  const choices = [...commands.map((command) => ({ ...command, content: command.label })), ...found];
  return (
    <Chooser
      label={t('palette.search')}
      query={query}
      onQuery={setQuery}
      none={t('palette.none')}
      choices={choices.map((choice) => ({
        ...choice,
        run: () => {
          onDone();
          choice.run();
        },
      }))}
    />
  );
}

/** The other organisations, to change to. */
function useOtherBooks(): readonly Command[] {
  const { t } = useTexts();
  const { db } = useServices();
  return (useBooks() ?? [])
    .filter(({ id }) => id !== db.bookId)
    .map((book) => ({
      id: `book-${book.id}`,
      label: t('books.switchTo', { name: bookName(book) || t('books.unnamed') }),
      run: () => showBook(book.id),
    }));
}

/** Payouts and bank lines that answer the search, each with what it is. */
function useFound(query: string): readonly Choice[] {
  const { t } = useTexts();
  const go = useRoute((store) => store.go);
  const providerOf = useProviderName();
  const { payouts, lines } = useEverywhere(query);
  return [
    ...payouts.map((payout) => ({
      id: `payout-${payout.key}`,
      content: (
        <span className="paletteFound">
          <span className="muted">{t('column.payout')}</span>
          <DateText date={payout.arrivalDate} year />
          <span className="ellipsis">
            {providerOf(payout)} · {payout.id}
          </span>
          <Amount minor={payout.amount} currency={payout.currency} />
        </span>
      ),
      run: () => go('payouts', payout.key),
    })),
    ...lines.map((line) => ({
      id: `line-${line.key}`,
      content: (
        <span className="paletteFound">
          <span className="muted">{t('column.bankLine')}</span>
          <DateText date={line.date} year />
          <span className="ellipsis">{line.narrative}</span>
          <Amount minor={line.amount} currency={line.currency} />
        </span>
      ),
      run: () => go('lines', line.key),
    })),
  ];
}

/** Whether every word typed occurs in the text. */
export function matches(text: string, query: string): boolean {
  const low = text.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => low.includes(word));
}

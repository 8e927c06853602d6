import { type ReactElement, useEffect } from 'react';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { bookName, type Notice } from '../../db/bookRegistry.ts';
import { markRead } from '../../flows/books/notices.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useBooks } from '../../stores/books.ts';
import { noticeText, useNotices } from '../../stores/notices.ts';
import { useRoute } from '../../stores/route.ts';
import { useServices } from '../../stores/services.tsx';
import { showBook } from '../../stores/switchBook.ts';
import { showError } from '../../stores/toasts.ts';
import { useUi } from '../../stores/ui.ts';

/** What needs the user, of all organisations, with the way to where it is put right. */
export function NoticesDialog(): ReactElement {
  const { t } = useTexts();
  const { overlay, close } = useUi();
  return (
    <Dialog title={t('notices.title')} open={overlay === 'notices'} onClose={close} size="medium">
      <NoticesBody onDone={close} />
    </Dialog>
  );
}

function NoticesBody({ onDone }: { readonly onDone: () => void }): ReactElement {
  const { t } = useTexts();
  const notices = useNotices() ?? [];
  const { registry } = useServices();
  // Seen once the list was open.
  useEffect(() => () => void markRead(registry).catch(showError), [registry]);
  if (notices.length === 0) {
    return (
      <EmptyState icon="check" title={t('notices.none')}>
        {t('notices.noneText')}
      </EmptyState>
    );
  }
  return (
    <ul className="notices">
      {notices.map((notice) => (
        <Item key={notice.key} notice={notice} onDone={onDone} />
      ))}
    </ul>
  );
}

function Item({ notice, onDone }: { readonly notice: Notice; readonly onDone: () => void }): ReactElement {
  const texts = useTexts();
  const { t, ago } = texts;
  const { now } = useServices();
  const go = useRoute((store) => store.go);
  const book = useBooks()?.find(({ id }) => id === notice.bookId);
  const name = (book === undefined ? '' : bookName(book)) || t('books.unnamed');
  return (
    <li className="notice">
      <span className={notice.isRead ? 'muted' : 'tone-bad'}>
        <Icon name="warning" />
      </span>
      <div className="grow wrap">
        <p className="small muted">
          <span className="strong">{name}</span>
          {' · '}
          {notice.name} · {ago(notice.at, now())}
          {!notice.isRead && <span className="tag noticeNew">{t('notices.new')}</span>}
        </p>
        <p>{noticeText(texts, notice)}</p>
      </div>
      <Button
        label={t('notices.showOf', { name })}
        onPress={() => {
          onDone();
          showBook(notice.bookId);
          go('connections');
        }}
      >
        {t('notices.show')}
      </Button>
    </li>
  );
}

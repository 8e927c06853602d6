import type { ReactElement } from 'react';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useOtherBook } from '../../stores/books.ts';
import { useUi } from '../../stores/ui.ts';
import { type Toast, useToasts } from '../../stores/toasts.ts';

const icons = { info: 'info', good: 'check', bad: 'warning' } as const;

/** Messages at the corner of the window; errors are alerts and stay until closed. */
export function Toasts(): ReactElement {
  const { t } = useTexts();
  const all = useToasts((store) => store.toasts);
  const overlay = useUi((store) => store.overlay);
  // Good news waits behind a dialog; what went wrong doesn't.
  const toasts = overlay === 'none' ? all : all.filter((toast) => toast.tone === 'bad');
  return (
    <section className="toasts" aria-label={t('toasts.label')}>
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastCard({ toast }: { readonly toast: Toast }): ReactElement {
  const { t, told } = useTexts();
  const close = useToasts((store) => store.close);
  const nameOf = useOtherBook();
  const of = toast.bookId === undefined ? null : nameOf(toast.bookId);
  const message = told(toast.message);
  return (
    <div className={`toast toast-${toast.tone}`} role={toast.tone === 'bad' ? 'alert' : 'status'}>
      <Icon name={icons[toast.tone]} />
      <div className="grow wrap">
        <p>{of === null ? message : t('books.saidOf', { name: of, message })}</p>
        {toast.detail !== '' && (
          <details className="small muted">
            <summary>{t('toasts.details')}</summary>
            {toast.detail}
          </details>
        )}
      </div>
      {toast.action !== undefined && (
        <Button
          kind="quiet"
          onPress={() => {
            close(toast.id);
            toast.action?.run();
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton icon="close" label={t('action.close')} onPress={() => close(toast.id)} />
    </div>
  );
}

import type { ReactElement } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { useServices } from '../../stores/services.tsx';
import { KeyForm } from './KeyForm.tsx';

/** Connecting Xendit: a secret key that may read transactions and the balance. */
export function XenditForm({ onDone }: { readonly onDone: () => void }): ReactElement {
  const { t } = useTexts();
  const { call, db } = useServices();
  return (
    <KeyForm
      title={t('action.connectXendit')}
      text={t('xendit.text')}
      link={{
        url: 'https://dashboard.xendit.co/settings/developers#api-keys',
        label: t('xendit.createKey'),
      }}
      fields={[
        { name: 'key', label: t('xendit.key'), help: t('xendit.keyHelp'), placeholder: 'xnd_production_…' },
      ]}
      missing={t('xendit.missing')}
      connect={({ key = '' }, signal) => call('xendit.connect', { key, bookId: db.bookId }, { signal })}
      onDone={onDone}
    />
  );
}

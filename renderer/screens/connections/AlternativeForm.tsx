import type { ReactElement } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { useServices } from '../../stores/services.tsx';
import { KeyForm } from './KeyForm.tsx';

/** Connecting Alternative Payments: client id and secret of a key that only reads, checked scope by scope. */
export function AlternativeForm({ onDone }: { readonly onDone: () => void }): ReactElement {
  const { t } = useTexts();
  const { call, db } = useServices();
  return (
    <KeyForm
      title={t('action.connectAlternativePayments')}
      text={t('alternative.text')}
      link={{
        url: 'https://docs.alternativepayments.io/getting-started/quick-start',
        label: t('alternative.createKey'),
      }}
      fields={[
        {
          name: 'clientId',
          label: t('alternative.clientId'),
          help: t('alternative.clientIdHelp'),
          placeholder: '',
        },
        {
          name: 'clientSecret',
          label: t('alternative.clientSecret'),
          help: t('alternative.clientSecretHelp'),
          placeholder: '',
        },
      ]}
      missing={t('alternative.missing')}
      connect={({ clientId = '', clientSecret = '' }, signal) =>
        call('alternativePayments.connect', { clientId, clientSecret, bookId: db.bookId }, { signal })
      }
      onDone={onDone}
    />
  );
}

import type { ReactElement } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { useServices } from '../../stores/services.tsx';
import { KeyForm } from './KeyForm.tsx';

/** Connecting Stripe: a restricted key, checked permission by permission. */
export function StripeForm({ onDone }: { readonly onDone: () => void }): ReactElement {
  const { t } = useTexts();
  const { call, db } = useServices();
  return (
    <KeyForm
      title={t('action.connectStripe')}
      text={t('stripe.text')}
      link={{ url: 'https://dashboard.stripe.com/apikeys/create', label: t('stripe.createKey') }}
      fields={[{ name: 'key', label: t('stripe.key'), help: t('stripe.keyHelp'), placeholder: 'rk_live_…' }]}
      missing={t('stripe.missing')}
      connect={({ key = '' }, signal) => call('stripe.connect', { key, bookId: db.bookId }, { signal })}
      onDone={onDone}
    />
  );
}

import type { ReactElement } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { useServices } from '../../stores/services.tsx';
import { KeyForm } from './KeyForm.tsx';

/** Connecting Square: an access token of the merchant's own application. */
export function SquareForm({ onDone }: { readonly onDone: () => void }): ReactElement {
  const { t } = useTexts();
  const { call, db } = useServices();
  return (
    <KeyForm
      title={t('action.connectSquare')}
      text={t('square.text')}
      link={{ url: 'https://developer.squareup.com/apps', label: t('square.createToken') }}
      fields={[
        { name: 'token', label: t('square.token'), help: t('square.tokenHelp'), placeholder: 'EAAA…' },
      ]}
      missing={t('square.missing')}
      connect={({ token = '' }, signal) => call('square.connect', { token, bookId: db.bookId }, { signal })}
      onDone={onDone}
    />
  );
}

import { type ReactElement, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { ExternalLink } from '../../components/ExternalLink.tsx';
import { Field } from '../../components/Field.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { runJob, useRunning } from '../../stores/jobs.ts';
import { useServices } from '../../stores/services.tsx';
import { showError } from '../../stores/toasts.ts';
import { useWork } from '../../stores/work.ts';
import type { PermissionCheck } from '../../../shared/bridge.ts';

/** Connecting Stripe: a restricted key, checked permission by permission. */
export function StripeForm({ onDone }: { readonly onDone: () => void }): ReactElement {
  const { t } = useTexts();
  const { call } = useServices();
  const work = useWork();
  const [key, setKey] = useState('');
  const [checks, setChecks] = useState<readonly PermissionCheck[]>([]);
  const [connected, setConnected] = useState(false);
  const busy = useRunning('check');
  const check = async () => {
    const result = await runJob('check', ({ signal }) =>
      call('stripe.connect', { key: key.trim() }, { signal }),
    );
    setChecks(result.permissions);
    setKey('');
    setConnected(result.connection !== null);
    if (result.connection !== null) await work.refreshConnections();
  };
  return (
    <section className="card stack" aria-label={t('action.connectStripe')}>
      <h2>{t('action.connectStripe')}</h2>
      <p className="muted">
        {t('stripe.text')}{' '}
        <ExternalLink url="https://dashboard.stripe.com/apikeys/create">{t('stripe.createKey')}</ExternalLink>
      </p>
      {!connected && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            check().catch(showError);
          }}
        >
          <Field
            label={t('stripe.key')}
            type="password"
            value={key}
            onChange={setKey}
            help={t('stripe.keyHelp')}
            placeholder="rk_live_…"
            mono
          />
          <div className="row">
            <Button kind="primary" type="submit" disabled={busy || key.trim() === ''}>
              {t('stripe.check')}
            </Button>
            <Button onPress={onDone}>{t('action.cancel')}</Button>
          </div>
        </form>
      )}
      {checks.length > 0 && <Permissions checks={checks} />}
      {checks.length > 0 && !connected && <p className="note noteWarn">{t('stripe.missing')}</p>}
      {connected && (
        <div className="row">
          <Button kind="primary" onPress={() => void work.sync().then(onDone)}>
            {t('action.syncNow')}
          </Button>
          <Button onPress={onDone}>{t('action.close')}</Button>
        </div>
      )}
    </section>
  );
}

function Permissions({ checks }: { readonly checks: readonly PermissionCheck[] }): ReactElement {
  const { t } = useTexts();
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{t('stripe.permission')}</th>
          <th>{t('column.state')}</th>
          <th>{t('stripe.without')}</th>
        </tr>
      </thead>
      <tbody>
        {checks.map((check) => (
          <tr key={check.permission}>
            <td>
              {check.permission}
              {!check.required && <span className="muted"> · {t('stripe.optional')}</span>}
            </td>
            <td className={check.ok ? 'tone-good' : 'tone-bad'}>
              {check.ok ? `✓ ${t('stripe.granted')}` : `✗ ${t('stripe.notGranted')}`}
            </td>
            <td className="muted">{check.detail}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import { type ReactElement, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { ExternalLink } from '../../components/ExternalLink.tsx';
import { Field } from '../../components/Field.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { runJob, useJobs, useRunning } from '../../stores/jobs.ts';
import { useServices } from '../../stores/services.tsx';
import { useSettings } from '../../stores/settings.ts';
import { showError } from '../../stores/toasts.ts';
import { useWork } from '../../stores/work.ts';
import { XeroGuide } from './XeroGuide.tsx';
import type { Result } from '../../../shared/bridge.ts';

const redirects = [48217, 48218, 48219].map((port) => `http://localhost:${port}/callback`);

interface FormProps {
  readonly onDone: () => void;
  /** Whether the organisation is for the books that are shown, or gets books of its own. */
  readonly place?: 'here' | 'new';
}

/** Another organisation, with books of its own. */
export function AddOrganisationForm({ onDone }: Pick<FormProps, 'onDone'>): ReactElement {
  return <XeroForm onDone={onDone} place="new" />;
}

/** Connecting Xero: the app's client id, sign-in in the browser, then the organisation. */
export function XeroForm({ onDone, place = 'here' }: FormProps): ReactElement {
  const { t } = useTexts();
  const { call } = useServices();
  const { settings, change } = useSettings();
  const [signIn, setSignIn] = useState<Result<'xero.signIn'> | null>(null);
  const waiting = useRunning('signIn');
  const title = t(place === 'new' ? 'books.add' : 'action.connectXero');
  const start = () => {
    const clientId = settings.xeroClientId.trim();
    runJob('signIn', ({ signal }) => call('xero.signIn', { clientId }, { signal }))
      .then(setSignIn)
      .catch(showError);
  };
  return (
    <section className="card stack" aria-label={title}>
      <h2>{title}</h2>
      {place === 'new' && <p className="muted">{t('books.addText')}</p>}
      {signIn === null ? (
        <>
          <p>{t('xero.first')}</p>
          <Guide />
          <div className="row">
            <XeroGuide />
          </div>
          <Field
            label={t('xero.clientId')}
            value={settings.xeroClientId}
            onChange={(xeroClientId) => change({ xeroClientId })}
            help={t('xero.clientIdHelp')}
            mono
          />
          <div className="row">
            <Button kind="primary" disabled={waiting || settings.xeroClientId.trim() === ''} onPress={start}>
              {t(waiting ? 'xero.waiting' : 'xero.signIn')}
            </Button>
            <Button onPress={waiting ? cancelSignIn : onDone}>{t('action.cancel')}</Button>
          </div>
          {waiting && <p className="note">{t('xero.waitingText')}</p>}
        </>
      ) : (
        <Choose signIn={signIn} place={place} onDone={onDone} />
      )}
    </section>
  );
}

function cancelSignIn(): void {
  for (const job of useJobs.getState().jobs) if (job.kind === 'signIn') job.cancel();
}

function Guide(): ReactElement {
  const { t } = useTexts();
  return (
    <ol className="guide">
      <li>
        {t('xero.guide1')}{' '}
        <ExternalLink url="https://developer.xero.com/app/manage">{t('xero.guideLink')}</ExternalLink>
      </li>
      <li>{t('xero.guide2')}</li>
      <li>
        {t('xero.guide3')}
        <ul>
          {redirects.map((address) => (
            <li key={address} className="mono">
              {address}
            </li>
          ))}
        </ul>
      </li>
      <li>{t('xero.guide4')}</li>
    </ol>
  );
}

function Choose(props: {
  readonly signIn: Result<'xero.signIn'>;
  readonly place: 'here' | 'new';
  readonly onDone: () => void;
}): ReactElement {
  const { t } = useTexts();
  const work = useWork();
  const { signInId, organisations } = props.signIn;
  const choose = async (found: (typeof organisations)[number]) => {
    if (await work.chooseOrganisation(signInId, found, props.place)) props.onDone();
  };
  return (
    <>
      <p>{t('xero.choose')}</p>
      <ul className="stack stackTight">
        {organisations.map((organisation) => (
          <li key={organisation.tenantId}>
            <Button onPress={() => void choose(organisation)}>{organisation.name}</Button>
          </li>
        ))}
      </ul>
    </>
  );
}

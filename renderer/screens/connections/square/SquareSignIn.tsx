import { type ReactElement, useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { ExternalLink } from '../../../components/ExternalLink.tsx';
import { Field } from '../../../components/Field.tsx';
import { useTexts } from '../../../i18n/useTexts.ts';
import { runJob, useJobs } from '../../../stores/jobs.ts';
import { useServices } from '../../../stores/services.tsx';
import { useSettings } from '../../../stores/settings.ts';
import { showError } from '../../../stores/toasts.ts';
import type { SquareOffer } from '../../../../shared/bridge.ts';

const LOCAL = 'http://localhost:48217/callback';
const PASTED = 'https://localhost:48217/callback';

/** Signing in to Square with the merchant's own application: in the browser, and back by itself or by a pasted address. */
export function SquareSignIn(props: {
  readonly onOffer: (offer: SquareOffer) => void;
  readonly onDone: () => void;
}): ReactElement {
  const { t } = useTexts();
  const { call, db } = useServices();
  const { settings, change } = useSettings();
  const [isLacking, setLacking] = useState(false);
  const [isWaiting, setWaiting] = useState(false);
  const applicationId = settings.squareApplicationId.trim();
  const redirectUrl = settings.squareRedirectUrl.trim();
  const start = async () => {
    setLacking(false);
    setWaiting(true);
    const asked = { applicationId, redirectUrl, bookId: db.bookId };
    const offer = await runJob('signIn', ({ signal }) => call('square.signIn', asked, { signal })).finally(
      () => setWaiting(false),
    );
    if (offer.offerId === null) setLacking(true);
    else props.onOffer(offer);
  };
  return (
    <section className="card stack" aria-label={t('action.connectSquare')}>
      <h2>{t('action.connectSquare')}</h2>
      {isWaiting ? (
        <Waiting redirectUrl={redirectUrl} />
      ) : (
        <>
          <Guide />
          <Field
            label={t('square.applicationId')}
            value={settings.squareApplicationId}
            onChange={(squareApplicationId) => change({ squareApplicationId })}
            help={t('square.applicationIdHelp')}
            mono
          />
          <Field
            label={t('square.redirectUrl')}
            value={settings.squareRedirectUrl}
            onChange={(squareRedirectUrl) => change({ squareRedirectUrl })}
            help={t('square.redirectUrlHelp')}
            mono
          />
          <div className="row">
            <Button
              kind="primary"
              disabled={applicationId === '' || redirectUrl === ''}
              onPress={() => void start().catch(showError)}
            >
              {t('square.signIn')}
            </Button>
            <Button onPress={props.onDone}>{t('action.cancel')}</Button>
          </div>
        </>
      )}
      {isLacking && <p className="note noteWarn">{t('square.signInMissing')}</p>}
    </section>
  );
}

function cancelSignIn(): void {
  for (const job of useJobs.getState().jobs) if (job.kind === 'signIn') job.cancel();
}

/** While the browser is away: what to do there, and where to paste the address that it ended on. */
function Waiting({ redirectUrl }: { readonly redirectUrl: string }): ReactElement {
  const { t } = useTexts();
  const { call } = useServices();
  const [text, setText] = useState('');
  const [isTaken, setTaken] = useState(false);
  const paste = async () => {
    await call('square.pasteAnswer', { text: text.trim() });
    // What was pasted works once only, and isn't kept here.
    setText('');
    setTaken(true);
  };
  return (
    <>
      <p className="note">{t('square.waitingText')}</p>
      {!isTaken && (
        <form
          className="stack"
          aria-label={t('square.pasteTitle')}
          onSubmit={(event) => {
            event.preventDefault();
            paste().catch(showError);
          }}
        >
          <p className="strong">{t('square.pasteTitle')}</p>
          <Field
            label={t('square.pasted')}
            value={text}
            onChange={setText}
            help={t('square.pastedHelp')}
            placeholder={`${redirectUrl}?code=…`}
            mono
            initialFocus
          />
          <div className="row">
            <Button kind="primary" type="submit" disabled={text.trim() === ''}>
              {t('square.usePasted')}
            </Button>
            <Button onPress={cancelSignIn}>{t('action.cancel')}</Button>
          </div>
        </form>
      )}
    </>
  );
}

function Guide(): ReactElement {
  const { t } = useTexts();
  return (
    <ol className="guide">
      <li>
        {t('square.guide1')}{' '}
        <ExternalLink url="https://developer.squareup.com/apps">{t('square.createToken')}</ExternalLink>
      </li>
      <li>
        {t('square.guide2')}
        <ul>
          <li>
            <span className="mono">{LOCAL}</span>
            <p className="muted small">{t('square.guideLocal')}</p>
          </li>
          <li>
            <span className="mono">{PASTED}</span>
            <p className="muted small">{t('square.guidePaste')}</p>
          </li>
        </ul>
      </li>
      <li>{t('square.guide3')}</li>
    </ol>
  );
}

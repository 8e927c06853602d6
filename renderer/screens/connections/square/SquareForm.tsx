import { type ReactElement, useId, useState } from 'react';
import { useTexts } from '../../../i18n/useTexts.ts';
import { useServices } from '../../../stores/services.tsx';
import type { SquareOffer } from '../../../../shared/bridge.ts';
import { KeyForm } from '../KeyForm.tsx';
import { SquareOfferForm } from './SquareOfferForm.tsx';
import { SquareSignIn } from './SquareSignIn.tsx';

const WAYS = ['bySignIn', 'byToken'] as const;
type Way = (typeof WAYS)[number];

interface FormProps {
  readonly onDone: () => void;
}

/** Connecting Square: by signing in or by the merchant's own access token, then the locations that belong here. */
export function SquareForm({ onDone }: FormProps): ReactElement {
  const { t } = useTexts();
  const [way, setWay] = useState<Way>('bySignIn');
  const [offer, setOffer] = useState<SquareOffer | null>(null);
  if (offer !== null) {
    return (
      <section className="card stack" aria-label={t('action.connectSquare')}>
        <h2>{t('action.connectSquare')}</h2>
        <SquareOfferForm offer={offer} onDone={onDone} />
      </section>
    );
  }
  return (
    <div className="stack">
      <div className="card">
        <Ways way={way} onChange={setWay} />
      </div>
      {way === 'bySignIn' ? (
        <SquareSignIn onOffer={setOffer} onDone={onDone} />
      ) : (
        <TokenForm onOffer={setOffer} onDone={onDone} />
      )}
    </div>
  );
}

function Ways(props: { readonly way: Way; readonly onChange: (way: Way) => void }): ReactElement {
  const { t } = useTexts();
  const name = useId();
  return (
    <fieldset className="styleChooser stack">
      <legend className="srOnly">{t('square.way')}</legend>
      <div className="styleChoices">
        {WAYS.map((way) => (
          // oxlint-disable-next-line jsx-a11y/label-has-associated-control -- its text is in bold
          <label key={way} className="styleChoice">
            <input
              type="radio"
              name={name}
              checked={props.way === way}
              onChange={() => props.onChange(way)}
            />
            <span>
              <strong>{t(`square.${way}`)}</strong>
              <span className="small muted styleText">{t(`square.${way}Text`)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function TokenForm(props: FormProps & { readonly onOffer: (offer: SquareOffer) => void }): ReactElement {
  const { t } = useTexts();
  const { call, db } = useServices();
  const check = async (token: string, signal: AbortSignal) => {
    const offer = await call('square.connect', { token, bookId: db.bookId }, { signal });
    if (offer.offerId !== null) props.onOffer(offer);
    return { connection: null, permissions: offer.permissions };
  };
  return (
    <KeyForm
      title={t('action.connectSquare')}
      text={t('square.text')}
      link={{ url: 'https://developer.squareup.com/apps', label: t('square.createToken') }}
      fields={[
        { name: 'token', label: t('square.token'), help: t('square.tokenHelp'), placeholder: 'EAAA…' },
      ]}
      missing={t('square.missing')}
      connect={({ token = '' }, signal) => check(token, signal)}
      onDone={props.onDone}
    />
  );
}

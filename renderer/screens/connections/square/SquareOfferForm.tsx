import { type ReactElement, useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { useTexts } from '../../../i18n/useTexts.ts';
import { useRunning } from '../../../stores/jobs.ts';
import { useWork } from '../../../stores/work.ts';
import type { SquareOffer } from '../../../../shared/bridge.ts';
import { isChosen } from '../../../../shared/places.ts';
import { LocationChoice } from './LocationChoice.tsx';

/** A checked Square account: which of its locations belong to these books, then it is kept. */
export function SquareOfferForm(props: {
  readonly offer: SquareOffer;
  readonly onDone: () => void;
}): ReactElement {
  const { t, told } = useTexts();
  const work = useWork();
  const { offer } = props;
  const [choice, setChoice] = useState(offer.choice);
  const busy = useRunning('sync', 'demo');
  const isNone = !offer.locations.some(({ id }) => isChosen(choice, id));
  const keep = async () => {
    if (await work.keepSquare(offer.offerId ?? '', choice)) props.onDone();
  };
  return (
    <>
      <p>{t('square.choose', { account: offer.account })}</p>
      <LocationChoice {...offer} choice={choice} onChange={setChoice} />
      {offer.permissions
        .filter(({ ok }) => !ok)
        .map(({ permission, detail }) => (
          <p key={permission} className="note noteWarn">
            {permission}: {told(detail)}
          </p>
        ))}
      {isNone && <p className="muted">{t('square.noneChosen')}</p>}
      <div className="row">
        <Button kind="primary" disabled={busy || isNone} onPress={() => void keep()}>
          {t('square.keep')}
        </Button>
        <Button onPress={props.onDone}>{t('action.cancel')}</Button>
      </div>
    </>
  );
}

import { type ReactElement, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { ExternalLink } from '../../components/ExternalLink.tsx';
import { useTexts } from '../../i18n/useTexts.ts';

const STEPS = [
  { key: 'guide.app', picture: 'xero-new-app', height: 300 },
  { key: 'guide.redirects', picture: 'xero-redirects', height: 280 },
  { key: 'guide.clientId', picture: 'xero-client-id', height: 300 },
] as const;

/** Xero's, a month in Australian dollars, and the same in `docs/connect-xero.md`. */
const TIERS = [
  { name: 'Starter', price: 0, organisations: 5, calls: 1000 },
  { name: 'Core', price: 35, organisations: 50, calls: 5000 },
  { name: 'Plus', price: 245, organisations: 1000, calls: 5000 },
  { name: 'Advanced', price: 1445, organisations: 10_000, calls: 5000 },
] as const;

/** The guide with pictures: how to register a client id, and what each tier of Xero's allows. */
export function XeroGuide(): ReactElement {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('xero.pictures')}</Button>
      <Dialog title={t('guide.title')} open={open} onClose={() => setOpen(false)} size="large" scrolls>
        <div className="stack stackWide">
          <p>
            {t('guide.intro')}{' '}
            <ExternalLink url="https://developer.xero.com/app/manage">{t('xero.guideLink')}</ExternalLink>
          </p>
          <ol className="guide guidePictures">
            {STEPS.map(({ key, picture, height }) => (
              <li key={key} className="stack stackTight">
                <p>{t(key)}</p>
                <img src={`./guide/${picture}.svg`} alt={t(`${key}Picture`)} width={640} height={height} />
              </li>
            ))}
            <li>{t('guide.signIn')}</li>
          </ol>
          <Tiers />
        </div>
      </Dialog>
    </>
  );
}

function Tiers(): ReactElement {
  const { t, number } = useTexts();
  return (
    <section className="stack stackTight" aria-label={t('guide.tiers')}>
      <h3>{t('guide.tiers')}</h3>
      <table className="table" aria-label={t('guide.tiers')}>
        <thead>
          <tr>
            <th scope="col">{t('guide.tier')}</th>
            <th scope="col" className="num">
              {t('guide.price')}
            </th>
            <th scope="col" className="num">
              {t('guide.organisations')}
            </th>
            <th scope="col" className="num">
              {t('guide.calls')}
            </th>
          </tr>
        </thead>
        <tbody>
          {TIERS.map(({ name, price, organisations, calls }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="num">{price === 0 ? t('guide.free') : number(price)}</td>
              <td className="num">{number(organisations)}</td>
              <td className="num">{number(calls)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted small">
        {t('guide.tiersText')}{' '}
        <ExternalLink url="https://developer.xero.com/faq/pricing-and-policy-updates">
          {t('guide.tiersLink')}
        </ExternalLink>
      </p>
    </section>
  );
}

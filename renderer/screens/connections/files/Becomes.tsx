import type { ReactElement } from 'react';
import { Amount } from '../../../components/Amount.tsx';
import { DateText } from '../../../components/DateText.tsx';
import { useTexts } from '../../../i18n/useTexts.ts';
import { type Minor, sumMinor } from '../../../../shared/money.ts';
import type { Payout } from '../../../../shared/payout/model.ts';
import type { ProviderFileRead } from '../../../../shared/payout/file/readProviderFile.ts';

const SHOWN = 8;

/** What a file becomes: its payouts with their totals, and its first rows one by one. */
export function Becomes({ read }: { readonly read: ProviderFileRead }): ReactElement {
  return (
    <>
      <PayoutsFound payouts={read.payouts} />
      {read.firstRows.length > 0 && <FirstRows read={read} />}
    </>
  );
}

function PayoutsFound({ payouts }: { readonly payouts: readonly Payout[] }): ReactElement {
  const { t, number } = useTexts();
  const currencies = [...new Set(payouts.map(({ currency }) => currency))];
  const rest = payouts.length - SHOWN;
  return (
    <section className="stack stackTight" aria-label={t('files.payouts', { n: payouts.length })}>
      <div className="row rowWrap sampleSums">
        <h3>{t('files.payouts', { n: payouts.length })}</h3>
        {currencies.map((currency) => {
          const total = totalOf(payouts, currency);
          return (
            <span key={currency} className="small muted">
              {t('files.total', { currency })}{' '}
              {total !== null && <Amount minor={total} currency={currency} />}
            </span>
          );
        })}
      </div>
      {payouts.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('files.payout')}</th>
              <th scope="col">{t('files.arrives')}</th>
              <th scope="col" className="num">
                {t('files.rows')}
              </th>
              <th scope="col" className="num">
                {t('column.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {payouts.slice(0, SHOWN).map((payout) => (
              <tr key={payout.key}>
                <td className="wrap">{payout.id}</td>
                <td>
                  <DateText date={payout.arrivalDate} year />
                </td>
                <td className="num">{number(payout.entries.length)}</td>
                <td className="num">
                  <Amount minor={payout.amount} currency={payout.currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rest > 0 && <p className="muted small">{t('files.more', { n: rest })}</p>}
    </section>
  );
}

/** Null where it is more than can be exact. */
function totalOf(payouts: readonly Payout[], currency: string): Minor | null {
  try {
    return sumMinor(payouts.filter((one) => one.currency === currency).map(({ amount }) => amount));
  } catch {
    return null;
  }
}

function FirstRows({ read }: { readonly read: ProviderFileRead }): ReactElement {
  const { t } = useTexts();
  const caption = t('files.firstRows');
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className="tableBox" aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption className="small muted">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('files.line')}</th>
            <th scope="col">{t('column.date')}</th>
            <th scope="col">{t('files.kindColumn')}</th>
            <th scope="col">{t('files.payout')}</th>
            <th scope="col" className="num">
              {t('files.column.gross')}
            </th>
            <th scope="col" className="num">
              {t('entryKind.fee')}
            </th>
            <th scope="col" className="num">
              {t('files.column.net')}
            </th>
          </tr>
        </thead>
        <tbody>
          {read.firstRows.map(({ line, entry, payoutId }) => (
            <tr key={line}>
              <td className="mono">{line}</td>
              <td>
                <DateText date={entry.date} year />
              </td>
              <td>{t(`entryKind.${entry.kind}`)}</td>
              <td className="wrap">{payoutId}</td>
              <td className="num">
                <Amount minor={entry.gross} currency={entry.currency} />
              </td>
              <td className="num">
                <Amount minor={entry.fee} currency={entry.currency} />
              </td>
              <td className="num">
                <Amount minor={entry.net} currency={entry.currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

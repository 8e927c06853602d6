import { type ReactElement, useState } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { Button } from '../../components/Button.tsx';
import { DateText } from '../../components/DateText.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { toHash } from '../../stores/route.ts';
import { type Minor, subtract } from '../../../shared/money.ts';
import type { OnTheWay } from '../../../shared/report/transitList.ts';
import type { TransitAccount } from './useTransit.ts';

/** Payouts listed at once. */
const PAGE = 50;

/** One account: the figures of the day, and the payouts that were on their way. `held` is undefined while it is worked out. */
export function AccountTransit(props: {
  readonly account: TransitAccount;
  readonly held: Minor | null | undefined;
}): ReactElement {
  const { t } = useTexts();
  const { connection, currency, rows, total, unmatched } = props.account;
  const name = t('atDate.for', { name: connection.name, currency });
  return (
    <div className="card stack">
      <h2>{name}</h2>
      <table className="table bridge" aria-label={name}>
        <tbody>
          <Figure label={t('atDate.inTransit')} amount={subtract(total, unmatched)} currency={currency} />
          {unmatched !== 0 && (
            <Figure label={t('atDate.unmatchedTotal')} amount={unmatched} currency={currency} />
          )}
          <Figure label={t('atDate.held')} amount={props.held} currency={currency} />
        </tbody>
      </table>
      {rows.length > 0 && <Payouts rows={rows} account={props.account} name={name} />}
    </div>
  );
}

function Figure(props: {
  readonly label: string;
  readonly amount: Minor | null | undefined;
  readonly currency: string;
}): ReactElement {
  const { t } = useTexts();
  const { amount } = props;
  return (
    <tr>
      <th scope="row">{props.label}</th>
      <td className="num">
        {amount === undefined && <span className="muted">{t('transit.working')}</span>}
        {amount === null && '–'}
        {typeof amount === 'number' && <Amount minor={amount} currency={props.currency} strong />}
      </td>
    </tr>
  );
}

function Payouts(props: {
  readonly rows: readonly OnTheWay[];
  readonly account: TransitAccount;
  readonly name: string;
}): ReactElement {
  const { t, date } = useTexts();
  const [shown, setShown] = useState(PAGE);
  const { rows } = props;
  const { currency, total } = props.account;
  return (
    <>
      <div className="tableBox">
        <table className="table tableLined" aria-label={`${t('atDate.inTransit')}, ${props.name}`}>
          <thead>
            <tr>
              <th scope="col">{t('atDate.left')}</th>
              <th scope="col">{t('atDate.payout')}</th>
              <th scope="col">{t('column.arrives')}</th>
              <th scope="col">{t('atDate.state')}</th>
              <th scope="col" className="num">
                {t('atDate.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row) => (
              <tr key={row.payoutKeys.join(' ')}>
                <td>
                  <DateText date={row.left} year />
                </td>
                <td className="mono">
                  {row.payoutKeys.map((key, at) => (
                    <span key={key}>
                      {at > 0 && ', '}
                      <a className="noWrap" href={toHash({ screen: 'payouts', id: key })}>
                        {idOf(key)}
                      </a>
                    </span>
                  ))}
                </td>
                <td>{row.expected === null ? '–' : <DateText date={row.expected} year />}</td>
                <td className="cellWide">
                  {t(`atDate.${row.state}`, { date: row.arrived === null ? '' : date(row.arrived, 'year') })}
                </td>
                <td className="num">
                  <Amount minor={row.amount} currency={currency} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="totalRow">
              <th scope="row" colSpan={4}>
                {t('transit.payouts', { n: rows.length })}
              </th>
              <td className="num">
                <Amount minor={total} currency={currency} strong />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      {shown < rows.length && (
        <div className="row">
          <Button onPress={() => setShown(shown + PAGE)}>
            {t('payout.more', { n: rows.length - shown })}
          </Button>
        </div>
      )}
    </>
  );
}

/** The provider's id of a payout: its key is `connectionId|id`. */
const idOf = (key: string) => key.slice(key.indexOf('|') + 1);

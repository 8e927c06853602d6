import { type ReactElement, useState } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { DateText } from '../../components/DateText.tsx';
import { Field } from '../../components/Field.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useOrganisation } from '../../stores/live.ts';
import { useServices } from '../../stores/services.tsx';
import { dateInZone, type PlainDate, plainDate } from '../../../shared/dates.ts';
import { type Minor, subtract } from '../../../shared/money.ts';
import { mappingKey } from '../../../shared/posting/mapping.ts';
import { type InTransit, lastMonthEnd } from '../../../shared/proof/atDate.ts';
import type { ClearingProof } from '../../../shared/proof/model.ts';
import type { AccountAtDate } from '../../flows/books/money.ts';
import { useMoneyAt } from './useMoneyAt.ts';

/** Payouts listed before the rest is counted. */
const SHOWN = 12;

/** For the month end: what was on its way to the bank on a day, and what the provider still held. */
export function MoneyAt({ proofs }: { readonly proofs: readonly ClearingProof[] }): ReactElement {
  const { t } = useTexts();
  const { now } = useServices();
  const zone = useOrganisation()?.timezone ?? 'UTC';
  const [chosen, setChosen] = useState<string | null>(null);
  const text = chosen ?? lastMonthEnd(dateInZone(Math.floor(now() / 1000), zone));
  const date = dateOf(text);
  const accounts = useMoneyAt(date);
  return (
    <section className="card stack" aria-label={t('atDate.title')}>
      <div className="row between">
        <h2>{t('atDate.title')}</h2>
        <Field label={t('atDate.date')} type="date" value={text} onChange={setChosen} />
      </div>
      <p className="muted small">{t('atDate.text')}</p>
      {date === null && <p className="tone-warn">{t('atDate.noDate')}</p>}
      {date !== null && accounts?.length === 0 && <p className="muted">{t('atDate.nothing')}</p>}
      {accounts?.map((account) => (
        <AccountAt
          key={`${account.connection.id}|${account.currency}`}
          account={account}
          held={heldOf(account, proofs, date)}
        />
      ))}
    </section>
  );
}

/** What the provider held: as the proof says it, which knows of the time before our history; else from the movements. */
function heldOf(
  { connection, currency, notPaidOut }: AccountAtDate,
  proofs: readonly ClearingProof[],
  date: PlainDate | null,
): Minor {
  const proof = proofs.find(({ mappingKey: key }) => key === mappingKey(connection.id, currency));
  if (proof === undefined || date === null) return notPaidOut;
  return proof.days.findLast((day) => day.date <= date)?.providerBalance ?? proof.opening;
}

function dateOf(text: string): PlainDate | null {
  try {
    return plainDate(text);
  } catch {
    return null;
  }
}

function AccountAt(props: { readonly account: AccountAtDate; readonly held: Minor }): ReactElement {
  const { t } = useTexts();
  const { account, held } = props;
  const { connection, currency, inTransit, unmatchedTotal } = account;
  const name = t('atDate.for', { name: connection.name, currency });
  const rest = inTransit.length - SHOWN;
  return (
    <div className="stack stackTight">
      <h3>{name}</h3>
      <table className="table bridge" aria-label={name}>
        <tbody>
          <tr>
            <th scope="row">{t('atDate.inTransit')}</th>
            <td className="num">
              <Amount minor={subtract(account.inTransitTotal, unmatchedTotal)} currency={currency} strong />
            </td>
          </tr>
          {unmatchedTotal !== 0 && (
            <tr>
              <th scope="row">{t('atDate.unmatchedTotal')}</th>
              <td className="num">
                <Amount minor={unmatchedTotal} currency={currency} strong />
              </td>
            </tr>
          )}
          <tr>
            <th scope="row">{t('atDate.held')}</th>
            <td className="num">
              <Amount minor={held} currency={currency} strong />
            </td>
          </tr>
        </tbody>
      </table>
      {inTransit.length > 0 && <Payouts rows={inTransit.slice(0, SHOWN)} currency={currency} name={name} />}
      {rest > 0 && <p className="muted small">{t('atDate.more', { n: rest })}</p>}
    </div>
  );
}

function Payouts(props: {
  readonly rows: readonly InTransit[];
  readonly currency: string;
  readonly name: string;
}): ReactElement {
  const { t, date } = useTexts();
  return (
    <div className="tableBox">
      <table className="table tableLined" aria-label={`${t('atDate.inTransit')}, ${props.name}`}>
        <thead>
          <tr>
            <th scope="col">{t('atDate.left')}</th>
            <th scope="col">{t('atDate.payout')}</th>
            <th scope="col">{t('atDate.state')}</th>
            <th scope="col" className="num">
              {t('atDate.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.payoutKeys.join(' ')}>
              <td>
                <DateText date={row.left} year />
              </td>
              <td className="mono">{row.payoutKeys.map(idOf).join(', ')}</td>
              <td>
                {t(`atDate.${row.state}`, { date: row.arrived === null ? '' : date(row.arrived, 'year') })}
              </td>
              <td className="num">
                <Amount minor={row.amount} currency={props.currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The provider's id of a payout: its key is `connectionId|id`. */
const idOf = (key: string) => key.slice(key.indexOf('|') + 1);

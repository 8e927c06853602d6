import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactElement } from 'react';
import type { PlainDate } from '../../../shared/dates.ts';
import { type Minor, subtract } from '../../../shared/money.ts';
import type { Mapping } from '../../../shared/posting/model.ts';
import type { ClearingProof } from '../../../shared/proof/model.ts';
import { Amount } from '../../components/Amount.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useServices } from '../../stores/services.tsx';

/** What lies on the first day that breaks: what moved at the provider, what was booked, and what is left unexplained. */
export function BreakDay(props: {
  readonly proof: ClearingProof;
  readonly date: PlainDate;
  readonly mapping: Mapping | undefined;
}): ReactElement | null {
  const { t, date: dateText } = useTexts();
  const { proof, date } = props;
  const at = proof.days.findIndex((day) => day.date === date);
  const day = proof.days[at];
  if (day === undefined) return null;
  const before = proof.days[at - 1];
  const rows: readonly (readonly [string, Minor])[] = [
    [t('proof.dayMoved'), day.activity],
    [t('proof.dayPayouts'), day.payouts],
    [
      t('proof.dayClearing'),
      before === undefined ? day.clearingBalance : subtract(day.clearingBalance, before.clearingBalance),
    ],
    [t('proof.dayTransit'), day.inTransit],
    [t('proof.dayTiming'), day.timing],
    [t('proof.dayUnexplained'), day.unexplained],
  ];
  return (
    <details className="layout">
      <summary>{t('proof.firstBreakLook', { date: dateText(date, 'long') })}</summary>
      <table className="table bridge" aria-label={t('proof.dayTitle', { date: dateText(date, 'long') })}>
        <tbody>
          {rows.map(([label, amount], index) => (
            <tr key={label} className={index === rows.length - 1 ? 'totalRow' : undefined}>
              <th scope="row">{label}</th>
              <td className="num">
                <Amount minor={amount} currency={proof.currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Booked date={date} mapping={props.mapping} label={t('proof.dayClearing')} />
    </details>
  );
}

function Booked(props: {
  readonly date: PlainDate;
  readonly mapping: Mapping | undefined;
  readonly label: string;
}): ReactElement | null {
  const { t } = useTexts();
  const { db } = useServices();
  const { date, mapping } = props;
  const [connectionId, accountId] = [mapping?.xeroConnectionId ?? '', mapping?.clearingAccountId ?? ''];
  const items = useLiveQuery(
    async () =>
      (await db.ledgerItems.where({ connectionId, accountId }).toArray()).filter(
        (item) => item.date === date,
      ),
    [db, connectionId, accountId, date],
  );
  if (items === undefined) return null;
  if (items.length === 0) return <p className="muted small">{t('proof.dayNone')}</p>;
  return (
    <table className="table" aria-label={props.label}>
      <tbody>
        {items.map((item) => (
          <tr key={item.key}>
            <td className="noWrap">{t(`ledger.${item.kind}`)}</td>
            <td className="cellWide wrap">{[item.reference, item.detail].filter(Boolean).join(' · ')}</td>
            <td className="num">
              <Amount minor={item.amount} currency={item.currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactElement } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { Badge } from '../../components/Badge.tsx';
import { DateText } from '../../components/DateText.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useAccounts, useMappings } from '../../stores/live.ts';
import { useServices } from '../../stores/services.tsx';
import { type Minor, negate, sumMinor } from '../../../shared/money.ts';
import { proofState } from '../../../shared/proof/clearing.ts';
import type { ClearingProof } from '../../../shared/proof/model.ts';
import { BalanceChart } from './BalanceChart.tsx';
import { BreakDay } from './BreakDay.tsx';

/** How a proof's state is shown. */
export const stateLooks = {
  tied: { tone: 'good', glyph: '✓' },
  /** Nothing is unexplained, but something is still to be posted. */
  explained: { tone: 'info', glyph: '◐' },
  notTied: { tone: 'bad', glyph: '!' },
} as const;

/** One clearing account: the equation, the two balances day by day, and what isn't ours. */
export function ProofCard({ proof }: { readonly proof: ClearingProof }): ReactElement {
  const { t, date } = useTexts();
  const mapping = useMappings()?.find((one) => one.key === proof.mappingKey);
  const account = useAccounts()?.find((one) => one.accountId === mapping?.clearingAccountId);
  const state = proofState(proof);
  return (
    <section className="card stack" aria-label={account?.name ?? proof.mappingKey}>
      <div className="row between">
        <h2>{account?.name ?? proof.mappingKey}</h2>
        <Badge {...stateLooks[state]}>{t(`proof.${state}`)}</Badge>
      </div>
      <Equation proof={proof} />
      {proof.firstBreak !== null && (
        <p className="note noteBad">{t('proof.firstBreak', { date: date(proof.firstBreak, 'long') })}</p>
      )}
      <BalanceChart proof={proof} />
      {proof.firstBreak !== null && <BreakDay proof={proof} date={proof.firstBreak} mapping={mapping} />}
      <Bridge proof={proof} />
      <Strangers keys={proof.strangers} />
    </section>
  );
}

/** opening + activity − payouts = the provider's balance. */
function Equation({ proof }: { readonly proof: ClearingProof }): ReactElement {
  const { t } = useTexts();
  const activity = sumMinor(proof.days.map((day) => day.activity));
  const payouts = sumMinor(proof.days.map((day) => day.payouts));
  const terms: readonly (readonly [string, string, Minor])[] = [
    ['', t('proof.opening'), proof.opening],
    ['+', t('proof.activity'), activity],
    payouts > 0 ? ['+', t('proof.payouts'), payouts] : ['\u2212', t('proof.payouts'), negate(payouts)],
    ['=', t('proof.computed'), proof.computedBalance],
  ];
  return (
    <dl className="equation">
      {terms.map(([sign, label, amount]) => (
        <div key={label} className="term">
          <dt>{label}</dt>
          <dd>
            {sign !== '' && <span className="termSign">{sign} </span>}
            <Amount minor={amount} currency={proof.currency} strong />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** From the provider's own figure to the clearing account's, step by step. */
function Bridge({ proof }: { readonly proof: ClearingProof }): ReactElement {
  const { t } = useTexts();
  const rows: readonly (readonly [string, Minor, boolean])[] = [
    [t('proof.stated'), proof.statedBalance, false],
    ...(proof.reserve === 0 ? [] : [[t('proof.reserve'), proof.reserve, false] as const]),
    [t('proof.inTransit'), proof.inTransit, false],
    [t('proof.unposted'), proof.unposted, false],
    [t('proof.clearingBalance'), proof.clearingBalance, false],
    [t('proof.residual'), proof.residual, true],
  ];
  return (
    <table className="table bridge">
      <tbody>
        {rows.map(([label, amount, last]) => (
          <tr key={label} className={last ? 'totalRow' : undefined}>
            <th scope="row">{label}</th>
            <td className="num">
              <span className={last ? (amount === 0 ? 'tone-good' : 'tone-bad') : undefined}>
                <Amount minor={amount} currency={proof.currency} strong={last} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Strangers({ keys }: { readonly keys: readonly string[] }): ReactElement | null {
  const { t } = useTexts();
  const { db } = useServices();
  const wanted = keys.join('\n');
  const items = useLiveQuery(async () => {
    const set = new Set(wanted.split('\n'));
    return (await db.ledgerItems.toArray()).filter((item) => set.has(item.key));
  }, [db, wanted]);
  if (keys.length === 0 || items === undefined) return null;
  return (
    <details className="layout">
      <summary>{t('proof.strangers', { n: keys.length })}</summary>
      <p className="muted small">{t('proof.strangersText')}</p>
      <table className="table">
        <tbody>
          {items.map((item) => (
            <tr key={item.key}>
              <td>
                <DateText date={item.date} year />
              </td>
              <td>{t(`ledger.${item.kind}`)}</td>
              <td className="ellipsis cellWide">
                {[item.reference, item.detail].filter(Boolean).join(' · ')}
              </td>
              <td className="num">
                <Amount minor={item.amount} currency={item.currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

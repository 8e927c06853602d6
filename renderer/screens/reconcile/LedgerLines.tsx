import { type ReactElement, useMemo } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { minor } from '../../../shared/money.ts';
import type { BooksGround } from '../invoices/useBooks.ts';
import { Findings } from '../preflight/Findings.tsx';
import { type DeskRow, isElsewhere } from './deskRows.ts';
import { byAccount, usePlan } from './usePlan.ts';

/** What will be written in the books, account by account, and what stands in the way. */
export function LedgerLines({
  row,
  picked,
  ground,
}: {
  readonly row: DeskRow;
  readonly picked: readonly string[] | null;
  readonly ground: BooksGround | undefined;
}): ReactElement | null {
  const { t } = useTexts();
  const lineKeys = useMemo(
    () => picked ?? (row.match?.verdict === 'ambiguous' ? [] : row.lines.map((line) => line.key)),
    [picked, row],
  );
  const preview = usePlan(row, lineKeys, ground);
  if (preview === undefined || row.payouts.length === 0) return null;
  if (preview === null) return <p className="note">{t('panel.noMapping')}</p>;
  const elsewhere = isElsewhere(row) || (row.decision !== null && row.decision.lineKeys.length === 0);
  if (lineKeys.length === 0 && !elsewhere) return null;
  if (row.state === 'posted') return <p className="note">{t('panel.posted')}</p>;
  const { plan, rows } = preview;
  const currency = row.payouts[0]?.currency ?? 'XXX';
  if (rows.length === 0 && plan.problems.length === 0) return null;
  return (
    <section
      className="stack stackTight"
      id="ledgerLines"
      tabIndex={-1}
      aria-label={t('panel.posts', { n: plan.steps.length })}
    >
      <h3>{t('panel.posts', { n: plan.steps.length })}</h3>
      <Findings plan={plan} problems={plan.problems} currency={currency} canFix={row.decision !== null} />
      <table className="table ledger">
        <thead>
          <tr>
            <th>{t('column.account')}</th>
            <th className="num">{[t('column.debit'), currency].join(' ')}</th>
            <th className="num">{[t('column.credit'), currency].join(' ')}</th>
          </tr>
        </thead>
        <tbody>
          {byAccount(rows).map((sum) => (
            <tr key={sum.key}>
              <td>
                {sum.account}
                {(sum.tax !== '' || sum.tracking !== '') && (
                  <span className="small muted">
                    {' '}
                    {[sum.tax, sum.tracking].filter((text) => text !== '').join(' · ')}
                  </span>
                )}
              </td>
              <td className="num">
                {sum.debit !== 0 && <Amount minor={minor(sum.debit)} currency={currency} />}
              </td>
              <td className="num">
                {sum.credit !== 0 && <Amount minor={minor(sum.credit)} currency={currency} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

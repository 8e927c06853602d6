import type { ReactElement } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { sumMinor } from '../../../shared/money.ts';
import type { Payout } from '../../../shared/payout/model.ts';
import type { StylePreview } from '../../../shared/posting/styles/preview.ts';

/** Rows shown before the rest is counted. */
const SHOWN = 14;

/** The ledger lines that the chosen style would make of a recent payout. */
export function StylePreviewTable(props: {
  readonly payout: Payout;
  readonly preview: StylePreview;
}): ReactElement {
  const { t, date, money } = useTexts();
  const { payout, preview } = props;
  const { currency } = payout;
  const rest = preview.rows.length - SHOWN;
  const isTracked = preview.rows.some((row) => row.tracking.length > 0);
  const caption = t('style.preview', {
    date: date(payout.arrivalDate, 'year'),
    amount: money(payout.amount, currency),
  });
  return (
    <div className="stack">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section className="tableBox" aria-label={caption} tabIndex={0}>
        <table className="table">
          <caption className="small muted">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('style.account')}</th>
              <th scope="col">{t('style.description')}</th>
              <th scope="col">{t('style.tax')}</th>
              {isTracked && <th scope="col">{t('style.tracking')}</th>}
              <th scope="col" className="num">
                {t('style.debit')}
              </th>
              <th scope="col" className="num">
                {t('style.credit')}
              </th>
            </tr>
          </thead>
          <tbody>
            {preview.rows.slice(0, SHOWN).map((row, index) => (
              <tr key={`${row.stepId}${index}`}>
                <td>{`${row.accountCode} ${row.accountName}`.trim()}</td>
                <td>{row.description}</td>
                <td>{row.tax}</td>
                {isTracked && <td>{row.tracking.map(({ option }) => option).join(', ')}</td>}
                <td className="num">{row.debit !== 0 && <Amount minor={row.debit} currency={currency} />}</td>
                <td className="num">
                  {row.credit !== 0 && <Amount minor={row.credit} currency={currency} />}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={isTracked ? 4 : 3}>{t('style.total')}</td>
              <td className="num">
                <Amount minor={sumMinor(preview.rows.map((row) => row.debit))} currency={currency} />
              </td>
              <td className="num">
                <Amount minor={sumMinor(preview.rows.map((row) => row.credit))} currency={currency} />
              </td>
            </tr>
          </tfoot>
        </table>
      </section>
      {rest > 0 && <p className="muted small">{t('style.moreRows', { n: rest })}</p>}
      {preview.open > 0 && <p className="tone-warn small">{t('style.open', { n: preview.open })}</p>}
    </div>
  );
}

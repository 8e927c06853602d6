import { memo, type ReactElement, useMemo } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { type DeskRow, totals } from './deskRows.ts';

/** The foot of the desk: sums of what is shown, or of what is ticked. */
export const Totals = memo(function Totals({
  rows,
  ticked,
}: {
  readonly rows: readonly DeskRow[];
  readonly ticked: ReadonlySet<string>;
}): ReactElement {
  const { t } = useTexts();
  const chosen = useMemo(
    () => (ticked.size === 0 ? [] : rows.filter((row) => ticked.has(row.id))),
    [rows, ticked],
  );
  const sums = useMemo(() => totals(chosen.length > 0 ? chosen : rows), [rows, chosen]);
  return (
    <div className="totals">
      <span className="muted">
        {chosen.length > 0
          ? t('desk.tickedRows', { n: chosen.length })
          : t('desk.shownRows', { n: rows.length })}
      </span>
      {sums.map((total) => (
        <span key={total.currency} className="row totalsSums">
          <span className="muted">{t('desk.sumPayouts')}</span>
          <Amount minor={total.payouts} currency={total.currency} strong />
          <span className="muted">{t('desk.sumLines')}</span>
          <Amount minor={total.lines} currency={total.currency} strong />
        </span>
      ))}
    </div>
  );
});

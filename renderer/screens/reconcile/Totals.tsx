import { memo, type ReactElement, useMemo, useState } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import type { DeskRow } from './deskRows.ts';
import { RunningTotals } from './runningTotals.ts';

/** The foot of the desk: sums of what is shown, or of what is ticked, each below the amounts that it adds up. */
export const Totals = memo(function Totals({
  rows,
  ticked,
  isWhole,
}: {
  readonly rows: readonly DeskRow[];
  readonly ticked: ReadonlySet<string>;
  /** Sums of a part would be taken for those of everything. */
  readonly isWhole: boolean;
}): ReactElement {
  const { t } = useTexts();
  const chosen = useMemo(
    () => (ticked.size === 0 ? [] : rows.filter((row) => ticked.has(row.id))),
    [rows, ticked],
  );
  const [running] = useState(() => new RunningTotals());
  const isSummed = isWhole || chosen.length > 0;
  const sums = useMemo(
    () => (isSummed ? running.of(chosen.length > 0 ? chosen : rows) : []),
    [running, isSummed, rows, chosen],
  );
  return (
    <div className="deskTotals">
      <span className="muted deskTotalsCount">
        {chosen.length > 0
          ? t('desk.tickedRows', { n: chosen.length })
          : t(isWhole ? 'desk.shownRows' : 'desk.firstRows', { n: rows.length })}
      </span>
      {sums.map((total) => (
        <div key={total.currency} className="pair">
          <span className="deskTotal">
            <span className="muted">{t('desk.sumPayouts')}</span>
            <Amount minor={total.payouts} currency={total.currency} strong />
          </span>
          <span className="deskTotal">
            <span className="muted">{t('desk.sumLines')}</span>
            <Amount minor={total.lines} currency={total.currency} strong />
          </span>
        </div>
      ))}
    </div>
  );
});

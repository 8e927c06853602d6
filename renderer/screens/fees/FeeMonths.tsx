import { type ReactElement, useMemo } from 'react';
import type { FeeReading } from '../../../shared/proof/feeReading.ts';
import { effectiveRate } from '../../../shared/proof/fees.ts';
import { type FeeMonthsRow, feeMonths, regroup } from '../../../shared/proof/feeSums.ts';
import { Amount } from '../../components/Amount.tsx';
import { meansText } from '../../i18n/meansText.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import type { AccountName } from './accountNames.ts';

export interface MonthsProps {
  readonly totals: FeeReading['totals'];
  /** By what was paid with: of one account. By account otherwise. */
  readonly byMeans: boolean;
  readonly nameOf: AccountName;
}

/** What a row of months is called. */
export function useRowName({ byMeans, nameOf }: Omit<MonthsProps, 'totals'>): (row: FeeMonthsRow) => string {
  const texts = useTexts();
  return ({ name, onSale, total }) => {
    if (!onSale) return texts.t('fees.notOnSales');
    return byMeans ? meansText(texts, name) : nameOf({ connectionId: name, currency: total.currency });
  };
}

/** The months of totals, oldest first. */
export function monthsOf(totals: FeeReading['totals']): readonly string[] {
  return [...new Set(totals.map(({ month }) => month))].toSorted();
}

/** The effective rate month by month, and what it came to: a row an account, or a row for each way to pay. */
export function FeeMonths(props: MonthsProps): ReactElement {
  const { t, month: monthText, shortMonth } = useTexts();
  const { totals, byMeans } = props;
  const nameOf = useRowName(props);
  const months = monthsOf(totals);
  const rows = useMemo(() => feeMonths(totals, byMeans ? 'means' : 'connectionId'), [totals, byMeans]);
  const sums = useMemo(() => regroup(totals, []), [totals]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className="tableBox" tabIndex={0} aria-label={t('fees.table')}>
      <table className="table tableLined feeTable">
        <thead>
          <tr>
            <th scope="col">{t(byMeans ? 'report.column.paidWith' : 'report.column.account')}</th>
            {months.map((month) => (
              <th key={month} scope="col" className="num" title={monthText(month)}>
                {shortMonth(month)}
              </th>
            ))}
            <th scope="col" className="num feeSum">
              {t('fees.rateColumn')}
            </th>
            <th scope="col" className="num">
              {t('report.column.sales')}
            </th>
            <th scope="col" className="num">
              {t('report.column.cost')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.total.currency} ${String(row.onSale)} ${row.name}`}>
              <th scope="row">{nameOf(row)}</th>
              {months.map((month) => (
                <MonthCell key={month} total={row.months.get(month)} onSale={row.onSale} />
              ))}
              <Sums total={row.total} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          {sums.map((total) => (
            <tr key={total.currency} className="totalRow">
              <th scope="row" colSpan={1 + months.length}>
                {t('report.total', { currency: total.currency })}
              </th>
              <Sums total={total} />
            </tr>
          ))}
        </tfoot>
      </table>
    </section>
  );
}

type Total = FeeMonthsRow['total'];

/** The rate of a month, with what it is made of for whoever asks; of what isn't on a sale the amount. */
function MonthCell(props: { readonly total: Total | undefined; readonly onSale: boolean }): ReactElement {
  const { t, money, rate: rateText } = useTexts();
  const { total } = props;
  if (total === undefined) return <td className="num muted">–</td>;
  const rate = effectiveRate(total);
  const of = t('fees.of', {
    cost: money(total.onSales, total.currency),
    sales: money(total.sales, total.currency),
  });
  return (
    <td className="num" {...(rate === null ? {} : { title: of })}>
      {rate === null ? <Amount minor={total.cost} currency={total.currency} quiet /> : rateText(rate)}
    </td>
  );
}

function Sums({ total }: { readonly total: Total }): ReactElement {
  const { rate: rateText } = useTexts();
  const rate = effectiveRate(total);
  return (
    <>
      <td className="num feeSum">{rate === null ? '–' : rateText(rate)}</td>
      <td className="num">
        <Amount minor={total.sales} currency={total.currency} />
      </td>
      <td className="num">
        <Amount minor={total.cost} currency={total.currency} />
      </td>
    </>
  );
}

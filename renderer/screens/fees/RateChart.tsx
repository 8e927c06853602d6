import { type ReactElement, useMemo } from 'react';
import { effectiveRate } from '../../../shared/proof/fees.ts';
import { feeMonths } from '../../../shared/proof/feeSums.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { type MonthsProps, monthsOf, useRowName } from './FeeMonths.tsx';
import { apart, niceTop, segments } from './rateScale.ts';

const WIDTH = 1020;
const HEIGHT = 200;
const PAD = { left: 44, right: 224, top: 12, bottom: 22 };
/** More lines than these nobody tells apart; the table has all. */
const LINES = 5;
const LABEL_HEIGHT = 14;

/** The effective rate over the months, a line for each of the largest rows of the table, its name at its end. */
export function RateChart(props: MonthsProps): ReactElement | null {
  const { t, percent, shortMonth } = useTexts();
  const nameOf = useRowName(props);
  const { totals, byMeans } = props;
  const months = monthsOf(totals);
  const lines = useMemo(
    () =>
      feeMonths(totals, byMeans ? 'means' : 'connectionId')
        .filter((row) => row.onSale && row.total.sales > 0)
        .slice(0, LINES),
    [totals, byMeans],
  );
  if (months.length < 2 || lines.length === 0) return null;
  const rates = lines.map((row) =>
    months.map((month) => {
      const total = row.months.get(month);
      return total === undefined ? null : effectiveRate(total);
    }),
  );
  const top = niceTop(Math.max(...rates.flat().map((rate) => rate ?? 0)));
  const x = (index: number) => PAD.left + (index / (months.length - 1)) * (WIDTH - PAD.left - PAD.right);
  const y = (rate: number) => PAD.top + (1 - rate / top) * (HEIGHT - PAD.top - PAD.bottom);
  const ends = apart(
    rates.map((line) => y(line.findLast((rate) => rate !== null) ?? 0)),
    LABEL_HEIGHT,
    HEIGHT - PAD.bottom,
  );
  const label = t('fees.chart', {
    from: shortMonth(months[0] ?? ''),
    to: shortMonth(months.at(-1) ?? ''),
    lines: lines.map((row) => `${nameOf(row)} ${percent(effectiveRate(row.total) ?? 0)}`).join('; '),
  });
  return (
    <figure className="chart rateChart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        {[0, top / 2, top].map((rate) => (
          <g key={rate}>
            <line
              x1={PAD.left}
              x2={WIDTH - PAD.right}
              y1={y(rate)}
              y2={y(rate)}
              className={rate === 0 ? 'axis' : 'gridLine'}
            />
            <text x={PAD.left - 8} y={y(rate) + 4} textAnchor="end">
              {percent(rate)}
            </text>
          </g>
        ))}
        {lines.map((row, at) => (
          <g key={`${row.total.currency} ${row.name}`} className={`rateLine rateLine${at}`}>
            {segments(rates[at] ?? []).map((points) => (
              <path
                key={points[0]?.index ?? 0}
                d={points
                  .map(({ index, rate }, place) => `${place === 0 ? 'M' : 'L'}${x(index)} ${y(rate)}`)
                  .join('')}
              />
            ))}
            {(rates[at] ?? []).map((rate, index) =>
              rate === null ? null : <circle key={months[index]} cx={x(index)} cy={y(rate)} r="2" />,
            )}
            <text x={WIDTH - PAD.right + 8} y={(ends[at] ?? 0) + 4}>
              {cut(nameOf(row))}
            </text>
          </g>
        ))}
        {months.map((month, index) => (
          <text
            key={month}
            x={x(index)}
            y={HEIGHT - 6}
            textAnchor={index === 0 ? 'start' : 'middle'}
            className="axisText"
          >
            {index % Math.ceil(months.length / 12) === 0 ? shortMonth(month) : ''}
          </text>
        ))}
      </svg>
    </figure>
  );
}

/** A label that has room beside its line. */
const cut = (name: string) => (name.length <= 36 ? name : `${name.slice(0, 35)}…`);

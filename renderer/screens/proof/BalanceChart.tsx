import type { ReactElement } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import type { ClearingProof } from '../../../shared/proof/model.ts';
import { stepPath } from './stepPath.ts';

const WIDTH = 1020;
const HEIGHT = 190;
const PAD = { left: 4, right: 72, top: 14, bottom: 22 };

/** The two balances day by day: where the lines lie on one another the account is proven; a break is marked. */
export function BalanceChart({ proof }: { readonly proof: ClearingProof }): ReactElement | null {
  const { t, date, money } = useTexts();
  const { days, currency } = proof;
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return null;
  const values = days.flatMap((day) => [day.providerBalance, day.clearingBalance, 0]);
  const scale = makeScale(days.length, Math.min(...values), Math.max(...values));
  const line = (of: (day: (typeof days)[number]) => number) => stepPath(days.map(of), scale.x, scale.y);
  const breakAt = days.findIndex((day) => day.date === proof.firstBreak);
  // At the right the words of the mark stand before it: behind it they would leave the chart.
  const isLate = scale.x(breakAt) > WIDTH / 2;
  const label = t('proof.chart', {
    from: date(first.date, 'year'),
    to: date(last.date, 'year'),
    provider: money(last.providerBalance, currency),
    clearing: money(last.clearingBalance, currency),
  });
  const gap = Math.abs(scale.y(last.providerBalance) - scale.y(last.clearingBalance)) < 14;
  return (
    <figure className="chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        <line x1={PAD.left} x2={WIDTH - PAD.right} y1={scale.y(0)} y2={scale.y(0)} className="axis" />
        <path d={line((day) => day.clearingBalance)} className="lineClearing" />
        <path d={line((day) => day.providerBalance)} className="lineProvider" />
        {breakAt >= 0 && (
          <g className="breakMark">
            <line x1={scale.x(breakAt)} x2={scale.x(breakAt)} y1={PAD.top} y2={HEIGHT - PAD.bottom} />
            <text
              x={scale.x(breakAt) + (isLate ? -4 : 4)}
              y={PAD.top + 8}
              textAnchor={isLate ? 'end' : 'start'}
            >
              {t('proof.break', { date: date(days[breakAt]?.date ?? first.date) })}
            </text>
          </g>
        )}
        <text
          x={WIDTH - PAD.right + 8}
          y={scale.y(last.providerBalance) + (gap ? -3 : 4)}
          className="labelProvider"
        >
          {t('proof.provider')}
        </text>
        <text
          x={WIDTH - PAD.right + 8}
          y={scale.y(last.clearingBalance) + (gap ? 12 : 4)}
          className="labelClearing"
        >
          {t('proof.clearing')}
        </text>
        <text x={PAD.left} y={HEIGHT - 6} className="axisText">
          {date(first.date, 'year')}
        </text>
        <text x={WIDTH - PAD.right} y={HEIGHT - 6} textAnchor="end" className="axisText">
          {date(last.date, 'year')}
        </text>
      </svg>
    </figure>
  );
}

function makeScale(count: number, low: number, high: number) {
  const span = Math.max(1, high - low);
  const width = WIDTH - PAD.left - PAD.right;
  const height = HEIGHT - PAD.top - PAD.bottom;
  return {
    x: (index: number) => PAD.left + (count <= 1 ? 0 : (index / (count - 1)) * width),
    y: (value: number) => PAD.top + (1 - (value - low) / span) * height,
  };
}

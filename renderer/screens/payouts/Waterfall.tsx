import type { ReactElement } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import type { Currency } from '../../../shared/money.ts';
import type { FeeSplit } from './feeSplit.ts';

interface Step {
  readonly key: string;
  readonly label: string;
  readonly amount: FeeSplit['net'];
  readonly from: number;
  readonly to: number;
  readonly tone: 'in' | 'out' | 'net' | 'bad';
}

/** Gross to net, one bar a step, each starting where the last one ended; label and amount beside it. */
export function Waterfall({
  split,
  currency,
}: {
  readonly split: FeeSplit;
  readonly currency: Currency;
}): ReactElement {
  const { t } = useTexts();
  const steps = stepsOf(split, (kind) => t(`split.${kind}`));
  const low = Math.min(0, ...steps.flatMap((step) => [step.from, step.to]));
  const span = Math.max(1, ...steps.flatMap((step) => [step.from, step.to])) - low;
  return (
    <ul className="waterfall" aria-label={t('split.title')}>
      {steps.map((step) => {
        const left = ((Math.min(step.from, step.to) - low) / span) * 100;
        const width = (Math.abs(step.to - step.from) / span) * 100;
        return (
          <li key={step.key} className={`waterfallRow waterfall-${step.tone}`}>
            <span className="ellipsis" title={step.label}>
              {step.label}
            </span>
            <span className="waterfallTrack" aria-hidden="true">
              <span className="waterfallBar" style={{ left: `${left}%`, width: `max(2px, ${width}%)` }} />
            </span>
            <Amount minor={step.amount} currency={currency} strong={step.tone === 'net'} />
          </li>
        );
      })}
    </ul>
  );
}

function stepsOf(split: FeeSplit, label: (kind: FeeSplit['bars'][number]['kind'] | 'net') => string): Step[] {
  let at = 0;
  const steps: Step[] = split.bars.map((bar) => {
    const from = at;
    at += bar.amount;
    const bad = bar.kind === 'residual' || bar.kind === 'unknown';
    return {
      key: bar.kind,
      label: label(bar.kind),
      amount: bar.amount,
      from,
      to: at,
      tone: bad ? 'bad' : bar.amount < 0 ? 'out' : 'in',
    };
  });
  return [
    ...steps,
    { key: 'net', label: label('net'), amount: split.net, from: 0, to: split.net, tone: 'net' },
  ];
}

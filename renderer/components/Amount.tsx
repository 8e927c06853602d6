import type { ReactElement } from 'react';
import { useIntl } from 'react-intl';
import type { Currency, Minor } from '../../shared/money.ts';
import { moneyParts } from '../i18n/moneyParts.ts';

interface Props {
  readonly minor: Minor;
  readonly currency: Currency;
  /** Greys the amount: for sums that are only told. */
  readonly quiet?: boolean;
  readonly strong?: boolean;
}

/** An amount: currency always, tabular figures, a true minus, the sign first. */
export function Amount({ minor, currency, quiet = false, strong = false }: Props): ReactElement {
  const intl = useIntl();
  const parts = moneyParts(intl, minor, currency);
  const className = ['amount', quiet && 'muted', strong && 'strong'].filter(Boolean).join(' ');
  return (
    <span className={className}>
      {parts.map((part, index) => (
        <span key={`${part.type}${index}`} className={part.type === 'currency' ? 'currency' : undefined}>
          {part.value}
        </span>
      ))}
    </span>
  );
}

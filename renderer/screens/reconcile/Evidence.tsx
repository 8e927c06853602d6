import type { ReactElement } from 'react';
import { Icon } from '../../components/Icon.tsx';
import { type Texts, useTexts } from '../../i18n/useTexts.ts';
import type { Evidence as EvidenceItem } from '../../../shared/matching/model.ts';
import { readable } from '../../i18n/readable.ts';
import type { Opened } from '../payouts/Inside.tsx';

const against = new Set<EvidenceItem['code']>([
  'equalAnswers',
  'wrongDirection',
  'failedPayout',
  'residual',
  'unknownEntries',
  'compositionUntold',
  'equalSums',
  'shortByFee',
  'bankRate',
  'outOfBudget',
  'otherExplanation',
]);

/** Why: each reason in a sentence, reasons against marked as such; `opened` are the payouts with what was worked out of them. */
export function Evidence({
  items,
  currency,
  opened = [],
}: {
  readonly items: readonly EvidenceItem[];
  readonly currency: string;
  readonly opened?: readonly Opened[] | undefined;
}): ReactElement | null {
  const texts = useTexts();
  const worked = workedOut(opened);
  const untold = items.filter(isUntold);
  const left = untold.slice(worked.length);
  if (items.length === 0) return null;
  return (
    <section className="stack stackTight" id="evidence" tabIndex={-1} aria-label={texts.t('desk.because')}>
      <h3>{texts.t('desk.because')}</h3>
      <ul className="evidence">
        {worked.map(({ payout, found }) => (
          <li key={payout.key}>
            <span className="tone-good">
              <Icon name="check" size={14} />
            </span>
            <span>{texts.t(`evidence.workedOut.${found}`)}</span>
          </li>
        ))}
        {items.map((item, index) => {
          if (isUntold(item) && !left.includes(item)) return null;
          const contra = against.has(item.code) || item.weight < 0;
          return (
            <li key={`${item.code}${index}`}>
              <span className={contra ? 'tone-warn' : 'tone-good'}>
                <Icon name={contra ? 'warning' : 'check'} size={14} />
              </span>
              <span>{evidenceText(texts, item, currency)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const isUntold = ({ code, values }: EvidenceItem) =>
  code === 'compositionUntold' && values['state'] !== 'pending';

/** Payouts whose make-up the provider doesn't tell and Tieout found. */
function workedOut(opened: readonly Opened[]) {
  return opened.flatMap(({ payout, inferred, whole }) => {
    const found = inferred?.composition.found;
    return whole !== null && (found === 'balance' || found === 'rest' || found === 'sum')
      ? [{ payout, found }]
      : [];
  });
}

/** The sentence of one reason. */
export function evidenceText(texts: Texts, item: EvidenceItem, currency: string): string {
  return texts.t(`evidence.${item.code}`, readable(texts, item.values, currency));
}

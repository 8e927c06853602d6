import type { ReactElement } from 'react';
import { Icon } from '../../components/Icon.tsx';
import { type Texts, useTexts } from '../../i18n/useTexts.ts';
import type { Evidence as EvidenceItem } from '../../../shared/matching/model.ts';
import { readable } from '../../i18n/readable.ts';

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

/** Why: each reason in a sentence, reasons against marked as such. */
export function Evidence({
  items,
  currency,
}: {
  readonly items: readonly EvidenceItem[];
  readonly currency: string;
}): ReactElement | null {
  const texts = useTexts();
  if (items.length === 0) return null;
  return (
    <section className="stack stackTight">
      <h3>{texts.t('desk.because')}</h3>
      <ul className="evidence">
        {items.map((item, index) => {
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

/** The sentence of one reason. */
export function evidenceText(texts: Texts, item: EvidenceItem, currency: string): string {
  return texts.t(`evidence.${item.code}`, readable(texts, item.values, currency));
}

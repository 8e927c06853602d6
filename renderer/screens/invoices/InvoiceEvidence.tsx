import type { ReactElement } from 'react';
import { Icon } from '../../components/Icon.tsx';
import { readable } from '../../i18n/readable.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import type { InvoiceEvidence as Item } from '../../../shared/matching/invoices/invoiceModel.ts';

/** Why these invoices: each reason in a sentence, reasons against marked as such. */
export function InvoiceEvidence(props: {
  readonly items: readonly Item[];
  readonly currency: string;
}): ReactElement | null {
  const texts = useTexts();
  const { items, currency } = props;
  if (items.length === 0) return null;
  return (
    <section className="stack stackTight">
      <h3>{texts.t('desk.because')}</h3>
      <ul className="evidence">
        {items.map((item, index) => {
          const contra = item.weight < 0 || item.code === 'amountOver';
          return (
            <li key={`${item.code}${index}`}>
              <span className={contra ? 'tone-warn' : 'tone-good'}>
                <Icon name={contra ? 'warning' : 'check'} size={14} />
              </span>
              <span>{texts.t(`invoiceEvidence.${item.code}`, readable(texts, item.values, currency))}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

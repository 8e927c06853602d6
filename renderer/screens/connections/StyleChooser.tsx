import { type ReactElement, useId } from 'react';
import { SelectField } from '../../components/SelectField.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import type { Mapping } from '../../../shared/posting/model.ts';
import { StylePreviewTable } from './StylePreviewTable.tsx';
import { STYLES, useStylePreviews } from './useStylePreviews.ts';

/** How payouts of an account become objects in Xero: the styles, what each would make of a recent payout, and its options. */
export function StyleChooser(props: {
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}): ReactElement {
  const { t } = useTexts();
  const name = useId();
  const { mapping, onChange } = props;
  const previews = useStylePreviews(mapping);
  return (
    <fieldset className="styleChooser stack">
      <legend>{t('style.title')}</legend>
      <p className="muted small">{t('style.text')}</p>
      <div className="styleChoices">
        {STYLES.map((style) => {
          const preview = previews?.styles[style];
          return (
            <label key={style} className="styleChoice">
              <input
                type="radio"
                name={name}
                checked={mapping.style === style}
                onChange={() => onChange({ ...mapping, style })}
              />
              <span>
                <strong>{t(`style.${style}`)}</strong>
                <span className="small muted styleText">{t(`style.${style}Text`)}</span>
                {preview !== undefined && (
                  <span className="small styleText">
                    {t('style.cost', { objects: preview.objects, lines: preview.rows.length })}
                  </span>
                )}
              </span>
            </label>
          );
        })}
      </div>
      <Options mapping={mapping} onChange={onChange} />
      {previews === null && <p className="muted small">{t('style.noPayout')}</p>}
      {previews && <StylePreviewTable payout={previews.payout} preview={previews.styles[mapping.style]} />}
    </fieldset>
  );
}

function Options(props: {
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}): ReactElement {
  const { t } = useTexts();
  const { mapping, onChange } = props;
  return (
    <div className="formGrid">
      <SelectField
        label={t('style.invoicedCharges')}
        value={mapping.invoicedCharges}
        options={[
          { value: 'pay', label: t('style.charges.pay') },
          { value: 'sale', label: t('style.charges.sale') },
        ]}
        {...(mapping.invoicedCharges === 'sale' ? { help: t('style.charges.saleHelp') } : {})}
        onChange={(value) => onChange({ ...mapping, invoicedCharges: value === 'sale' ? 'sale' : 'pay' })}
      />
      <SelectField
        label={t('style.invoicedRefunds')}
        value={mapping.invoicedRefunds}
        options={[
          { value: 'line', label: t('style.refunds.line') },
          { value: 'creditNote', label: t('style.refunds.creditNote') },
        ]}
        onChange={(value) =>
          onChange({ ...mapping, invoicedRefunds: value === 'creditNote' ? 'creditNote' : 'line' })
        }
      />
      {mapping.style === 'summary' && (
        <SelectField
          label={t('style.month')}
          value={mapping.splitByMonth ? 'split' : 'whole'}
          options={[
            { value: 'whole', label: t('style.month.whole') },
            { value: 'split', label: t('style.month.split') },
          ]}
          onChange={(value) => onChange({ ...mapping, splitByMonth: value === 'split' })}
        />
      )}
    </div>
  );
}

import type { ReactElement } from 'react';
import { Button } from '../../components/Button.tsx';
import { Field } from '../../components/Field.tsx';
import { type Option, SelectField } from '../../components/SelectField.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import type { Override } from '../../../shared/posting/model.ts';
import { isOverrideWhole } from '../../../shared/posting/mapping.ts';
import { KINDS, PARTS, whatOf, withLabel, withWhat } from './overrideForm.ts';
import { TrackingFields } from './TrackingFields.tsx';

const LABELS = ['category', 'item', 'location'] as const;

/** One exception: what it is for, and what is different for it. */
export function OverrideRow(props: {
  readonly n: number;
  readonly override: Override;
  readonly connectionId: string;
  readonly accounts: readonly Option[];
  readonly taxes: readonly Option[];
  readonly onChange: (override: Override) => void;
  readonly onRemove: () => void;
  /** Null for the first. */
  readonly onUp: (() => void) | null;
}): ReactElement {
  const { t } = useTexts();
  const { n, override, onChange, onUp } = props;
  const others = { value: '', label: t('override.asOthers') };
  const whats = [
    { value: '', label: t('override.anyPart') },
    ...PARTS.map((part) => ({ value: `part:${part}`, label: t(`part.${part}`) })),
    ...KINDS.map((kind) => ({ value: `kind:${kind}`, label: t(`entryKind.${kind}`) })),
  ];
  return (
    <fieldset className="styleChooser stack stackTight">
      <legend>{t('override.name', { n })}</legend>
      <div className="formGrid">
        <SelectField
          label={t('override.what')}
          value={whatOf(override)}
          options={whats}
          onChange={(value) => onChange(withWhat(override, value))}
        />
        {LABELS.map((field) => (
          <Field
            key={field}
            label={t(`override.${field}`)}
            value={override.match[field] ?? ''}
            onChange={(text) => onChange(withLabel(override, field, text))}
          />
        ))}
      </div>
      <div className="formGrid">
        <SelectField
          label={t('override.account')}
          value={override.accountCode}
          options={[others, ...props.accounts]}
          onChange={(accountCode) => onChange({ ...override, accountCode })}
        />
        <SelectField
          label={t('override.taxType')}
          value={override.taxType}
          options={[others, ...props.taxes]}
          onChange={(taxType) => onChange({ ...override, taxType })}
        />
      </div>
      <TrackingFields
        connectionId={props.connectionId}
        tracking={override.tracking}
        onChange={(tracking) => onChange({ ...override, tracking })}
      />
      {!isOverrideWhole(override) && <p className="tone-warn small">{t('override.unfinished')}</p>}
      <div className="row">
        {onUp !== null && (
          <Button kind="quiet" onPress={onUp}>
            {t('override.up', { n })}
          </Button>
        )}
        <Button kind="quiet" onPress={props.onRemove}>
          {t('override.remove', { n })}
        </Button>
      </div>
    </fieldset>
  );
}

import type { ReactElement } from 'react';
import { Field } from '../../../components/Field.tsx';
import { SelectField } from '../../../components/SelectField.tsx';
import { useTexts } from '../../../i18n/useTexts.ts';
import type { MessageKey } from '../../../i18n/en/en.ts';
import type { FileProfile } from '../../../../shared/payout/file/profile.ts';
import type { ProviderFileLook } from '../../../../shared/payout/file/readProviderFile.ts';
import { FileColumns } from './FileColumns.tsx';

const LAYOUTS = ['entries', 'payouts'] as const;
const GROUPINGS = ['column', 'date', 'none'] as const;
const UNITS = ['major', 'minor'] as const;
const FEE_SIGNS = ['cost', 'signed'] as const;
const ORDERS = ['DMY', 'MDY', 'YMD'] as const;
const MARKS = ['.', ','] as const;

/** How a provider's file is laid out; every answer can be corrected. */
export function FileLayout(props: {
  readonly profile: FileProfile;
  readonly look: ProviderFileLook;
  readonly onChange: (profile: FileProfile) => void;
  readonly isOpen: boolean;
}): ReactElement {
  const { t } = useTexts();
  const { profile, look, onChange, isOpen } = props;
  return (
    <details className="layout" open={isOpen}>
      <summary>{t('layout.title')}</summary>
      <div className="formGrid formGridDense">
        <Choice
          label={t('files.layout')}
          all={LAYOUTS}
          value={profile.layout}
          name={(one) => `files.layout.${one}`}
          onChange={(layout) => onChange({ ...profile, layout })}
        />
        {profile.layout === 'entries' && (
          <Choice
            label={t('files.grouping')}
            all={GROUPINGS}
            value={profile.grouping}
            name={(one) => `files.grouping.${one}`}
            onChange={(grouping) => onChange({ ...profile, grouping })}
          />
        )}
        <Choice
          label={t('layout.dateOrder')}
          all={ORDERS}
          value={profile.dateOrder}
          name={(one) => `layout.dateOrder.${one}`}
          onChange={(dateOrder) => onChange({ ...profile, dateOrder })}
        />
        <Choice
          label={t('layout.decimalMark')}
          all={MARKS}
          value={profile.decimalMark}
          name={(one) => (one === '.' ? 'layout.decimalMark.point' : 'layout.decimalMark.comma')}
          onChange={(decimalMark) => onChange({ ...profile, decimalMark })}
        />
        <Choice
          label={t('files.units')}
          all={UNITS}
          value={profile.units}
          name={(one) => `files.units.${one}`}
          onChange={(units) => onChange({ ...profile, units })}
        />
        <Choice
          label={t('files.feeSign')}
          all={FEE_SIGNS}
          value={profile.feeSign}
          name={(one) => `files.feeSign.${one}`}
          onChange={(feeSign) => onChange({ ...profile, feeSign })}
        />
        <Field
          label={t('files.currency')}
          value={profile.currency}
          placeholder="AUD"
          onChange={(text) => onChange({ ...profile, currency: text.trim().toUpperCase().slice(0, 3) })}
        />
      </div>
      <FileColumns profile={profile} look={look} onChange={onChange} />
    </details>
  );
}

function Choice<T extends string>(props: {
  readonly label: string;
  readonly all: readonly T[];
  readonly value: T;
  readonly name: (one: T) => MessageKey;
  readonly onChange: (value: T) => void;
}): ReactElement {
  const { t } = useTexts();
  return (
    <SelectField
      label={props.label}
      value={props.value}
      options={props.all.map((one) => ({ value: one, label: t(props.name(one)) }))}
      onChange={(value) => {
        const found = props.all.find((one) => one === value);
        if (found !== undefined) props.onChange(found);
      }}
    />
  );
}

import type { ReactElement } from 'react';
import { type Option, SelectField } from '../../../components/SelectField.tsx';
import { useTexts } from '../../../i18n/useTexts.ts';
import { findColumns } from '../../../../shared/payout/file/columns.ts';
import { kindsOf, signatureOf } from '../../../../shared/payout/file/guessProfile.ts';
import type { ProviderFileLook } from '../../../../shared/payout/file/readProviderFile.ts';
import { FILE_FIELDS, type FileField, type FileProfile } from '../../../../shared/payout/file/profile.ts';

const NONE = '';

/** Which column holds what; fees may be in several. */
export function FileColumns(props: {
  readonly profile: FileProfile;
  readonly look: Pick<ProviderFileLook, 'header' | 'sample'>;
  readonly onChange: (profile: FileProfile) => void;
}): ReactElement {
  const { t } = useTexts();
  const { profile, look, onChange } = props;
  const { header } = look;
  const found = findColumns(header, profile);
  const options: readonly Option[] = [
    { value: NONE, label: t('layout.noColumn') },
    ...signatureOf(header).map((name) => ({ value: name, label: name })),
  ];
  const nameAt = (at: number | null | undefined) =>
    at === null || at === undefined ? NONE : (header[at] ?? '').trim();
  return (
    <fieldset className="formGrid formGridDense">
      <legend className="strong">{t('files.columns')}</legend>
      {FILE_FIELDS.map((field) => (
        <SelectField
          key={field}
          label={t(`files.column.${field}`)}
          value={nameAt(found.fields[field])}
          options={options}
          onChange={(name) => onChange(withColumn(profile, look, field, name))}
        />
      ))}
      {[...found.fees, null].map((at, index) => (
        <SelectField
          // oxlint-disable-next-line react/no-array-index-key -- a fee has nothing but its place
          key={index}
          label={t('files.fee', { n: index + 1 })}
          value={nameAt(at)}
          options={options}
          onChange={(name) => onChange({ ...profile, fees: withFee(profile, index, name) })}
        />
      ))}
    </fieldset>
  );
}

function withColumn(
  profile: FileProfile,
  look: Pick<ProviderFileLook, 'header' | 'sample'>,
  field: FileField,
  name: string,
): FileProfile {
  const { [field]: _, ...others } = profile.columns;
  const columns = name === NONE ? others : { ...others, [field]: [name] };
  const changed = { ...profile, columns };
  // Another column has other texts: what they are is asked anew.
  return field === 'type' ? { ...changed, kinds: kindsOf(changed, look) } : changed;
}

function withFee({ fees }: FileProfile, index: number, name: string): FileProfile['fees'] {
  const old = fees[index];
  if (name === NONE) return fees.filter((_, at) => at !== index);
  const fee = { kind: old?.kind ?? ('processing' as const), back: old?.back ?? false, columns: [name] };
  return old === undefined ? [...fees, fee] : fees.map((one, at) => (at === index ? fee : one));
}

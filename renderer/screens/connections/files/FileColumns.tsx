import type { ReactElement } from 'react';
import { type Option, SelectField } from '../../../components/SelectField.tsx';
import { useTexts } from '../../../i18n/useTexts.ts';
import { findColumns } from '../../../../shared/payout/file/columns.ts';
import { signatureOf } from '../../../../shared/payout/file/guessProfile.ts';
import { FILE_FIELDS, type FileField, type FileProfile } from '../../../../shared/payout/file/profile.ts';

const NONE = '';

/** Which column holds what; fees may be in several. */
export function FileColumns(props: {
  readonly profile: FileProfile;
  readonly header: readonly string[];
  readonly onChange: (profile: FileProfile) => void;
}): ReactElement {
  const { t } = useTexts();
  const { profile, header, onChange } = props;
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
          onChange={(name) => onChange({ ...profile, columns: withColumn(profile, field, name) })}
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

function withColumn({ columns }: FileProfile, field: FileField, name: string): FileProfile['columns'] {
  const { [field]: _, ...others } = columns;
  return name === NONE ? others : { ...others, [field]: [name] };
}

function withFee({ fees }: FileProfile, index: number, name: string): FileProfile['fees'] {
  const old = fees[index];
  if (name === NONE) return fees.filter((_, at) => at !== index);
  const fee = { kind: old?.kind ?? ('processing' as const), back: old?.back ?? false, columns: [name] };
  return old === undefined ? [...fees, fee] : fees.map((one, at) => (at === index ? fee : one));
}

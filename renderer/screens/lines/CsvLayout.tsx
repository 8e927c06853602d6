import type { ReactElement } from 'react';
import { type Option, SelectField } from '../../components/SelectField.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { DATE_ORDERS } from '../../../shared/statement/csvDates.ts';
import type { CsvProfile } from '../../../shared/statement/csvProfile.ts';
import type { StatementRead } from '../../../shared/statement/readStatement.ts';

const delimiters = [',', ';', '\t', '|'] as const;
const decimalMarks = ['.', ','] as const;
const signs = ['signed', 'inverted', 'debitCredit', 'direction'] as const;
const columnFields = ['date', 'amount', 'debit', 'credit', 'payee', 'reference', 'balance'] as const;

/** How a CSV file is laid out, as found out; every answer can be corrected. */
export function CsvLayout(props: {
  readonly profile: CsvProfile;
  readonly read: StatementRead;
  readonly onChange: (profile: CsvProfile) => void;
}): ReactElement {
  const { t, told } = useTexts();
  const { profile, read, onChange } = props;
  const columns: readonly Option[] = [
    { value: 'none', label: t('layout.noColumn') },
    ...read.columnNames.map((name, index) => ({ value: String(index), label: told(name) })),
  ];
  const toColumn = (value: string) => (value === 'none' ? null : Number(value));
  const pick = <T extends string>(all: readonly T[], value: string): T | undefined =>
    all.find((one) => one === value);
  const doubts = read.notes.filter((note) => !note.certain);
  return (
    <details className="layout" open={doubts.length > 0}>
      <summary>{t('layout.title')}</summary>
      {doubts.map((note) => (
        <p key={note.field} className="tone-warn small">
          {told(note.message)}
        </p>
      ))}
      <div className="formGrid formGridDense">
        <SelectField
          label={t('layout.delimiter')}
          value={profile.delimiter}
          options={delimiters.map((value) => ({
            value,
            label: t(`layout.delimiter.${delimiterName(value)}`),
          }))}
          onChange={(value) =>
            onChange({ ...profile, delimiter: pick(delimiters, value) ?? profile.delimiter })
          }
        />
        <SelectField
          label={t('layout.dateOrder')}
          value={profile.dateOrder}
          options={DATE_ORDERS.map((value) => ({ value, label: t(`layout.dateOrder.${value}`) }))}
          onChange={(value) =>
            onChange({ ...profile, dateOrder: pick(DATE_ORDERS, value) ?? profile.dateOrder })
          }
        />
        <SelectField
          label={t('layout.decimalMark')}
          value={profile.decimalMark}
          options={decimalMarks.map((value) => ({
            value,
            label: t(value === '.' ? 'layout.decimalMark.point' : 'layout.decimalMark.comma'),
          }))}
          onChange={(value) =>
            onChange({ ...profile, decimalMark: pick(decimalMarks, value) ?? profile.decimalMark })
          }
        />
        <SelectField
          label={t('layout.sign')}
          value={profile.sign}
          options={signs.map((value) => ({ value, label: t(`layout.sign.${value}`) }))}
          onChange={(value) => onChange({ ...profile, sign: pick(signs, value) ?? profile.sign })}
        />
        {columnFields.map((field) => (
          <SelectField
            key={field}
            label={t(`layout.column.${field}`)}
            value={String(profile.columns[field] ?? 'none')}
            options={columns}
            onChange={(value) =>
              onChange({ ...profile, columns: { ...profile.columns, [field]: toColumn(value) } })
            }
          />
        ))}
        <SelectField
          label={t('layout.column.description')}
          value={String(profile.columns.description[0] ?? 'none')}
          options={columns}
          onChange={(value) => {
            const column = toColumn(value);
            onChange({
              ...profile,
              columns: { ...profile.columns, description: column === null ? [] : [column] },
            });
          }}
        />
      </div>
    </details>
  );
}

function delimiterName(delimiter: (typeof delimiters)[number]): 'comma' | 'semicolon' | 'tab' | 'bar' {
  if (delimiter === ',') return 'comma';
  if (delimiter === ';') return 'semicolon';
  return delimiter === '\t' ? 'tab' : 'bar';
}

import type { ReactElement } from 'react';
import { useTexts } from '../../../i18n/useTexts.ts';
import { EntryKindSchema } from '../../../../shared/payout/model.ts';
import type { FileProfile, RowKind } from '../../../../shared/payout/file/profile.ts';
import type { ProviderFileRead } from '../../../../shared/payout/file/readProviderFile.ts';

const KINDS: readonly RowKind[] = [...EntryKindSchema.options, 'skip'];
/** A column that is chosen as type by mistake may have a text of its own in each row. */
const SHOWN = 60;

/** What rows of each type in the file are. */
export function Kinds(props: {
  readonly read: ProviderFileRead;
  readonly profile: FileProfile;
  readonly onChange: (profile: FileProfile) => void;
}): ReactElement | null {
  const { t, number } = useTexts();
  const { read, profile, onChange } = props;
  if (profile.layout === 'payouts' || read.types.length === 0) return null;
  const unknown = read.unknownTypes.reduce((sum, { rows }) => sum + rows, 0);
  return (
    <details className="layout" open={unknown > 0}>
      <summary>{t('files.kinds')}</summary>
      {unknown > 0 && <p className="tone-warn small">{t('files.kindsUnknown', { n: unknown })}</p>}
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('files.type')}</th>
            <th scope="col" className="num">
              {t('files.rows')}
            </th>
            <th scope="col">{t('files.kind')}</th>
          </tr>
        </thead>
        <tbody>
          {read.types.slice(0, SHOWN).map(({ type, rows, kind }) => (
            <tr key={type}>
              <td>{type === '' ? t('files.noType') : type}</td>
              <td className="num">{number(rows)}</td>
              <td>
                <KindSelect
                  type={type === '' ? t('files.noType') : type}
                  kind={kind}
                  onChange={(next) =>
                    onChange({ ...profile, kinds: { ...profile.kinds, [type.trim().toLowerCase()]: next } })
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {read.types.length > SHOWN && (
        <p className="muted small">{t('files.more', { n: read.types.length - SHOWN })}</p>
      )}
    </details>
  );
}

function KindSelect(props: {
  readonly type: string;
  readonly kind: RowKind;
  readonly onChange: (kind: RowKind) => void;
}): ReactElement {
  const { t } = useTexts();
  return (
    <select
      className="input"
      aria-label={t('files.kindOf', { type: props.type })}
      value={props.kind}
      onChange={(event) => {
        const kind = KINDS.find((one) => one === event.target.value);
        if (kind !== undefined) props.onChange(kind);
      }}
    >
      {KINDS.map((kind) => (
        <option key={kind} value={kind}>
          {kind === 'skip' ? t('files.kind.skip') : t(`entryKind.${kind}`)}
        </option>
      ))}
    </select>
  );
}

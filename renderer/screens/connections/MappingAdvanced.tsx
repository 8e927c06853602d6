import type { ReactElement } from 'react';
import { Button } from '../../components/Button.tsx';
import type { Option } from '../../components/SelectField.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import type { Mapping } from '../../../shared/posting/model.ts';
import { EMPTY_OVERRIDE } from './overrideForm.ts';
import { OverrideRow } from './OverrideRow.tsx';
import { TrackingFields } from './TrackingFields.tsx';

/** Tracking, and what goes elsewhere by category, item, location or kind: folded away, as most need none of it. */
export function MappingAdvanced(props: {
  readonly mapping: Mapping;
  readonly accounts: readonly Option[];
  readonly taxes: readonly Option[];
  readonly onChange: (mapping: Mapping) => void;
}): ReactElement {
  const { t } = useTexts();
  const { mapping, accounts, taxes, onChange } = props;
  const { overrides } = mapping;
  const set = (next: Mapping['overrides']) => onChange({ ...mapping, overrides: next });
  const isUsed = overrides.length > 0 || mapping.tracking.length > 0;
  return (
    <details className="stack" open={isUsed}>
      <summary>{t('mapping.advanced')}</summary>
      <h4>{t('mapping.tracking')}</h4>
      <TrackingFields
        connectionId={mapping.xeroConnectionId}
        tracking={mapping.tracking}
        onChange={(tracking) => onChange({ ...mapping, tracking })}
      />
      <h4>{t('override.title')}</h4>
      <p className="muted small">{t('override.text')}</p>
      {overrides.map((override, index) => (
        <OverrideRow
          // oxlint-disable-next-line react/no-array-index-key -- they have no other name than their place
          key={index}
          n={index + 1}
          override={override}
          connectionId={mapping.xeroConnectionId}
          accounts={accounts}
          taxes={taxes}
          onChange={(next) => set(overrides.map((one, at) => (at === index ? next : one)))}
          onRemove={() => set(overrides.filter((_one, at) => at !== index))}
          onUp={index === 0 ? null : () => set(movedUp(overrides, index))}
        />
      ))}
      <div className="row">
        <Button onPress={() => set([...overrides, EMPTY_OVERRIDE])}>{t('override.add')}</Button>
      </div>
    </details>
  );
}

function movedUp<T>(items: readonly T[], index: number): T[] {
  const item = items[index];
  const before = items[index - 1];
  if (item === undefined || before === undefined) return [...items];
  return [...items.slice(0, index - 1), item, before, ...items.slice(index + 1)];
}

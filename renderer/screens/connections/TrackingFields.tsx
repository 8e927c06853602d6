import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactElement } from 'react';
import { SelectField } from '../../components/SelectField.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useServices } from '../../stores/services.tsx';
import type { Tracking } from '../../../shared/posting/model.ts';
import { withTracking } from './overrideForm.ts';

/** A choice for each tracking category of the books; Xero has at most two. */
export function TrackingFields(props: {
  readonly connectionId: string;
  readonly tracking: readonly Tracking[];
  readonly onChange: (tracking: Tracking[]) => void;
}): ReactElement | null {
  const { t } = useTexts();
  const { db } = useServices();
  const { connectionId, tracking, onChange } = props;
  const categories = useLiveQuery(
    () =>
      db.tracking
        .where({ connectionId })
        .filter(({ status }) => status === 'ACTIVE')
        .toArray(),
    [db, connectionId],
  );
  if (categories === undefined) return null;
  // Chosen before, and gone in Xero since: shown, so that it can be taken away.
  const gone = tracking.filter(({ name }) => categories.every((category) => category.name !== name));
  if (categories.length === 0 && gone.length === 0) return <p className="muted">{t('mapping.noTracking')}</p>;
  const all = [
    ...categories.map(({ name, options }) => ({
      name,
      options: options.filter(({ status }) => status === 'ACTIVE').map((option) => option.name),
    })),
    ...gone.map(({ name, option }) => ({ name, options: [option] })),
  ];
  return (
    <div className="formGrid">
      {all.map(({ name, options }) => {
        const chosen = tracking.find((one) => one.name === name)?.option ?? '';
        const known = chosen === '' || options.includes(chosen) ? options : [...options, chosen];
        return (
          <SelectField
            key={name}
            label={name}
            value={chosen}
            options={[
              { value: '', label: t('mapping.trackingNone') },
              ...known.map((option) => ({ value: option, label: option })),
            ]}
            onChange={(option) => onChange(withTracking(tracking, name, option))}
          />
        );
      })}
    </div>
  );
}

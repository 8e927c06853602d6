import { type ReactElement, useMemo } from 'react';
import { Dialog as Popup, DialogTrigger, Popover } from 'react-aria-components';
import { isProviderConnection } from '../../../shared/bridge.ts';
import { Button } from '../../components/Button.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useDeskData } from '../../stores/deskData.ts';
import { useConnections } from '../../stores/live.ts';
import { type Narrow, WIDE } from '../../stores/narrow.ts';
import { useReconcile } from '../../stores/reconcile.ts';

const AGES: readonly Narrow['age'][] = ['', 'later', 'week', 'month', 'older'];

/** Narrows the desk by provider account, currency and age; the button says how many of them are set. */
export function NarrowButton(): ReactElement {
  const { t, number } = useTexts();
  const narrow = useReconcile((store) => store.narrow);
  const set = Object.values(narrow).filter((value) => value !== '').length;
  return (
    <DialogTrigger>
      <Button icon="filter">{set === 0 ? t('narrow.title') : t('narrow.count', { n: number(set) })}</Button>
      <Popover className="popover" placement="bottom end">
        <Popup className="stack popoverBody" aria-label={t('narrow.open')}>
          <NarrowFields />
        </Popup>
      </Popover>
    </DialogTrigger>
  );
}

function NarrowFields(): ReactElement {
  const { t } = useTexts();
  const { narrow, setNarrow } = useReconcile();
  const connections = useConnections() ?? [];
  const currencies = useCurrencies();
  const any = { value: '', label: t('narrow.any') };
  return (
    <>
      <SelectField
        label={t('narrow.provider')}
        value={narrow.connectionId}
        options={[
          any,
          ...connections.filter(isProviderConnection).map(({ id, kind, name }) => ({
            value: id,
            label: kind === 'file' ? name : `${t(`provider.${kind}`)} · ${name}`,
          })),
        ]}
        onChange={(connectionId) => setNarrow({ connectionId })}
      />
      <SelectField
        label={t('narrow.currency')}
        value={narrow.currency}
        options={[any, ...currencies.map((currency) => ({ value: currency, label: currency }))]}
        onChange={(currency) => setNarrow({ currency })}
      />
      <SelectField
        label={t('narrow.age')}
        value={narrow.age}
        options={AGES.map((age) => ({ value: age, label: age === '' ? any.label : t(`narrow.age.${age}`) }))}
        onChange={(chosen) => setNarrow({ age: AGES.find((age) => age === chosen) ?? '' })}
      />
      <Button disabled={narrow === WIDE} onPress={() => setNarrow(WIDE)}>
        {t('narrow.clear')}
      </Button>
    </>
  );
}

/** Currencies of payouts that are cached. */
function useCurrencies(): readonly string[] {
  const data = useDeskData();
  return useMemo(
    () => [...new Set([...(data?.payouts.values() ?? [])].map(({ currency }) => currency))].toSorted(),
    [data],
  );
}

import { useLiveQuery } from 'dexie-react-hooks';
import type { Option } from '../../components/SelectField.tsx';
import { useServices } from '../../stores/services.tsx';

/** Active tax rates of the books as options, and the rate of each in hundredths of a per cent. */
export function useTaxOptions(): {
  readonly options: readonly Option[];
  readonly rateOf: (taxType: string) => number;
} {
  const { db } = useServices();
  const rates = useLiveQuery(() => db.taxRates.toArray(), [db]) ?? [];
  const options = rates
    .filter((rate) => rate.status === 'ACTIVE')
    .map((rate) => ({ value: rate.taxType, label: `${rate.name} · ${rate.taxType}` }));
  const none = options.some((option) => option.value === 'NONE') ? [] : [{ value: 'NONE', label: 'NONE' }];
  return {
    options: [...options, ...none],
    rateOf: (taxType) => rates.find((rate) => rate.taxType === taxType)?.rateBasisPoints ?? 0,
  };
}

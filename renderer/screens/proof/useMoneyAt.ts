import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { PlainDate } from '../../../shared/dates.ts';
import { type AccountAtDate, accountsAt, readMoney } from '../../flows/books/money.ts';
import { useServices } from '../../stores/services.tsx';

/** Where the money of every provider account stood at the end of a day; undefined while loading, empty without payouts. */
export function useMoneyAt(date: PlainDate | null): readonly AccountAtDate[] | undefined {
  const { db } = useServices();
  const read = useLiveQuery(() => readMoney(db), [db]);
  return useMemo(() => {
    if (read === undefined) return undefined;
    return date === null ? [] : accountsAt(read, date);
  }, [read, date]);
}

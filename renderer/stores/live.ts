/** Live views of the local database that several screens share. Undefined while loading. */
import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { Connection } from '../../shared/bridge.ts';
import type { Account, Organisation } from '../../shared/books/model.ts';
import type { Mapping } from '../../shared/posting/model.ts';
import { useDeskData } from './deskData.ts';
import { useServices } from './services.tsx';

/** All connections, Xero first. */
export function useConnections(): readonly Connection[] | undefined {
  const { db } = useServices();
  return useLiveQuery(async () => {
    const all = await db.connections.toArray();
    return all.toSorted((a, b) => (a.kind === b.kind ? 0 : a.kind === 'xero' ? -1 : 1));
  }, [db]);
}

/** The organisation whose books are kept: one for now. */
export function useOrganisation(): Organisation | null | undefined {
  const { db } = useServices();
  return useLiveQuery(async () => (await db.organisations.toCollection().first()) ?? null, [db]);
}

/** Active accounts of the books by code, then name. */
export function useAccounts(): readonly Account[] | undefined {
  const { db } = useServices();
  return useLiveQuery(async () => {
    const all = await db.accounts.toArray();
    return all
      .filter((account) => account.status === 'ACTIVE')
      .toSorted((a, b) => a.code.localeCompare(b.code, 'en') || a.name.localeCompare(b.name, 'en'));
  }, [db]);
}

/** The mappings: where things go in the books. */
export function useMappings(): readonly Mapping[] | undefined {
  const { db } = useServices();
  return useLiveQuery(() => db.mappings.toArray(), [db]);
}

/** When the last sync finished, unix milliseconds; null if never. */
export function useSyncedAt(): number | null | undefined {
  const { db } = useServices();
  return useLiveQuery(async () => {
    const times = (await db.cursors.toArray()).map((cursor) => cursor.finishedAt ?? 0);
    const latest = Math.max(0, ...times);
    return latest === 0 ? null : latest;
  }, [db]);
}

export interface Counts {
  readonly reconcile: number;
  readonly payouts: number;
  readonly lines: number;
}

/** The figures beside the sidebar's links. */
export function useCounts(): Counts | undefined {
  const data = useDeskData();
  return useMemo(
    () =>
      data && {
        reconcile: data.counts.all,
        payouts: data.payouts.size,
        lines: data.lines.size,
      },
    [data],
  );
}

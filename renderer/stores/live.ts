/** Live views of the local database that several screens share. Undefined while loading. */
import { useLiveQuery } from 'dexie-react-hooks';
import type { Connection } from '../../shared/bridge.ts';
import type { Account, Organisation } from '../../shared/books/model.ts';
import type { Mapping } from '../../shared/posting/model.ts';
import { openCount } from '../db/standing.ts';
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
  const { db } = useServices();
  return useLiveQuery(async () => {
    const [proposals, decisions, parked, payouts, lines] = await Promise.all([
      db.proposals.toArray(),
      db.decisions.toArray(),
      db.parked.toCollection().primaryKeys(),
      db.payouts.count(),
      db.statementLines.count(),
    ]);
    const away = new Set([...decisions.flatMap((decision) => decision.payoutKeys), ...parked]);
    // Only payouts without a bank line can be over.
    const bare = proposals
      .filter((match) => match.lineKeys.length === 0)
      .flatMap((match) => match.payoutKeys);
    const statuses = new Map(
      (await db.payoutHeads.bulkGet(bare)).flatMap((payout) => (payout ? [[payout.key, payout.status]] : [])),
    );
    return {
      reconcile: openCount(proposals, away, (key) => statuses.get(key)),
      payouts,
      lines,
    };
  }, [db]);
}

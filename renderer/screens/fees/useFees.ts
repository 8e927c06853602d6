import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { addDays, type PlainDate, plainDate } from '../../../shared/dates.ts';
import type { FeeReading } from '../../../shared/proof/feeReading.ts';
import type { RateRow } from '../../../shared/proof/rateCard.ts';
import type { FlowProgress } from '../../flows/context.ts';
import { askFees, type FeePeriod } from '../../flows/fees.ts';
import { useServices } from '../../stores/services.tsx';
import { isCancelled } from '../../stores/toasts.ts';

/** How many months back: the present one and those before it. `all`: everything cached. */
export const PERIODS = ['3', '6', '12', '24', 'all'] as const;
export type Period = (typeof PERIODS)[number];

/** The days of a choice of months. */
export function periodOf(period: Period, today: PlainDate): FeePeriod {
  if (period === 'all') return { from: plainDate('2000-01-01'), to: today };
  let first = plainDate(`${today.slice(0, 7)}-01`);
  for (let back = 1; back < Number(period); back += 1) {
    first = plainDate(`${addDays(first, -1).slice(0, 7)}-01`);
  }
  return { from: first, to: today };
}

export interface Fees {
  /** The last that was read; it stays while it is read anew. */
  readonly reading: FeeReading | null;
  /** Null while nothing is being read. */
  readonly progress: FlowProgress | null;
  /** What went wrong; null if nothing did. */
  readonly error: string | null;
  readonly again: () => void;
}

/** Data change in bursts, as during a sync. */
const PAUSE_MS = 400;
const START: FlowProgress = { stage: 'fees.reading', done: 0, total: null };

/** The fees of some days, read in the worker, and again when movements or the rate card change. */
export function useFees({ from, to }: FeePeriod): Fees {
  const { db, call, now, replayer } = useServices();
  const [reading, setReading] = useState<FeeReading | null>(null);
  const [progress, setProgress] = useState<FlowProgress | null>(START);
  const [error, setError] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  const sign = useLiveQuery(async () => {
    const [card, connections, cursors, ...counts] = await Promise.all([
      db.rateCard.toArray(),
      db.connections.toCollection().primaryKeys(),
      db.cursors.toArray(),
      db.payouts.count(),
      db.openEntries.count(),
    ]);
    return JSON.stringify([tries, card, connections, cursors.map(({ finishedAt }) => finishedAt), counts]);
  }, [db, tries]);
  useEffect(() => {
    if (sign === undefined) return undefined;
    const cancel = new AbortController();
    const { signal } = cancel;
    const read = async () => {
      setProgress(START);
      setError(null);
      try {
        const ctx = { db, call, now, matcher: replayer, signal };
        const onProgress = (at: FlowProgress) => !signal.aborted && setProgress(at);
        const found = await askFees({ ...ctx, onProgress }, { from, to });
        if (signal.aborted) return;
        setReading(found);
        setProgress(null);
      } catch (failure) {
        if (signal.aborted) return;
        setProgress(null);
        if (!isCancelled(failure)) setError(failure instanceof Error ? failure.message : String(failure));
      }
    };
    const timer = setTimeout(() => void read(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      cancel.abort();
    };
  }, [db, call, now, replayer, from, to, sign]);
  return { reading, progress, error, again: () => setTries(tries + 1) };
}

/** The rate card by provider, then by what it is for; undefined while loading. */
export function useRateCard(): readonly RateRow[] | undefined {
  const { db } = useServices();
  return useLiveQuery(async () => {
    const rows = await db.rateCard.toArray();
    const name = (row: RateRow) =>
      [row.provider, row.currency, row.on, row.method, row.brand, row.funding, row.validFrom].join('\n');
    return rows.toSorted((a, b) => name(a).localeCompare(name(b), 'en'));
  }, [db]);
}

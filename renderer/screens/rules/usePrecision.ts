import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import type { Precision } from '../../../shared/matching/replay/precision.ts';
import { measurePrecision } from '../../flows/autoApply.ts';
import { useServices } from '../../stores/services.tsx';
import { isCancelled, showError } from '../../stores/toasts.ts';

/** Decisions come in bursts; the last of a burst is measured. */
const PAUSE_MS = 250;

/** How well each account's certain matches agree with the decisions, measured anew when something changes; undefined before. */
export function usePrecision(): Readonly<Record<string, Precision>> | undefined {
  const { db, call, now } = useServices();
  const [measured, setMeasured] = useState<Readonly<Record<string, Precision>>>();
  const sign = useLiveQuery(async () => {
    const [rules, last, ...counts] = await Promise.all([
      db.rules.toArray(),
      db.decisions.orderBy('decidedAt').last(),
      db.decisions.count(),
      db.declined.count(),
      db.payouts.count(),
      db.statementLines.count(),
    ]);
    return JSON.stringify([rules, last?.decidedAt, last?.id, counts]);
  }, [db]);
  useEffect(() => {
    if (sign === undefined) return undefined;
    const cancel = new AbortController();
    const run = () => {
      measurePrecision({ db, call, now, signal: cancel.signal })
        .then(setMeasured)
        .catch((error: unknown) => {
          if (!isCancelled(error)) showError(error);
        });
    };
    const timer = setTimeout(run, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      cancel.abort();
    };
  }, [db, call, now, sign]);
  return measured;
}

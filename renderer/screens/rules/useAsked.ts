import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import type { FlowContext } from '../../flows/context.ts';
import { useServices } from '../../stores/services.tsx';
import { isCancelled, showError } from '../../stores/toasts.ts';

/** Decisions come in bursts; the last of a burst is measured. */
const PAUSE_MS = 250;

/** What `ask` (the same function each time) answers on everything cached, asked anew when something of it changes; undefined before. */
export function useAsked<T>(ask: (ctx: FlowContext) => Promise<T>): T | undefined {
  const { db, call, now, replayer } = useServices();
  const [measured, setMeasured] = useState<T>();
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
    const run = async () => {
      try {
        const answer = await ask({ db, call, now, matcher: replayer, signal: cancel.signal });
        if (!cancel.signal.aborted) setMeasured(answer);
      } catch (error) {
        if (!cancel.signal.aborted && !isCancelled(error)) showError(error);
      }
    };
    const timer = setTimeout(() => void run(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      cancel.abort();
    };
  }, [ask, db, call, now, replayer, sign]);
  return measured;
}

import { useEffect, useState } from 'react';
import type { ReplayReport } from '../../../shared/matching/replay/replay.ts';
import type { Rule } from '../../../shared/matching/memory/ruleRows.ts';
import { askReplay } from '../../flows/askReplay.ts';
import { useServices } from '../../stores/services.tsx';
import { isCancelled, showError } from '../../stores/toasts.ts';

/** What is known of a replay: `share` of its work done, null when none is under way. */
export interface ReplayView {
  readonly share: number | null;
  /** Of the last whole rule, while the next is replayed. */
  readonly report: ReplayReport | null;
}

/** Long enough that a word is typed, short enough that its effect is felt. */
const PAUSE_MS = 200;

/** Replays a rule while it is being written; each change cancels the run before it. Null: there is no whole rule yet. */
export function useReplay(rule: Rule | null): ReplayView {
  const { db, call, now, replayer } = useServices();
  const [state, setState] = useState<{ readonly of: string; readonly report: ReplayReport | null }>();
  const [share, setShare] = useState(0);
  const wanted = rule === null ? '' : JSON.stringify(rule);
  useEffect(() => {
    if (rule === null) return undefined;
    const cancel = new AbortController();
    const onProgress = ({ done, total }: { done: number; total: number | null }) =>
      setShare(done / (total ?? 1));
    const ctx = { db, call, now, matcher: replayer, signal: cancel.signal, onProgress };
    const run = async () => {
      setShare(0);
      try {
        const report = await askReplay(ctx, rule);
        if (!cancel.signal.aborted) setState({ of: wanted, report });
      } catch (error) {
        if (cancel.signal.aborted || isCancelled(error)) return;
        setState({ of: wanted, report: null });
        showError(error);
      }
    };
    const timer = setTimeout(() => void run(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      cancel.abort();
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `wanted` is the rule's whole content
  }, [db, call, now, replayer, wanted]);
  return {
    report: rule === null ? null : (state?.report ?? null),
    share: rule === null || state?.of === wanted ? null : share,
  };
}

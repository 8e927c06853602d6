import { useEffect, useState } from 'react';
import type { ReplayReport } from '../../../shared/matching/replay/replay.ts';
import type { Rule } from '../../../shared/matching/ruleRows.ts';
import { readReplayGround, type ReplayGround, replayOver } from '../../flows/replay.ts';
import { useServices } from '../../stores/services.tsx';
import { isCancelled, showError } from '../../stores/toasts.ts';

/** What is known of a replay: `share` of its work done while it runs. */
export interface ReplayView {
  readonly share: number | null;
  readonly report: ReplayReport | null;
  readonly ground: ReplayGround | null;
}

/** Long enough that a word is typed, short enough that its effect is felt. */
const PAUSE_MS = 200;

/** Reads all history once, when the form opens. */
function useGround(): ReplayGround | null {
  const { db, call, now } = useServices();
  const [ground, setGround] = useState<ReplayGround | null>(null);
  useEffect(() => {
    const cancel = new AbortController();
    readReplayGround({ db, call, now, signal: cancel.signal })
      .then(setGround)
      .catch((error: unknown) => {
        if (!isCancelled(error)) showError(error);
      });
    return () => cancel.abort();
  }, [db, call, now]);
  return ground;
}

/** Replays a rule while it is being written; each change cancels the run before it. Null: there is no whole rule yet. */
export function useReplay(rule: Rule | null): ReplayView {
  const ground = useGround();
  const [state, setState] = useState<{ readonly of: string; readonly report: ReplayReport } | null>(null);
  const [share, setShare] = useState(0);
  const wanted = rule === null ? '' : JSON.stringify(rule);
  useEffect(() => {
    if (ground === null || rule === null) return undefined;
    const cancel = new AbortController();
    const run = () => {
      const after = [...ground.rules.filter(({ id }) => id !== rule.id), rule];
      const onProgress = ({ done, total }: { done: number; total: number | null }) =>
        setShare(done / (total ?? 1));
      replayOver(ground, after, { signal: cancel.signal, onProgress })
        .then((report) => setState({ of: wanted, report }))
        .catch((error: unknown) => {
          if (!isCancelled(error)) showError(error);
        });
    };
    const timer = setTimeout(run, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      cancel.abort();
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `wanted` is the rule's whole content
  }, [ground, wanted]);
  const fresh = state !== null && state.of === wanted;
  return {
    ground,
    report: rule === null ? null : (state?.report ?? null),
    share: rule === null || fresh ? null : share,
  };
}

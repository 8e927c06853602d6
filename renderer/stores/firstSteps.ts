/** The first steps in the demo company: which one is next, from what was done; gone through or skipped once, they stay away. */
import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect } from 'react';
import { create } from 'zustand';
import { useDeskData } from './deskData.ts';
import { useConnections } from './live.ts';
import { useReconcile } from './reconcile.ts';
import { useRoute } from './route.ts';
import { useServices } from './services.tsx';
import { useSettings } from './settings.ts';

/** Each with the control that it speaks of, by a selector; `own` has its button beside it. */
export const steps = [
  { name: 'import', spot: '#main .screenHead .button' },
  { name: 'ok', spot: '#main .actionBar .button' },
  { name: 'queue', spot: '.sidebar a[href="#/queue"]' },
  { name: 'own', spot: '' },
] as const;
export type Step = (typeof steps)[number];

interface Reached {
  /** Index of the step that is shown; never goes back by itself. */
  readonly at: number;
  /** Whether the row that step `ok` speaks of was made current: once, then the choice is the user's. */
  readonly hasPointed: boolean;
}

const START: Reached = { at: 0, hasPointed: false };
const useReached = create<Reached>(() => START);

/** How far the work itself is: what was done needs no telling. */
export function stepOf(done: { hasLines: boolean; hasDecisions: boolean; sawQueue: boolean }): number {
  if (!done.hasLines) return 0;
  if (!done.hasDecisions) return 1;
  return done.sawQueue ? 3 : 2;
}

export interface FirstSteps {
  readonly step: Step;
  readonly at: number;
  readonly next: () => void;
  readonly end: () => void;
}

/** The step to show; null where there is none: outside the demo company, before it was read, and once they are done. */
export function useFirstSteps(): FirstSteps | null {
  const { db } = useServices();
  const data = useDeskData();
  const demo = useConnections()?.some((connection) => connection.demo) === true;
  const decisions = useLiveQuery(() => db.decisions.count(), [db]);
  const sawQueue = useRoute((store) => store.route.screen === 'queue');
  const isOpen = useSettings(({ settings }) => settings.firstSteps === 'open');
  const change = useSettings((store) => store.change);
  const at = useReached((store) => store.at);
  const isReady = demo && isOpen && data !== undefined && data.payouts.size > 0 && decisions !== undefined;
  const hasLines = (data?.lines.size ?? 0) > 0;
  const hasDecisions = (decisions ?? 0) > 0;
  useEffect(() => {
    if (!isReady) return;
    const done = stepOf({ hasLines, hasDecisions, sawQueue });
    if (done > useReached.getState().at) useReached.setState({ at: done });
  }, [isReady, hasLines, hasDecisions, sawQueue]);
  const step = steps[at];
  usePointed(
    isReady && step?.name === 'ok' ? data.rows.find(({ state }) => state === 'certain')?.id : undefined,
  );
  if (!isReady || step === undefined) return null;
  return {
    step,
    at,
    next: () => useReached.setState({ at: Math.min(at + 1, steps.length - 1) }),
    end: () => {
      useReached.setState(START);
      change({ firstSteps: 'done' });
    },
  };
}

/** “Press OK” needs a row that can be confirmed: the newest may be of an account whose bank file isn't there yet. */
function usePointed(rowId: string | undefined): void {
  useEffect(() => {
    if (rowId === undefined || useReached.getState().hasPointed) return;
    useReached.setState({ hasPointed: true });
    useReconcile.getState().setCurrent(rowId);
  }, [rowId]);
}

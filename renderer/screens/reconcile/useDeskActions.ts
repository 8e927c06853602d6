import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useMemo, useState } from 'react';
import { hasModifier, isTyping } from '../../components/keys.ts';
import type { MessageKey } from '../../i18n/en/en.ts';
import { type Texts, useTexts } from '../../i18n/useTexts.ts';
import { announce } from '../../stores/announcer.ts';
import { nextAfter, useReconcile } from '../../stores/reconcile.ts';
import { type Command, useOfferCommands } from '../../stores/screenCommands.ts';
import { useServices } from '../../stores/services.tsx';
import { useSettings } from '../../stores/settings.ts';
import { type Overlay, useUi } from '../../stores/ui.ts';
import { useWork } from '../../stores/work.ts';
import { type DeskRow, isElsewhere } from './deskRows.ts';
import type { Desk } from './useDesk.ts';

export interface DeskActions {
  readonly can: {
    readonly ok: boolean;
    readonly find: boolean;
    readonly park: boolean;
    readonly unpark: boolean;
    readonly decline: boolean;
    readonly undo: boolean;
    /** Two ticked rows or more that are open. */
    readonly merge: boolean;
    /** The row has several payouts or lines. */
    readonly split: boolean;
  };
  readonly ok: () => void;
  /** Asks for a note, or takes a parked row back. */
  readonly park: () => void;
  readonly parkWith: (note: string) => void;
  readonly decline: () => void;
  readonly undo: () => void;
  /** The answer picked among equal ones, as bank line keys; null while none is. */
  readonly picked: readonly string[] | null;
  readonly pick: (lineKeys: readonly string[] | null) => void;
}

const FOLD_MS = 150;
/** Long enough for the list to hear of what was done. */
const SETTLE_MS = 2000;

/** What can be done with the current row, and how. */
export function useDeskActions(desk: Desk | undefined): DeskActions {
  const texts = useTexts();
  const work = useWork();
  const [choice, setChoice] = useState<{ id: string; lineKeys: readonly string[] } | null>(null);
  const ticked = useReconcile((store) => store.ticked);
  const row = desk?.current ?? null;
  const picked = choice !== null && choice.id === row?.id ? choice.lineKeys : null;
  const { db } = useServices();
  const declined = useLiveQuery(() => db.declined.count(), [db]) ?? 0;
  const hasSteps = (desk?.counts?.confirmed ?? 0) + (desk?.counts?.parked ?? 0) + declined > 0;
  const actions = useMemo((): DeskActions => {
    const open = row !== null && row.match !== null;
    const ambiguous = row?.match?.verdict === 'ambiguous';
    const hasPair = open && row.payouts.length > 0 && row.lines.length > 0;
    const sure = (hasPair && !ambiguous) || (row !== null && isElsewhere(row));
    const leave = (doing: () => Promise<unknown>, said: string) => {
      if (row === null || desk === undefined) return;
      void fold(row, desk.shown, doing).then((done) => done && announce(said));
    };
    const said = (key: 'said.ok' | 'said.parked' | 'said.declined') =>
      texts.t(key, {
        what: row === null ? '' : whatOf(row, texts.money),
        left: Math.max(0, (desk?.shown.length ?? 1) - 1),
      });
    return {
      can: {
        ok: picked !== null || sure,
        find: open,
        park: open && row.state !== 'parked',
        unpark: row?.state === 'parked',
        decline: hasPair && row.state !== 'parked',
        merge: countTicked(desk?.shown ?? [], ticked) > 1,
        split: open && row.payouts.length + row.lines.length > 2,
        // While they are still counted there may be one.
        undo: row?.decision !== null || desk?.counts === null || hasSteps,
      },
      ok: () => {
        const match = row?.match;
        if (!match) return;
        if (picked !== null) leave(() => work.decideByHand(match.payoutKeys, picked), said('said.ok'));
        else if (sure) leave(() => work.decide(match), said('said.ok'));
      },
      park: () => {
        if (row?.match === null || row === null) return;
        const keys = row.match.payoutKeys;
        if (row.state === 'parked') leave(() => work.unpark(keys), texts.t('said.unparked'));
        else useUi.getState().open('park');
      },
      parkWith: (note) => {
        const keys = row?.match?.payoutKeys;
        if (keys) leave(() => work.park(keys, note), said('said.parked'));
      },
      decline: () => {
        const match = row?.match;
        if (match && hasPair) leave(() => work.decline(match), said('said.declined'));
      },
      undo: () => {
        const decision = row?.decision ?? null;
        useReconcile.getState().bringBack();
        if (decision === null) void work.undoLast();
        else void work.undo(decision.id).then((done) => done && announce(texts.t('said.undone')));
      },
      picked,
      pick: (lineKeys) => setChoice(row === null || lineKeys === null ? null : { id: row.id, lineKeys }),
    };
  }, [desk, row, picked, ticked, texts, work, hasSteps]);
  useDeskKeys(actions, desk?.counts?.certain ?? 0);
  useOfferCommands(useMemo(() => commandsOf(actions, texts), [actions, texts]));
  return actions;
}

/** What the desk's keys do, for the palette; what decides comes last, as the first is what Enter takes. */
function commandsOf({ can, ok, park, decline }: DeskActions, { t }: Texts): readonly Command[] {
  const { open } = useUi.getState();
  const all: readonly (readonly [boolean, MessageKey, () => void])[] = [
    [can.find, 'action.findMatch', () => open('findMatch')],
    [can.merge, 'find.merge', () => open('merge')],
    [can.split, 'find.split', () => open('split')],
    [true, 'keys.evidence', () => showPart('evidence')],
    [true, 'keys.ledger', () => showPart('ledgerLines')],
    [can.ok, 'action.ok', ok],
    [can.park, 'action.park', park],
    [can.unpark, 'action.unpark', park],
    [can.decline, 'action.decline', decline],
  ];
  return all
    .filter(([isPossible]) => isPossible)
    .map(([, key, run]) => ({ id: `desk-${key}`, label: t(key), run }));
}

/** Ticked rows that are open. */
function countTicked(shown: readonly DeskRow[], ticked: ReadonlySet<string>): number {
  if (ticked.size === 0) return 0;
  return shown.filter(({ id, match }) => match !== null && ticked.has(id)).length;
}

function whatOf(row: DeskRow, money: ReturnType<typeof useTexts>['money']): string {
  return row.payouts.map((payout) => money(payout.amount, payout.currency)).join(' + ');
}

/**
 * Folds the row away and selects its neighbour, then does the work; the row stays away meanwhile. Puts everything back if
 * the work fails.
 */
async function fold(
  row: Pick<DeskRow, 'id' | 'state'>,
  shown: readonly DeskRow[],
  doing: () => Promise<unknown>,
): Promise<boolean> {
  const { setCurrent, setLeaving, setGone, bringBack } = useReconcile.getState();
  const next = nextAfter(shown, row.id);
  setLeaving(row.id);
  const still = globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches;
  await new Promise((resolve) => setTimeout(resolve, still ? 0 : FOLD_MS));
  setCurrent(next);
  setGone(row.id, row.state);
  setLeaving(null);
  const done = (await doing()) !== false;
  if (done) setTimeout(() => bringBack(row.id), SETTLE_MS);
  else {
    bringBack(row.id);
    setCurrent(row.id);
  }
  return done;
}

function useDeskKeys(actions: DeskActions, certain: number): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { overlay, open } = useUi.getState();
      if (overlay !== 'none' || isTyping(event.target) || event.defaultPrevented) return;
      const run = deskKey(event, actions, {
        open,
        certain: certain > 0 ? () => open('certain') : null,
      });
      if (run === null) return;
      event.preventDefault();
      run();
    };
    globalThis.addEventListener('keydown', onKey);
    return () => globalThis.removeEventListener('keydown', onKey);
  }, [actions, certain]);
}

/** Brings a part of the panel into view and puts focus on it. */
function showPart(id: 'evidence' | 'ledgerLines'): void {
  const part = document.getElementById(id);
  part?.scrollIntoView({ block: 'nearest' });
  part?.focus({ preventScroll: true });
}

/** To the panel at the right of the list, or back. */
function toSide({ key, target }: KeyboardEvent): (() => void) | null {
  if (!(target instanceof HTMLElement) || target.matches('input')) return null;
  const [from, to] = ['.deskMain [role=listbox]', '.panel'];
  const [here, there] = key === 'ArrowRight' ? [from, to] : [to, from];
  if (target.closest(here) === null) return null;
  return () => document.querySelector<HTMLElement>(there)?.focus({ preventScroll: true });
}

function deskKey(
  event: KeyboardEvent,
  actions: DeskActions,
  more: { readonly open: (overlay: Overlay) => void; readonly certain: (() => void) | null },
): (() => void) | null {
  const { can } = actions;
  const key = event.key.toLowerCase();
  // It says so itself where there is nothing to undo.
  if (hasModifier(event)) return key === 'z' && !event.shiftKey ? actions.undo : null;
  // A focused button answers Enter itself.
  const onButton = event.target instanceof HTMLElement && event.target.closest('button, a') !== null;
  if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') return toSide(event);
  if (event.key === 'Enter') return can.ok && !onButton ? actions.ok : null;
  if (event.altKey || !useSettings.getState().settings.singleKeys) return null;
  if (key === 'f') return can.find ? () => more.open('findMatch') : null;
  if (key === 'm') return can.merge ? () => more.open('merge') : null;
  if (key === 's') return can.split ? () => more.open('split') : null;
  if (key === 'e') return () => showPart('evidence');
  if (key === 'l') return () => showPart('ledgerLines');
  if (key === 'p') return can.park || can.unpark ? actions.park : null;
  if (key === 'x') return can.decline ? actions.decline : null;
  return key === 'a' ? more.certain : null;
}

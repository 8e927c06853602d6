/** View state of the reconcile desk: what is current, what is ticked, what is filtered. Data lives in the database. */
import { create } from 'zustand';
import { type Narrow, WIDE } from './narrow.ts';
import type { Verdict } from '../../shared/matching/model.ts';

/** `ended` (failed or cancelled without a bank line), `parked` and `confirmed` are views of their own beside the verdicts. */
export type DeskFilter = 'all' | Verdict | 'ended' | 'parked' | 'confirmed';

interface ReconcileStore {
  readonly current: string | null;
  readonly ticked: ReadonlySet<string>;
  readonly filter: DeskFilter;
  readonly search: string;
  readonly narrow: Narrow;
  /** Row that is folding away after OK, Park or Decline. */
  readonly leaving: string | null;
  readonly setCurrent: (id: string | null) => void;
  /** The payout whose row was brought back and is chosen as soon as it is there; null if none. */
  readonly comesBack: string | null;
  readonly setComesBack: (payoutKey: string) => void;
  readonly toggle: (id: string) => void;
  /** Ticks these, or none where all of them are. */
  readonly tickAll: (ids: readonly string[]) => void;
  readonly setFilter: (filter: DeskFilter) => void;
  readonly setNarrow: (narrow: Partial<Narrow>) => void;
  readonly setSearch: (search: string) => void;
  readonly setLeaving: (id: string | null) => void;
  /** Rows that have folded away while their work is still being done, with the state that they left in. */
  readonly gone: ReadonlyMap<string, string>;
  readonly setGone: (id: string, state: string) => void;
  /** Shows a row again, if it is still there; all of them without `id`. */
  readonly bringBack: (id?: string) => void;
}

export const useReconcile = create<ReconcileStore>((set, get) => ({
  current: null,
  ticked: new Set<string>(),
  filter: 'all',
  search: '',
  narrow: WIDE,
  leaving: null,
  setCurrent: (current) => set({ current, comesBack: null }),
  comesBack: null,
  setComesBack: (comesBack) => set({ comesBack }),
  toggle: (id) => {
    const ticked = new Set(get().ticked);
    if (!ticked.delete(id)) ticked.add(id);
    set({ ticked });
  },
  tickAll: (ids) => {
    const { ticked } = get();
    set({ ticked: new Set(ids.every((id) => ticked.has(id)) ? [] : ids) });
  },
  setFilter: (filter) => set({ filter, ticked: new Set() }),
  setNarrow: (narrow) => set({ narrow: { ...get().narrow, ...narrow }, ticked: new Set() }),
  setSearch: (search) => set({ search }),
  setLeaving: (leaving) => set({ leaving }),
  gone: new Map<string, string>(),
  setGone: (id, state) => set({ gone: new Map([...get().gone, [id, state]]) }),
  bringBack: (id) => {
    const gone = new Map(id === undefined ? [] : get().gone);
    if (id !== undefined) gone.delete(id);
    set({ gone });
  },
}));

/**
 * The key to select once `gone` has left the list: the one after it, else the one before, else null. `order` is the list
 * before it left.
 */
export function nextAfter(order: readonly { readonly id: string }[], gone: string): string | null {
  const index = order.findIndex(({ id }) => id === gone);
  const next = index < 0 ? order[0] : (order[index + 1] ?? order[index - 1]);
  return next?.id ?? null;
}

/** Suggested mappings that lack something: kept here until the user completes and saves them. */
import { create } from 'zustand';
import type { Mapping } from '../../shared/posting/model.ts';

interface DraftStore {
  readonly drafts: readonly Mapping[];
  readonly drop: (key: string) => void;
  /** In the place of the one with its key, or as a new one. */
  readonly keep: (draft: Mapping) => void;
}

export const useMappingDrafts = create<DraftStore>((set, get) => ({
  drafts: [],
  keep: (draft) => set({ drafts: [...get().drafts.filter((one) => one.key !== draft.key), draft] }),
  drop: (key) => set({ drafts: get().drafts.filter((draft) => draft.key !== key) }),
}));

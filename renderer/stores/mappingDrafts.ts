/** Suggested mappings that lack something: kept here until the user completes and saves them. */
import { create } from 'zustand';
import type { Mapping } from '../../shared/posting/model.ts';

interface DraftStore {
  readonly drafts: readonly Mapping[];
  readonly drop: (key: string) => void;
}

export const useMappingDrafts = create<DraftStore>((set, get) => ({
  drafts: [],
  drop: (key) => set({ drafts: get().drafts.filter((draft) => draft.key !== key) }),
}));

/** The rule that is being written: opened from the rules screen, a proposal, or the desk. */
import { create } from 'zustand';
import type { Rule } from '../../shared/matching/memory/ruleRows.ts';
import { useUi } from './ui.ts';

/** Kinds of rules that are written in a form. */
export type FormKind = 'alias' | 'tolerance' | 'lag' | 'rate';
export type FormRule = Extract<Rule, { kind: FormKind }>;

/** What a form begins with: a rule to change, or what is known of a new one. */
export interface RuleDraft {
  readonly kind: FormKind;
  readonly rule: FormRule | null;
  /** For a new alias: what it is made from. */
  readonly text?: string | undefined;
  readonly provider?: string | undefined;
  readonly connectionId?: string | null | undefined;
  /** For a new bank fee: the account that keeps it, and how much, in major units. */
  readonly accountId?: string | undefined;
  readonly maxFee?: string | undefined;
}

interface RuleDraftStore {
  readonly draft: RuleDraft | null;
  /** Opens the dialog on it. */
  readonly write: (draft: RuleDraft) => void;
}

export const useRuleDraft = create<RuleDraftStore>((set) => ({
  draft: null,
  write: (draft) => {
    set({ draft });
    useUi.getState().open('rule');
  },
}));

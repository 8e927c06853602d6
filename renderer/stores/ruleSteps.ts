/** Changes of rules in this session, the newest last: what can be taken back on the rules screen. */
import { create } from 'zustand';
import type { RuleChange } from '../flows/rules.ts';

interface RuleSteps {
  readonly steps: readonly RuleChange[];
  readonly push: (step: RuleChange) => void;
  readonly drop: (step: RuleChange) => void;
}

export const useRuleSteps = create<RuleSteps>((set, get) => ({
  steps: [],
  push: (step) => set({ steps: [...get().steps, step].slice(-50) }),
  drop: (step) => set({ steps: get().steps.filter((one) => one !== step) }),
}));

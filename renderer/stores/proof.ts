/** The last proof: computed from the database on demand, never stored. */
import { create } from 'zustand';
import type { ClearingProof, LineProof } from '../../shared/proof/model.ts';

export interface ProofResult {
  readonly clearing: readonly ClearingProof[];
  readonly lines: readonly LineProof[];
}

export const useProof = create<{ readonly result: ProofResult | null }>(() => ({ result: null }));

/** Taking back what was posted: for each object what will be done about it, said before anything is. */
import type { PlainDate } from '../../dates.ts';
import type { JournalRow, Phase, WrittenDraft } from '../model.ts';

/** `delete`: deleted or voided in Xero. `reverse`: an opposite object sets it off. `gone`: it isn't in Xero any more. */
export type UndoMode = 'delete' | 'reverse' | 'gone';

/**
 * Why Xero won't delete an object: it is reconciled with a bank statement line; it falls in a locked period (`date` is the
 * lock date); it is an overpayment, which no app may delete; something else of the books stands on the document; or a
 * document and its payments stay together and another of them can't go.
 */
export type KeptBecause =
  | { readonly code: 'reconciled' | 'overpayment' | 'paidElsewhere' | 'partner' }
  | { readonly code: 'locked'; readonly date: PlainDate };

/** One object of a posted plan. */
export interface UndoItem {
  readonly row: JournalRow;
  /** Null: Xero won't delete it, and it isn't to be (or can't be) set off. */
  readonly mode: UndoMode | null;
  /** Null where it can be deleted, or is gone. */
  readonly keptBecause: KeptBecause | null;
  /** Whether an opposite object may set it off where it can't be deleted. */
  readonly canReverse: boolean;
  /** What is sent; null for `gone` and where nothing can be done. */
  readonly draft: WrittenDraft | null;
  readonly phase: Phase | null;
}

/**
 * Why a plan as a whole can't be taken back now. `nothing`: none of it is in Xero. `onItsWay`: some of it may be arriving.
 * `undoing`: it is being taken back already. `isUndo`: what takes another plan back is itself posted again, not undone.
 * `later`: `count` postings of other plans stand on this one; they go first, or together with it.
 */
export interface UndoProblem {
  readonly code: 'nothing' | 'onItsWay' | 'undoing' | 'isUndo' | 'later';
  readonly count: number;
}

export interface UndoPlan {
  /** The plan that is taken back. */
  readonly planId: string;
  /** In the order in which they are dealt with. */
  readonly items: readonly UndoItem[];
  /** Ids of rows that were written down and surely never arrived: they are forgotten. */
  readonly forgets: readonly string[];
  readonly problems: readonly UndoProblem[];
  /** Calls to Xero if nothing else goes along. */
  readonly calls: number;
}

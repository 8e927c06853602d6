/**
 * A report as data: sections of tables with typed cells. How it looks as a PDF, CSV or workbook is the renderers' affair; every
 * figure in it comes from the functions that the screens show.
 */
import type { PlainDate } from '../dates.ts';
import type { Currency, Minor } from '../money.ts';

export type CellType = 'text' | 'date' | 'money' | 'count' | 'rate' | 'link';

export interface MoneyCell {
  readonly kind: 'money';
  readonly minor: Minor;
  readonly currency: Currency;
}

/** Null is an empty cell. A `rate` is a share of one, for showing only. */
export type Cell =
  | null
  | MoneyCell
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'date'; readonly date: PlainDate }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'rate'; readonly share: number }
  | { readonly kind: 'link'; readonly text: string; readonly url: string };

export interface Column {
  readonly title: string;
  readonly type: CellType;
  /** Its share of the page's width, against the others'. */
  readonly weight: number;
  /** Its amounts (or counts) are summed at the foot. */
  readonly summed?: true;
  /** Left out on the screen where every row says the same: there the choice above has said it. */
  readonly once?: true;
}

/** The sums of one currency, a cell a column; null where a column isn't summed. */
export interface TotalRow {
  readonly label: string;
  readonly cells: readonly Cell[];
}

export const SECTION_IDS = [
  'summary',
  'matches',
  'postings',
  'proof',
  'transit',
  'fees',
  'auditTotals',
  'audit',
  'exceptions',
  'payouts',
  'evidence',
  'makeUp',
  'entries',
] as const;
export type SectionId = (typeof SECTION_IDS)[number];

export interface Section {
  readonly id: SectionId;
  readonly title: string;
  /** What the figures are and what they don't say, in whole sentences. */
  readonly notes: readonly string[];
  readonly columns: readonly Column[];
  /** Each as long as `columns`. */
  readonly rows: readonly (readonly Cell[])[];
  readonly totals: readonly TotalRow[];
  /** Said where there are no rows. */
  readonly empty: string;
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

export interface ReportLabels {
  /** With `{page}` and `{pages}` as they stand. */
  readonly page: string;
  readonly currency: string;
  /** Said where the PDF's font lacks a letter of somebody's name. */
  readonly missing: string;
  /** The first sheet of a workbook. */
  readonly about: string;
}

export interface Report {
  readonly title: string;
  /** Whose books. */
  readonly organisation: string;
  /** Month, or day of the bank line, in words. */
  readonly period: string;
  /** When it was made, in words, with the moment that its figures are of. */
  readonly made: string;
  /** The same, unix milliseconds. */
  readonly madeAt: number;
  /** What the files themselves say, in the user's language. */
  readonly labels: ReportLabels;
  /** Said at the head where the books aren't real; else empty. */
  readonly warning: string;
  readonly facts: readonly Fact[];
  readonly sections: readonly Section[];
  /** Without its ending: `tieout-2026-10-month-end`. */
  readonly fileName: string;
}

/** A bar from gross to net, as the screens draw it. */
export interface MakeUpBar {
  readonly kind:
    | 'gross'
    | 'fees'
    | 'taxOnFees'
    | 'refunds'
    | 'disputes'
    | 'reserves'
    | 'returned'
    | 'adjustments'
    | 'unknown'
    | 'residual';
  readonly amount: Minor;
  readonly count: number;
}

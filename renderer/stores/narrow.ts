/** What else narrows the desk beside verdict and search; empty texts narrow nothing. */
export interface Narrow {
  readonly connectionId: string;
  readonly currency: string;
  /** How long a row has waited: up to a week, a month, longer. */
  readonly age: '' | 'week' | 'month' | 'older';
}

/** Narrows nothing. */
export const WIDE: Narrow = { connectionId: '', currency: '', age: '' };

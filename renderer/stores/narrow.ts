/** What else narrows the desk beside verdict and search; empty texts narrow nothing. */
export interface Narrow {
  readonly connectionId: string;
  readonly currency: string;
  /** How long ago a row was expected: not yet, up to 7 days, up to 30, longer. */
  readonly age: '' | 'later' | 'week' | 'month' | 'older';
}

/** Narrows nothing. */
export const WIDE: Narrow = { connectionId: '', currency: '', age: '' };

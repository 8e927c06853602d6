/** What the demo company's Square starts from: its objects in wire form (snake_case), amounts in smallest units. */

/** Any object as sent. */
export type SquareObject = Readonly<Record<string, unknown>> & { readonly id: string };

export interface SquareSeed {
  readonly merchantId: string;
  readonly locations: readonly SquareObject[];
  readonly payouts: readonly SquareObject[];
  /** By payout id, in any order; only batches have some. */
  readonly entries: Readonly<Record<string, readonly SquareObject[]>>;
  readonly payments: readonly SquareObject[];
  readonly orders: readonly SquareObject[];
  /** Items with their variations, and categories. */
  readonly catalog: readonly SquareObject[];
}

/** A field's text, or empty. */
export function textOf(object: SquareObject, field: string): string {
  const value = object[field];
  return typeof value === 'string' ? value : '';
}

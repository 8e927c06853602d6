/** Ids of payouts in a bank's text. */

/** An id as a text has it: letters and digits in upper case. Ids of different shapes are different kinds of things. */
export interface NamedId {
  readonly shape: string;
  readonly id: string;
}

const NONE: readonly NamedId[] = [];
/** How ids look, and what of one is its shape. All of them hold a digit or an underscore. */
const SHAPES: readonly (readonly [RegExp, (found: readonly string[]) => string])[] = [
  // `po_1Abc`, `txn_8e4f-…`: what stands before the underscore names the kind.
  [/(?<![A-Za-z0-9_])([A-Za-z]{2,6})_[A-Za-z0-9][A-Za-z0-9-]*/g, ([, kind = '']) => `${kind.toUpperCase()}_`],
  // GoCardless: `PO` and eleven letters and digits.
  [/(?<![A-Za-z0-9_])PO(?=[0-9A-Z]*\d)[0-9A-Z]{11}(?![A-Za-z0-9])/g, () => 'GOCARDLESS'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, () => 'UUID'],
  // PayPal: seventeen letters and digits.
  [/(?<![A-Za-z0-9_])(?=[0-9A-Z]*\d)(?=[0-9A-Z]*[A-Z])[0-9A-Z]{17}(?![A-Za-z0-9])/g, () => 'PAYPAL'],
  // `TYR52650775`: ids of a series have the same letters and as many digits.
  [
    /(?<![A-Za-z0-9_])([A-Z]{2,5})-?(\d{5,})(?![A-Za-z0-9])/g,
    ([, kind = '', digits = '']) => `${kind}${digits.length}`,
  ],
];

/** Letters and digits only, in upper case. */
export function squeeze(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]+/g, '');
}

/** Ids in a text by their shape; empty if it has none. */
export function idsIn(raw: string): readonly NamedId[] {
  if (!/[A-Za-z]_[A-Za-z0-9]|[0-9A-Za-z-]{7}/.test(raw) || !/[\d_]/.test(raw)) return NONE;
  const found = SHAPES.flatMap(([pattern, shapeOfOne]) =>
    Array.from(raw.matchAll(pattern), (one) => ({ shape: shapeOfOne(one), id: squeeze(one[0]) })),
  );
  return found.length === 0 ? NONE : found;
}

/** The shape of a payout's own id; empty if it looks like nothing that a text could be searched for. */
export function shapeOf(id: string): string {
  const [first] = idsIn(id);
  return first && first.id === squeeze(id) ? first.shape : '';
}

/** Whether ids in a text name another payout of the same provider than the one whose id and its shape are given. */
export function nameAnother(
  ids: readonly NamedId[],
  own: { readonly id: string; readonly shape: string },
): boolean {
  const comparable = ids.filter(({ shape }) => shape === own.shape);
  return comparable.length > 0 && !comparable.some(({ id }) => own.id.startsWith(id));
}

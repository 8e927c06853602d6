/** Ids of payouts in a bank's text. */

/** An id as a text has it: letters and digits in upper case. Ids of different shapes are different kinds of things. */
export interface NamedId {
  readonly shape: string;
  readonly id: string;
}

const NONE: readonly NamedId[] = [];
/** How ids look, what of one is its shape, and what no such id is without. All of them hold a digit or an underscore. */
const SHAPES: readonly (readonly [RegExp, (found: readonly string[]) => string, string])[] = [
  // `po_1Abc`, `txn_8e4f-…`: what stands before the underscore names the kind.
  [
    /(?<![A-Za-z0-9_])([A-Za-z]{2,6})_[A-Za-z0-9][A-Za-z0-9_-]*/g,
    ([, kind = '']) => `${kind.toUpperCase()}_`,
    '_',
  ],
  // GoCardless: `PO` and eleven letters and digits.
  [/(?<![A-Za-z0-9_])PO(?=[0-9A-Z]*\d)[0-9A-Z]{11}(?![A-Za-z0-9])/g, () => 'GOCARDLESS', 'PO'],
  // Xendit: `disb-7baa7335-…`; what stands before the hyphen names the kind.
  [
    /(?<![A-Za-z0-9_])([A-Za-z]{2,6})-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi,
    ([, kind = '']) => `${kind.toUpperCase()}-`,
    '-',
  ],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, () => 'UUID', '-'],
  // PayPal: seventeen letters and digits.
  [/(?<![A-Za-z0-9_])(?=[0-9A-Z]*\d)(?=[0-9A-Z]*[A-Z])[0-9A-Z]{17}(?![A-Za-z0-9])/g, () => 'PAYPAL', ''],
  // `TYR52650775`: ids of a series have the same letters and as many digits.
  [
    /(?<![A-Za-z0-9_])([A-Z]{2,5})-?(\d{5,})(?![A-Za-z0-9])/g,
    ([, kind = '', digits = '']) => `${kind}${digits.length}`,
    '',
  ],
];

const SQUEEZED = /^[A-Z0-9]*$/;

/** Letters and digits only, in upper case. */
export function squeeze(text: string): string {
  if (SQUEEZED.test(text)) return text;
  return text.toUpperCase().replace(/[^A-Z0-9]+/g, '');
}

/** Ids in a text by their shape; empty if it has none. */
export function idsIn(raw: string): readonly NamedId[] {
  if (!/[\d_]/.test(raw) || !/[A-Za-z]_[A-Za-z0-9]|[0-9A-Za-z-]{7}/.test(raw)) return NONE;
  const found: NamedId[] = [];
  for (const [pattern, shapeOfOne, mark] of SHAPES) {
    if (!raw.includes(mark) || raw.search(pattern) < 0) continue;
    for (const one of raw.matchAll(pattern)) found.push({ shape: shapeOfOne(one), id: squeeze(one[0]) });
  }
  return found.length === 0 ? NONE : found;
}

/** The shape of a payout's own id; empty if it looks like nothing that a text could be searched for. */
export function shapeOf(id: string): string {
  const [first] = idsIn(id);
  return first && first.id === squeeze(id) ? first.shape : '';
}

/** An id so long is never the beginning of another one, and never there by chance. */
const LONG_ID = 16;
const SHORTEST_ID = 6;
/** A bank that cuts texts leaves so much of an id; where it leaves little, more than one character must be gone to be sure that it was cut. */
const CUT = { shortest: 8, whole: 12, missing: 2, sure: 12 } as const;

/** Whether `part` is what a bank that cuts texts left of `id`, not another, shorter id. */
export function isCutOf(part: string, id: string): boolean {
  const missing = id.length - part.length;
  return (
    part.length >= CUT.shortest &&
    id.length >= CUT.whole &&
    missing >= (part.length >= CUT.sure ? 1 : CUT.missing) &&
    id.startsWith(part)
  );
}

/** First position in `names` (ascending) that isn't before `name`. */
export function firstAtLeast(names: readonly string[], name: string): number {
  let [from, to] = [0, names.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((names[middle] ?? '') < name) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Nearly every id has so many digits; few texts that name none do. */
const MANY_DIGITS = 3;

/** Whether there are many digits in a text. A text without many has no id with many in it. */
export function isNumbered(text: string): boolean {
  let digits = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57 && ++digits === MANY_DIGITS) return true;
  }
  return false;
}

/** A word that could be what is left of an id. */
export const LONG_WORD = new RegExp(`[^ ]{${CUT.shortest}}`);

/** A text as letters and digits: in words with single spaces, and with nothing between them. */
interface Folded {
  readonly words: string;
  readonly joined: string;
}

/** Whether a text holds an id, its parts maybe apart; a short one not as a piece of a longer word. */
export function holdsId(text: Folded, id: string): boolean {
  if (id.length < SHORTEST_ID || text.words.length < id.length || !text.joined.includes(id)) return false;
  if (id.length >= LONG_ID) return true;
  const words = ` ${text.words} `;
  return words.includes(` ${id} `) || new RegExp(` ${id.split('').join(' ?')} `).test(words);
}

/** Whether a word of a text is the beginning of an id, cut by the bank. */
export function holdsCutId({ words }: Folded, id: string): boolean {
  if (id.length < CUT.whole || !words.includes(id.slice(0, CUT.shortest))) return false;
  const head = ` ${id.slice(0, CUT.shortest)}`;
  const text = ` ${words} `;
  for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1)) {
    if (isCutOf(text.slice(at + 1, text.indexOf(' ', at + 1)), id)) return true;
  }
  return false;
}

/** Whether one of the ids is a payout's own, whole or cut by the bank. */
export function includesOwn(
  ids: readonly NamedId[],
  own: { readonly id: string; readonly shape: string },
): boolean {
  return ids.some(({ shape, id }) => shape === own.shape && (id === own.id || isCutOf(id, own.id)));
}

/** Whether ids in a text name another payout of the same provider than the one whose id and its shape are given. */
export function nameAnother(
  ids: readonly NamedId[],
  own: { readonly id: string; readonly shape: string },
): boolean {
  if (ids.length === 0) return false;
  const comparable = ids.filter(({ shape }) => shape === own.shape);
  return (
    comparable.length > 0 && !comparable.some(({ id }) => own.id.startsWith(id) && id.length < CUT.shortest)
  );
}

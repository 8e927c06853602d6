/** Keys and hashes that are the same on every machine and in every run. */

/** Joins parts into a key that can't collide: parts are escaped so that the separator never occurs inside one. */
export function compositeKey(...parts: readonly (string | number)[]): string {
  return parts.map((part) => escapePart(String(part))).join('|');
}

function escapePart(part: string): string {
  return /[%|]/.test(part) ? part.replaceAll('%', '%25').replaceAll('|', '%7C') : part;
}

/** The 64-bit prime is 2^40 + this. */
const FNV_PRIME_LOW = 0x1b3;
const WORD = 0x1_0000_0000;

/**
 * 64-bit FNV-1a of a text's UTF-16 units as 16 hex digits: a stable short name, not a security measure. Counted in two
 * halves of 32 bits, whose products stay exact in a double: big integers are ten times slower.
 */
export function stableHash(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let index = 0; index < text.length; index += 1) {
    low = (low ^ text.charCodeAt(index)) >>> 0;
    const product = low * FNV_PRIME_LOW;
    high = (Math.imul(high, FNV_PRIME_LOW) + Math.floor(product / WORD) + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}

/** JSON with object keys sorted at every depth, so that equal values have equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );
}

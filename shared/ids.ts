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

/**
 * 64-bit FNV-1a of a text's UTF-16 units as 16 hex digits: a stable short name, not a security measure. Counted in two
 * halves of 32 bits, the lower one in quarters, so that every product is a small whole number: big integers are far slower.
 */
export function stableHash(text: string): string {
  let high = 0xcbf29ce4 | 0;
  let low = 0x84222325 | 0;
  for (let index = 0; index < text.length; index += 1) {
    low ^= text.charCodeAt(index);
    const lower = (low & 0xffff) * FNV_PRIME_LOW;
    const upper = (low >>> 16) * FNV_PRIME_LOW + (lower >>> 16);
    high = (Math.imul(high, FNV_PRIME_LOW) + (upper >>> 16) + (low << 8)) | 0;
    low = (upper << 16) | (lower & 0xffff);
  }
  return hexOf(high) + hexOf(low);
}

/** The character code of the hex digit of a number's last four bits. */
function hexDigit(word: number): number {
  const digit = word & 15;
  return digit < 10 ? digit + 48 : digit + 87;
}

/** The 32 bits of a number as 8 hex digits. */
function hexOf(word: number): string {
  return String.fromCharCode(
    hexDigit(word >>> 28),
    hexDigit(word >>> 24),
    hexDigit(word >>> 20),
    hexDigit(word >>> 16),
    hexDigit(word >>> 12),
    hexDigit(word >>> 8),
    hexDigit(word >>> 4),
    hexDigit(word),
  );
}

/** JSON with object keys sorted at every depth, so that equal values have equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );
}

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
 * 64-bit FNV-1a of a text's UTF-16 units as 16 hex digits: a stable short name, not a security measure. Of several texts, as of
 * all of them in one. Counted in two halves of 32 bits: big integers are far slower. What the lower half hands on to the upper one is
 * counted in quarters, so that every product is a small whole number.
 */
export function stableHash(...texts: readonly string[]): string {
  let high = 0xcbf29ce4 | 0;
  let low = 0x84222325 | 0;
  for (let at = 0; at < texts.length; at += 1) {
    const text = texts[at] ?? '';
    for (let index = 0; index < text.length; index += 1) {
      const mixed = low ^ text.charCodeAt(index);
      const carry = ((mixed >>> 16) * FNV_PRIME_LOW + (((mixed & 0xffff) * FNV_PRIME_LOW) >>> 16)) >>> 16;
      low = Math.imul(mixed, FNV_PRIME_LOW);
      high = (Math.imul(high, FNV_PRIME_LOW) + carry + (mixed << 8)) | 0;
    }
  }
  return hexOf(high, low);
}

/** The character code of the hex digit of a number's last four bits. */
function hexDigit(word: number): number {
  const digit = word & 15;
  return digit < 10 ? digit + 48 : digit + 87;
}

/** The 64 bits of two numbers as 16 hex digits. */
function hexOf(high: number, low: number): string {
  return String.fromCharCode(
    hexDigit(high >>> 28),
    hexDigit(high >>> 24),
    hexDigit(high >>> 20),
    hexDigit(high >>> 16),
    hexDigit(high >>> 12),
    hexDigit(high >>> 8),
    hexDigit(high >>> 4),
    hexDigit(high),
    hexDigit(low >>> 28),
    hexDigit(low >>> 24),
    hexDigit(low >>> 20),
    hexDigit(low >>> 16),
    hexDigit(low >>> 12),
    hexDigit(low >>> 8),
    hexDigit(low >>> 4),
    hexDigit(low),
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

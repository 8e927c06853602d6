/** Ids that look like Xero's and are the same in every run: hashes of what they name, never random. */
import { createHash } from 'node:crypto';

/** A UUID-shaped text (version 5 layout) derived from the parts. */
export function uuidOf(...parts: readonly (string | number)[]): string {
  const hex = createHash('sha256').update(parts.join('\u0000')).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}

/** URL-safe text of 43 characters derived from the parts: codes and tokens. */
export function tokenOf(...parts: readonly (string | number)[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('base64url');
}

export const ZERO_ID = '00000000-0000-0000-0000-000000000000';

/** Whose file it is that was dropped or chosen: a bank's or a payment provider's. */
import { lookAtProviderFile } from '../../shared/payout/file/readProviderFile.ts';
import type { FileProfile } from '../../shared/payout/file/profile.ts';
import { isBankFormat } from '../../shared/statement/readStatement.ts';
import { providerFileText } from './importProviderFile.ts';

export type FileKind = 'bank' | 'provider';

/** A header stands near the beginning. */
const LOOKED_AT = 100_000;

/**
 * The kind by what a file begins with: a provider's where a known layout fits its header, a bank's where only banks write such. What
 * could be either is as the user asked.
 */
export function fileKindOf(
  bytes: Uint8Array,
  profiles: readonly FileProfile[],
  asked: FileKind | null,
): FileKind {
  const text = providerFileText({ bytes: bytes.subarray(0, LOOKED_AT) });
  if (isBankFormat(text)) return 'bank';
  return lookAtProviderFile(text, profiles).fitting.length > 0 ? 'provider' : (asked ?? 'bank');
}

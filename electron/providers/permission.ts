/** What a key may do, found out by asking. */
import { BridgeError, type PermissionCheck } from '../../shared/bridge.ts';

/** A permission that a key is asked for, and what Tieout can't do without it. */
export interface Wanted {
  readonly permission: string;
  readonly required: boolean;
  readonly without: string;
}

/** What was read, or `without` where the key lacks the permission. Other errors pass. */
export async function unlessRefused<T, W>(read: Promise<T>, without: W): Promise<T | W> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof BridgeError && error.data.code === 'permission') return without;
    throw error;
  }
}

/** A refusal becomes a check that isn't ok; any other error passes. */
export async function checkPermission(
  { permission, required, without }: Wanted,
  asked: Promise<unknown>,
): Promise<PermissionCheck> {
  const granted = { permission, ok: true, required, detail: '' };
  return unlessRefused(
    asked.then(() => granted),
    { permission, ok: false, required, detail: without },
  );
}

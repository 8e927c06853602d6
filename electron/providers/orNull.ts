/** Reading what may be gone. */
import { BridgeError } from '../../shared/bridge.ts';

/** What was read, or null where the provider doesn't know it (any more). Other errors pass. */
export async function orNull<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof BridgeError && error.data.code === 'notFound') return null;
    throw error;
  }
}

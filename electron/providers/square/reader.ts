/** Square behind the interface that every provider has. It lists no movements but those of payouts, and tells no balance. */
import { BridgeError } from '../../../shared/bridge.ts';
import type { ProviderReader, ReadScope, ReaderInput } from '../reader.ts';
import { openSquare } from './client.ts';
import { readLocations } from './locations.ts';
import { type PayoutsJob, readPayoutsById, readPayoutsPage } from './payouts.ts';

/** Reads with the connection's access token. Throws `BridgeError` `unauthorised` if it isn't on this machine any more. */
export async function openSquareReader({ secret, endpoints, context }: ReaderInput): Promise<ProviderReader> {
  const token = secret['token'] ?? '';
  if (token === '') {
    throw new BridgeError({
      code: 'unauthorised',
      message: 'The Square access token is not on this machine any more. Connect Square again to go on.',
    });
  }
  const reader = await openSquare({ token, base: endpoints.square, context });
  const jobOf = async (scope: ReadScope): Promise<PayoutsJob> => ({
    reader,
    scope,
    locations: await readLocations(reader),
    progress: context.progress,
  });
  return {
    payoutsPage: async (scope, window) => readPayoutsPage(await jobOf(scope), window),
    payoutsById: async (scope, ids) => readPayoutsById(await jobOf(scope), ids),
    entriesPage: null,
    balance: null,
  };
}

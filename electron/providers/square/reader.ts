/** Square behind the interface that every provider has. It lists no movements but those of payouts, and tells no balance. */
import { BridgeError } from '../../../shared/bridge.ts';
import { ALL_PLACES, isChosen } from '../../../shared/places.ts';
import type { ProviderReader, ReadScope, ReaderInput } from '../reader.ts';
import { openSquare } from './client.ts';
import { readLocations } from './locations.ts';
import { type PayoutsJob, readPayoutsById, readPayoutsPage } from './payouts.ts';

/** An access token, and what to do once Square turns it down. */
export interface SquareAccess {
  readonly token: string;
  /** Told of the token that was turned down; gives the one to go on with. */
  readonly renew?: (refused: string) => Promise<string>;
}

/** The access token that the merchant pasted. Throws `BridgeError` `unauthorised` if it isn't on this machine any more. */
export function pastedAccess(secret: ReaderInput['secret']): SquareAccess {
  const token = secret['token'] ?? '';
  if (token !== '') return { token };
  throw new BridgeError({
    code: 'unauthorised',
    message: 'The Square access token is not on this machine any more. Connect Square again to go on.',
  });
}

/** Reads the payouts of the connection's locations. */
export async function readerOf(
  { connection, endpoints, context }: Pick<ReaderInput, 'connection' | 'endpoints' | 'context'>,
  access: SquareAccess,
): Promise<ProviderReader> {
  const reader = await openSquare({ ...access, base: endpoints.square, context });
  const choice = connection.places?.choice ?? ALL_PLACES;
  const jobOf = async (scope: ReadScope): Promise<PayoutsJob> => {
    const all = await readLocations(reader);
    const locations = all.filter(({ id }) => isChosen(choice, id));
    return { reader, scope, all, locations, progress: context.progress };
  };
  return {
    payoutsPage: async (scope, window) => readPayoutsPage(await jobOf(scope), window),
    payoutsById: async (scope, ids) => readPayoutsById(await jobOf(scope), ids),
    entriesPage: null,
    balance: null,
  };
}

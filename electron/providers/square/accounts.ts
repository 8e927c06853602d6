/** From a checked Square account to connections: which locations are whose, and the session that they share. */
import { randomUUID } from 'node:crypto';
import { MAIN_BOOK } from '../../../shared/bookIds.ts';
import { BridgeError, type Connection, type Result, type SquareOffer } from '../../../shared/bridge.ts';
import { ALL_PLACES, type Place, type PlaceChoice } from '../../../shared/places.ts';
import { type BookPlace, type NewConnection, placed } from '../../bookPlace.ts';
import type { Connections, StoredConnection } from '../../connections.ts';
import type { HandlerContext } from '../../ipc/contract.ts';
import { connectionsOf } from '../../oauth/sessions.ts';
import type { TokenStore } from '../../oauth/tokenStore.ts';
import type { ProviderServices } from '../reader.ts';
import { checkAccount, connectionOf, isEnough, placesOf } from './connect.ts';
import { freeChoice, holdersOf, refuseHeld, withHolders } from './holders.ts';
import { type SquareTokens, revoke } from './oauth.ts';

export interface AccountsDeps extends ProviderServices {
  readonly tokens: TokenStore;
  /** The connection's locations as they are at Square now. Throws `BridgeError`. */
  readonly readPlaces: (stored: StoredConnection, context: HandlerContext) => Promise<Place[]>;
}

/** A pasted token, or what a sign-in gave. */
export type SquareSecret =
  | { readonly token: string }
  | { readonly clientId: string; readonly tokens: SquareTokens };

export interface SquareAccounts {
  /** Checks what the token may do and keeps the account in memory until its locations are chosen; an earlier offer is dropped. */
  offer(secret: SquareSecret, place: BookPlace, context: HandlerContext): Promise<SquareOffer>;
  /** Makes the offer a connection. Throws `BridgeError`: `notFound`, `refused` where another book has one of the locations. */
  choose(offerId: string, choice: PlaceChoice, place: BookPlace): Promise<Connection>;
  locations(id: string, context: HandlerContext): Promise<Result<'square.locations'>>;
  /** Throws `BridgeError` as `choose` does. */
  chooseAgain(id: string, choice: PlaceChoice): Promise<Connection>;
  /** Forgets the connection, and what was allowed with the last that uses it; `confirmed` says whether Square ended it. */
  remove(id: string, options?: { readonly onlyHere?: boolean }): Promise<{ readonly confirmed: boolean }>;
}

interface Offered {
  readonly id: string;
  readonly plain: NewConnection;
  readonly known: Place[];
  readonly secret: SquareSecret;
}

/** Square's accounts over the connections of this computer. */
export function createSquareAccounts(deps: AccountsDeps): SquareAccounts {
  const { connections } = deps;
  let offered: Offered | null = null;

  return {
    offer: async (secret, { bookId = MAIN_BOOK }, context) => {
      offered = null;
      const token = 'token' in secret ? secret.token : secret.tokens.accessToken;
      const { square: base } = await deps.endpoints(false);
      const checked = await checkAccount({ token, base }, context);
      const { permissions, locations } = checked;
      if (locations === null || !isEnough(checked)) return { ...NO_OFFER, permissions };
      const plain = connectionOf(locations, token, false);
      const known = placesOf(locations);
      offered = { id: randomUUID(), plain, known, secret };
      const account = { ...plain, bookId };
      const holders = await holdersOf(connections, account);
      return {
        offerId: offered.id,
        account: plain.name,
        permissions,
        choice: (await choiceHere(connections, account)) ?? freeChoice(known, holders),
        ...withHolders(known, holders),
      };
    },
    choose: async (offerId, choice, place) => {
      if (offered?.id !== offerId) throw gone(offerId);
      const { plain, known, secret } = offered;
      const connection = { ...(await placed(connections, plain, place)), places: { known, choice } };
      refuseHeld(choice, known, await holdersOf(connections, connection));
      const before = await sessionOf(connections, connection.id);
      if ('token' in secret) {
        await connections.put({ connection, secret });
        await forgetUnused(deps, before);
        return connection;
      }
      // The session may have changed since the first choice of this offer: what is kept is newer than what was offered.
      if ((await deps.tokens.read(offerId)) === null) {
        await deps.tokens.keep(offerId, { clientId: secret.clientId, demo: plain.demo }, secret.tokens);
      }
      await connections.put({ connection, secret: { session: offerId } });
      await shareSession(deps, connection, offerId, secret.clientId);
      await forgetUnused(deps, before === offerId ? null : before);
      return connection;
    },
    locations: async (id, context) => {
      const known = await deps.readPlaces(await connections.get(id), context);
      const stored = await connections.get(id);
      const holders = await holdersOf(connections, stored.connection);
      const choice = stored.connection.places?.choice ?? ALL_PLACES;
      await connections.put({ ...stored, connection: { ...stored.connection, places: { known, choice } } });
      return { choice, ...withHolders(known, holders) };
    },
    chooseAgain: async (id, choice) => {
      const stored = await connections.get(id);
      const known = stored.connection.places?.known ?? [];
      refuseHeld(choice, known, await holdersOf(connections, stored.connection));
      const connection = { ...stored.connection, places: { known, choice } };
      await connections.put({ ...stored, connection });
      return connection;
    },
    remove: async (id, { onlyHere = false } = {}) => {
      const { connection, secret } = await connections.get(id);
      const session = secret['session'] ?? null;
      await connections.remove(id);
      if (session === null || (await connectionsOf(connections, 'square', session)).length > 0) {
        return { confirmed: false };
      }
      const confirmed = !onlyHere && (await endAtSquare(deps, connection, session));
      await deps.tokens.forget(session);
      return { confirmed };
    },
  };
}

const NO_OFFER = {
  offerId: null,
  account: '',
  choice: ALL_PLACES,
  locations: [],
  laterHeldBy: '',
} as const satisfies Partial<SquareOffer>;

function gone(offerId: string): BridgeError {
  return new BridgeError({
    code: 'notFound',
    message: 'This sign-in is no longer open. Start it again under Connections.',
    detail: offerId,
  });
}

/** What this book chose when it connected the account before; null if it didn't. */
async function choiceHere(
  connections: Connections,
  { externalId, demo, bookId }: Pick<Connection, 'externalId' | 'demo' | 'bookId'>,
): Promise<PlaceChoice | null> {
  if (externalId === '') return null;
  const own = (await connections.list()).find(
    (one) =>
      one.kind === 'square' && one.externalId === externalId && one.demo === demo && one.bookId === bookId,
  );
  return own?.places?.choice ?? null;
}

async function sessionOf(connections: Connections, id: string): Promise<string | null> {
  const known = (await connections.list()).some((connection) => connection.id === id);
  return known ? ((await connections.get(id)).secret['session'] ?? null) : null;
}

/** A sign-in is good for the account in every book: what the others held of the same application gives way to the newer. */
async function shareSession(
  { connections, tokens }: AccountsDeps,
  { id, externalId, demo }: Connection,
  session: string,
  clientId: string,
): Promise<void> {
  if (externalId === '') return;
  const others = (await connections.list()).filter(
    (one) => one.kind === 'square' && one.id !== id && one.externalId === externalId && one.demo === demo,
  );
  for (const other of others) {
    const { secret } = await connections.get(other.id);
    const old = secret['session'];
    if (old === undefined || old === session || (await tokens.read(old))?.clientId !== clientId) continue;
    await connections.put({
      connection: { ...other, status: 'connected', reason: '' },
      secret: { session },
    });
    await forgetUnused({ connections, tokens }, old);
  }
}

async function forgetUnused(
  { connections, tokens }: Pick<AccountsDeps, 'connections' | 'tokens'>,
  session: string | null,
): Promise<void> {
  if (session === null || (await connectionsOf(connections, 'square', session)).length > 0) return;
  await tokens.forget(session);
}

/** Revoking ends all of the application's tokens for the merchant, so only the last of a session asks for it. */
async function endAtSquare(
  { tokens, endpoints }: AccountsDeps,
  { demo }: Connection,
  session: string,
): Promise<boolean> {
  try {
    const { square: base } = await endpoints(demo);
    const set = await tokens.read(session);
    const signal = AbortSignal.timeout(10_000);
    return set !== null && (await revoke({ base, signal }, set.clientId, set.accessToken));
  } catch (error) {
    if (error instanceof BridgeError) return false;
    throw error;
  }
}

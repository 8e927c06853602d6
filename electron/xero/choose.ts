/** From a finished sign-in to connections: the user picks organisations, their shared session is kept once. */
import { randomUUID } from 'node:crypto';
import { MAIN_BOOK } from '../../shared/bookIds.ts';
import { BridgeError, type Connection, type Result } from '../../shared/bridge.ts';
import { type BookPlace, type NewConnection, placed } from '../bookPlace.ts';
import { connectionIdOf } from '../connectionRegistry.ts';
import type { Connections } from '../connections.ts';
import type { SignedIn } from './signIn.ts';
import type { TokenStore } from '../oauth/tokenStore.ts';

export interface SignIns {
  /** Remembers a finished sign-in (in memory) and describes it for the screen. An earlier unfinished one is dropped. */
  offer(signedIn: SignedIn): Promise<Result<'xero.signIn'>>;
  /**
   * Keeps one organisation as the connection of a book. Throws `BridgeError`: `notFound` for an unknown sign-in or organisation,
   * `refused` where another book has that organisation (detail: its id) or the book has another organisation.
   */
  choose(signInId: string, tenantId: string, place?: BookPlace): Promise<Connection>;
  /**
   * Gives a connection the session of a new sign-in, with what that allows. Throws `BridgeError`: `notFound` for an unknown
   * connection, `refused` where its organisation wasn't allowed.
   */
  renew(connectionId: string, signedIn: SignedIn): Promise<Connection>;
}

/** Scopes without which nothing can be posted. */
const WRITE_SCOPES = ['accounting.payments', 'accounting.banktransactions'];

/** Whether granted scopes (separated by spaces) allow posting; an app from before March 2026 has the broad one. */
export function allowsWriting(scope: string): boolean {
  const granted = new Set(scope.split(' '));
  return granted.has('accounting.transactions') || WRITE_SCOPES.every((needed) => granted.has(needed));
}

/** Sign-ins over the registry and the token store. */
export function createSignIns(connections: Connections, tokens: TokenStore): SignIns {
  let offered: { readonly id: string; readonly signedIn: SignedIn } | null = null;
  const move = async (connection: Connection, session: string) => {
    const before = await sessionOf(connections, connection.id);
    await connections.put({ connection, secret: { session } });
    if (before !== null && before !== session) await forgetIfUnused(connections, tokens, before);
  };

  return {
    offer: async (signedIn) => {
      const id = randomUUID();
      offered = { id, signedIn };
      const known = (await connections.list()).filter(({ kind }) => kind === 'xero');
      const holderOf = (tenantId: string) => known.find(({ externalId }) => externalId === tenantId);
      const organisations = signedIn.tenants.map(({ tenantId, name }) => ({
        tenantId,
        name,
        connected: holderOf(tenantId) !== undefined,
        bookId: holderOf(tenantId)?.bookId ?? null,
      }));
      return { signInId: id, organisations };
    },
    choose: async (signInId, tenantId, place = {}) => {
      const signedIn = offered?.id === signInId ? offered.signedIn : null;
      const tenant = signedIn?.tenants.find((one) => one.tenantId === tenantId);
      if (!signedIn || !tenant) {
        throw new BridgeError({
          code: 'notFound',
          message: 'This sign-in is no longer open. Start it again under Connections.',
          detail: signInId,
        });
      }
      await refuseOtherBooks(connections, tenantId, place.bookId ?? MAIN_BOOK);
      const offeredConnection: NewConnection = {
        id: connectionIdOf('xero', tenantId),
        kind: 'xero',
        name: tenant.name || 'Xero organisation',
        externalId: tenantId,
        demo: signedIn.demo,
        status: 'connected',
        reason: '',
        canWrite: mayWrite(signedIn),
      };
      // Before anything is kept: a book may refuse it.
      const connection = await placed(connections, offeredConnection, place);
      // The session may have rotated since its first choice: what is kept is newer than what was offered.
      if ((await tokens.read(signInId)) === null) await tokens.keep(signInId, signedIn, signedIn.tokens);
      await move(connection, signInId);
      return connection;
    },
    renew: async (connectionId, signedIn) => {
      const { connection: before } = await connections.get(connectionId);
      const tenant = signedIn.tenants.find((one) => one.tenantId === before.externalId);
      if (!tenant) throw otherOrganisation(before.name);
      const session = randomUUID();
      await tokens.keep(session, signedIn, signedIn.tokens);
      const name = tenant.name || before.name;
      const canWrite = mayWrite(signedIn);
      const connection = { ...before, name, status: 'connected' as const, reason: '', canWrite };
      await move(connection, session);
      return connection;
    },
  };
}

/** Xero adds new rights to those given before: a sign-in that asked to read only reads, whatever its tokens would allow. */
function mayWrite({ posting, tokens }: SignedIn): boolean {
  return posting && allowsWriting(tokens.scope);
}

function otherOrganisation(name: string): BridgeError {
  return new BridgeError({
    code: 'refused',
    message: `Access to “${name}” wasn’t allowed, so nothing was changed. Try again and choose “${name}” on Xero’s page.`,
    detail: 'organisation',
  });
}

/** One organisation has one set of books, and the other way round: two would post the same twice. */
async function refuseOtherBooks(connections: Connections, tenantId: string, bookId: string): Promise<void> {
  const all = (await connections.list()).filter(({ kind }) => kind === 'xero');
  const elsewhere = all.find((one) => one.externalId === tenantId && one.bookId !== bookId);
  if (elsewhere !== undefined) {
    throw new BridgeError({
      code: 'refused',
      message: `“${elsewhere.name}” is connected already and has its own books in Tieout. Open it from the list of organisations.`,
      detail: elsewhere.bookId,
    });
  }
  const other = all.find((one) => one.externalId !== tenantId && one.bookId === bookId);
  if (other === undefined) return;
  throw new BridgeError({
    code: 'refused',
    message: `These are the books of “${other.name}”. Add the other organisation from the list of organisations, so that it gets its own.`,
    detail: bookId,
  });
}

async function sessionOf(connections: Connections, id: string): Promise<string | null> {
  const known = (await connections.list()).some((connection) => connection.id === id);
  return known ? ((await connections.get(id)).secret['session'] ?? null) : null;
}

/** Only forgotten here: revoking it would end the links of the new sign-in as well. */
async function forgetIfUnused(connections: Connections, tokens: TokenStore, session: string): Promise<void> {
  if ((await connectionsOf(connections, session)).length === 0) await tokens.forget(session);
}

/** Ids of the connections that share a session. */
export async function connectionsOf(connections: Connections, session: string): Promise<readonly string[]> {
  const all = (await connections.list()).filter(({ kind }) => kind === 'xero');
  const stored = await Promise.all(all.map(async ({ id }) => await connections.get(id)));
  return stored.filter(({ secret }) => secret['session'] === session).map(({ connection }) => connection.id);
}

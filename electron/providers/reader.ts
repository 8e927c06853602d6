/**
 * What a provider's folder gives the rest of the app. To add one: a folder `electron/providers/<provider>` with an
 * `OpenReader` for `READERS` in `handlers.ts` and a `connect…` of its own on the bridge; mapping of its wire format in
 * `shared/payout/<provider>/` (pure); its row in `shared/payout/capabilities.ts`; its double in
 * `electron/sandbox/<provider>`. `rest/` has what a provider without an SDK needs: requests, pacing, asking again, errors.
 */
import type { Connection, Result } from '../../shared/bridge.ts';
import type { Payout, PayoutEntry } from '../../shared/payout/model.ts';
import type { BookPlace } from '../bookPlace.ts';
import type { Connections, StoredConnection } from '../connections.ts';
import type { Endpoints, ResolveEndpoints } from '../endpoints.ts';
import type { HandlerContext } from '../ipc/contract.ts';

/** What every provider's folder works with. */
export interface ProviderServices {
  readonly connections: Connections;
  readonly endpoints: ResolveEndpoints;
}

/** What was asked for: movements created in [from, to) (unix seconds, null unbounded), and the place to go on. */
export interface ReadWindow {
  readonly from: number | null;
  readonly to: number | null;
  /** As the last page's `next`; null for the first. */
  readonly cursor: string | null;
}

/** Whose data it is, and the IANA zone that gives instants their dates. */
export interface ReadScope {
  readonly connectionId: string;
  readonly timezone: string;
}

/** Newest first; `next` is null at the end. */
export interface ReadPage<T> {
  readonly items: T[];
  readonly next: string | null;
}

/** An account that a key may read besides its own. */
export interface OtherAccount {
  readonly id: string;
  readonly name: string;
  /** What tells it from others of that name: its e-mail address, its state where that isn't the usual. */
  readonly detail: string;
}

/** One connection, opened for one call of the bridge. Everything throws `BridgeError` and nothing else. */
export interface ProviderReader {
  /** One page of payouts, each whole. */
  payoutsPage(scope: ReadScope, window: ReadWindow): Promise<ReadPage<Payout>>;
  /** Payouts by id (25 at most), in any order; those that the provider doesn't know any more are left out. */
  payoutsById(scope: ReadScope, ids: readonly string[]): Promise<Payout[]>;
  /** One page of the balance's movements; null where the provider lists none (`listsEntries`). */
  readonly entriesPage: ((scope: ReadScope, window: ReadWindow) => Promise<ReadPage<PayoutEntry>>) | null;
  /** The balance now; null where it isn't told (`tellsBalance`). */
  readonly balance: (() => Promise<Result<'provider.balance'>>) | null;
  /** One page of the accounts that the key reads besides its own, newest first; absent where there are none (`listsAccounts`). */
  readonly accountsPage?: (cursor: string | null) => Promise<ReadPage<OtherAccount>>;
}

export interface ReaderInput {
  readonly connection: Connection;
  /** What `connect` put into the vault; never leaves the desktop process. */
  readonly secret: Readonly<Record<string, string>>;
  readonly endpoints: Endpoints;
  /** Its signal stops requests under way and waits. */
  readonly context: HandlerContext;
  /** Replaces the secret of this connection, for providers whose tokens change with use. */
  keepSecret(secret: Readonly<Record<string, string>>): Promise<void>;
}

/** An account under another connection's key, to be made a connection of its own. */
export interface AccountUnder {
  /** The connection whose key reads it, and the rest of its secret. */
  readonly parent: StoredConnection;
  readonly accountId: string;
  readonly place: BookPlace;
}

/** Checks an account under a key permission by permission and keeps it as a connection. Throws `BridgeError`. */
export type AddAccount = (
  services: ProviderServices,
  account: AccountUnder,
  context: HandlerContext,
) => Promise<Result<'provider.addAccount'>>;

/** Opens a reader. Throws `BridgeError` `unauthorised` where the secret lacks something. */
export type OpenReader = (input: ReaderInput) => Promise<ProviderReader>;

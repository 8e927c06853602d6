/** The connections this machine knows, and the secret of each: what the screen may see is `connection`, never `secret`. */
import type { Connection } from '../shared/bridge.ts';

export interface StoredConnection {
  readonly connection: Connection;
  /** Providers: what their `connect` checked, e.g. `{ key }`. Xero: `{ session }`, the vault name of the token set that several organisations may share. */
  readonly secret: Readonly<Record<string, string>>;
}

export interface Connections {
  list(): Promise<readonly Connection[]>;
  /** Throws `BridgeError` `notFound` for an unknown id. */
  get(id: string): Promise<StoredConnection>;
  put(stored: StoredConnection): Promise<void>;
  setStatus(id: string, status: Connection['status'], reason: string): Promise<void>;
  remove(id: string): Promise<void>;
}

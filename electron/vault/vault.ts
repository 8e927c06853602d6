/** Named secrets. In `keychain` mode they survive a restart, encrypted under a key in the OS keychain. */
export interface Vault {
  readonly mode: 'keychain' | 'session';
  /** Why secrets are kept for this session only; empty in `keychain` mode. */
  readonly reason: string;
  get(name: string): Promise<string | null>;
  /** Durable before it resolves (in `keychain` mode). */
  set(name: string, value: string): Promise<void>;
  delete(name: string): Promise<void>;
  names(): Promise<readonly string[]>;
}

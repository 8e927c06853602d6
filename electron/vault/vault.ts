/** Named secrets. In `keychain` mode they survive a restart, encrypted under a key in the OS keychain. */
export interface Vault {
  readonly mode: 'keychain' | 'session';
  /**
   * In `session` mode: why secrets are kept for this session only. In `keychain` mode: empty, or that an older vault
   * could not be opened, was set aside, and the user has to sign in again.
   */
  readonly reason: string;
  get(name: string): Promise<string | null>;
  /** Durable before it resolves (in `keychain` mode); when it rejects, the old value still stands. */
  set(name: string, value: string): Promise<void>;
  delete(name: string): Promise<void>;
  /** Sorted. */
  names(): Promise<readonly string[]>;
}

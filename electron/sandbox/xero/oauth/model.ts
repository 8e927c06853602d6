/** What the identity side remembers: grants, codes, tokens and connections. Instants in unix milliseconds. */
export interface Grant {
  readonly id: string;
  /** The organisation that was allowed. */
  readonly tenantId: string;
  readonly authEventId: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
}

export interface Code {
  readonly grant: Grant;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly expires: number;
}

export interface AccessToken {
  readonly grant: Grant;
  readonly expires: number;
}

export interface RefreshToken {
  readonly grant: Grant;
  readonly expires: number;
  /** When it was first exchanged; null while it hasn't been. */
  readonly usedAt: number | null;
}

export interface Connection {
  readonly id: string;
  readonly tenantId: string;
  readonly authEventId: string;
  readonly created: number;
  readonly updated: number;
}

/** What a good access token allows. */
export interface Access {
  readonly grant: Grant;
  readonly scopes: readonly string[];
  readonly tenants: readonly string[];
}

/** An organisation of the user who signs in. */
export interface Tenant {
  readonly tenantId: string;
  readonly tenantName: string;
}

/** `tenantId` is the user's first organisation. */
export interface Identity extends Tenant {
  readonly clientId: string;
  /** All of them: a consent is about one, as Xero's is without its highest tier. */
  readonly tenants: readonly Tenant[];
  /** Redirects that the app has registered, exact. */
  readonly redirects: Set<string>;
  readonly codes: Map<string, Code>;
  readonly accessTokens: Map<string, AccessToken>;
  readonly refreshTokens: Map<string, RefreshToken>;
  readonly connections: Map<string, Connection>;
  /** Every scope that the user has allowed so far: Xero adds new ones to those, until all is revoked. */
  readonly allowed: Set<string>;
  counter: number;
}

export const CODE_MS = 5 * 60_000;
export const ACCESS_MS = 30 * 60_000;
export const REFRESH_MS = 60 * 86_400_000;
export const GRACE_MS = 30 * 60_000;

/** Scopes that an app made after March 2026 may ask for. */
const GRANTABLE = new Set(
  [
    'openid profile email offline_access',
    ...[
      'accounting.settings',
      'accounting.contacts',
      'accounting.invoices',
      'accounting.payments',
      'accounting.banktransactions',
      'accounting.manualjournals',
      'accounting.attachments',
    ].map((scope) => `${scope} ${scope}.read`),
    'accounting.reports.banksummary.read accounting.reports.trialbalance.read accounting.reports.aged.read',
  ].flatMap((line) => line.split(' ')),
);

/** Scopes of a request, or null where one isn't the app's to ask (`invalid_scope`). */
export function readScopes(text: string): readonly string[] | null {
  const scopes = [...new Set(text.split(/\s+/).filter(Boolean))];
  return scopes.length > 0 && scopes.every((scope) => GRANTABLE.has(scope)) ? scopes : null;
}

/** The three fixed redirects that Tieout registers. */
export const FIXED_REDIRECTS: readonly string[] = [48_217, 48_218, 48_219].map(
  (port) => `http://localhost:${port}/callback`,
);

/** Nobody signed in yet. */
export function createIdentity(clientId: string, first: Tenant, others: readonly Tenant[] = []): Identity {
  return {
    clientId,
    ...first,
    tenants: [first, ...others],
    redirects: new Set(FIXED_REDIRECTS),
    codes: new Map(),
    accessTokens: new Map(),
    refreshTokens: new Map(),
    connections: new Map(),
    allowed: new Set(),
    counter: 0,
  };
}

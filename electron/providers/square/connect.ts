/** What a Square token may do and whose it is; connecting with all locations by an access token of the merchant's own application. */
import { BridgeError, type Connection, type PermissionCheck } from '../../../shared/bridge.ts';
import { ALL_PLACES, type Place } from '../../../shared/places.ts';
import { type BookPlace, type NewConnection, placed } from '../../bookPlace.ts';
import type { HandlerContext } from '../../ipc/contract.ts';
import { type Wanted, checkPermission, unlessRefused } from '../permission.ts';
import type { ProviderServices } from '../reader.ts';
import { SCOPES, type SquareReader, openSquare } from './client.ts';
import { type SquareLocation, readLocations } from './locations.ts';

export interface ConnectResult {
  connection: Connection | null;
  permissions: PermissionCheck[];
}

interface Probe extends Wanted {
  readonly ask: (reader: SquareReader) => Promise<unknown>;
}

const PROBES: readonly Probe[] = [
  {
    permission: SCOPES.payouts,
    required: true,
    without: 'Without it Tieout can’t read payouts.',
    ask: (reader) => reader.read(SCOPES.payouts, (square) => square.payouts.list({ limit: 1 })),
  },
  {
    permission: SCOPES.payments,
    required: true,
    without: 'Without it Tieout can’t see tips, and which invoice a payment pays.',
    ask: (reader) => reader.read(SCOPES.payments, (square) => square.payments.list({ limit: 1 })),
  },
  {
    permission: SCOPES.orders,
    required: false,
    without: 'Without it sales tax, gift cards and discounts stay within sales.',
    ask: (reader) => reader.read(SCOPES.orders, (square) => square.orders.batchGet({ orderIds: ['none'] })),
  },
  {
    permission: SCOPES.items,
    required: false,
    without: 'Without it sales can’t go to accounts by category.',
    ask: (reader) => reader.read(SCOPES.items, (square) => square.catalog.list({ types: 'CATEGORY' })),
  },
];

/** What a token may see. */
export interface CheckedAccount {
  /** Null where the token may not read the account itself. */
  readonly locations: SquareLocation[] | null;
  readonly permissions: PermissionCheck[];
}

/** Checks a token permission by permission. Throws `BridgeError`, `unauthorised` for a token that Square doesn't know. */
export async function checkAccount(
  access: { readonly token: string; readonly base: string },
  context: HandlerContext,
): Promise<CheckedAccount> {
  const reader = await openSquare({ ...access, context });
  // Every token that Square knows may be asked for; one that lacks this scope can't be told whose it is.
  const locations = await unlessRefused(readLocations(reader), null);
  const permissions = [
    merchantCheck(locations),
    ...(await Promise.all(PROBES.map((probe) => checkPermission(probe, probe.ask(reader))))),
  ];
  return { locations, permissions };
}

/** Whether everything that is needed may be read. */
export function isEnough({ locations, permissions }: CheckedAccount): boolean {
  return locations !== null && permissions.every((each) => each.ok || !each.required);
}

/**
 * Checks a pasted token and keeps it with all locations if every required permission is there; otherwise `connection` is null
 * and the checks say what is missing. The same account again replaces its token. Throws `BridgeError`: `badRequest` for what
 * can't be a token, `unauthorised` for one that Square doesn't know.
 */
export async function connectSquare(
  services: ProviderServices,
  params: BookPlace & { readonly token: string; readonly demo: boolean },
  context: HandlerContext,
): Promise<ConnectResult> {
  const token = checkToken(params.token);
  const { square: base } = await services.endpoints(params.demo);
  const checked = await checkAccount({ token, base }, context);
  const { locations, permissions } = checked;
  if (locations === null || !isEnough(checked)) return { connection: null, permissions };
  const plain = connectionOf(locations, token, params.demo);
  const own = await placed(services.connections, plain, params);
  const before = (await services.connections.list()).find(({ id }) => id === own.id);
  const choice = before?.places?.choice ?? ALL_PLACES;
  const connection = { ...own, places: { known: placesOf(locations), choice } };
  await services.connections.put({ connection, secret: { token } });
  return { connection, permissions };
}

/** Locations as a connection names them. */
export function placesOf(locations: readonly SquareLocation[]): Place[] {
  return locations.map(({ id, name, businessName, status }) => ({
    id,
    name: name || businessName || id,
    isActive: status !== 'INACTIVE',
  }));
}

/** The token, trimmed. Throws `BridgeError` `badRequest` for what can't be one. */
export function checkToken(text: string): string {
  const token = text.trim();
  if (/^[\w.~+/=-]{20,}$/.test(token)) return token;
  throw new BridgeError({
    code: 'badRequest',
    message:
      'This isn’t an access token of Square. Copy the production access token from your application’s Credentials page in Square’s Developer Console.',
    detail: 'token',
  });
}

function merchantCheck(locations: readonly SquareLocation[] | null): PermissionCheck {
  const ok = locations !== null;
  const detail = ok ? '' : 'Without it Tieout sees the payouts of no location.';
  return { permission: SCOPES.merchant, ok, required: true, detail };
}

/** The account as a connection; its last letters name it where Square doesn't. */
export function connectionOf(
  locations: readonly SquareLocation[],
  token: string,
  demo: boolean,
): NewConnection {
  const merchant = locations.find(({ merchantId }) => merchantId !== '')?.merchantId ?? '';
  const active = locations.find(({ status }) => status === 'ACTIVE') ?? locations[0];
  const name = active?.businessName || active?.name || `Square …${token.slice(-4)}`;
  return {
    id: `square-${merchant || (active?.id ?? 'account')}`,
    kind: 'square',
    name,
    externalId: merchant,
    demo,
    status: 'connected',
    reason: '',
    canWrite: false,
  };
}

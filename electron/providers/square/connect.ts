/** Connecting a Square account by an access token of the merchant's own Square application. */
import { BridgeError, type Connection, type PermissionCheck } from '../../../shared/bridge.ts';
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

/**
 * Checks a pasted token permission by permission and keeps it if every required one is there; otherwise `connection` is null and
 * the checks say what is missing. The same account again replaces its token. Throws `BridgeError`: `badRequest` for what
 * can't be a token, `unauthorised` for one that Square doesn't know.
 */
export async function connectSquare(
  services: ProviderServices,
  params: BookPlace & { readonly token: string; readonly demo: boolean },
  context: HandlerContext,
): Promise<ConnectResult> {
  const token = checkToken(params.token);
  const { square: base } = await services.endpoints(params.demo);
  const reader = await openSquare({ token, base, context });
  // Every token that Square knows may be asked for; one that lacks this scope can't be told whose it is.
  const locations = await unlessRefused(readLocations(reader), null);
  const permissions = [
    merchantCheck(locations),
    ...(await Promise.all(PROBES.map((probe) => checkPermission(probe, probe.ask(reader))))),
  ];
  if (locations === null || permissions.some((each) => each.required && !each.ok)) {
    return { connection: null, permissions };
  }
  const connection = await placed(services.connections, connectionOf(locations, token, params.demo), params);
  await services.connections.put({ connection, secret: { token } });
  return { connection, permissions };
}

function checkToken(text: string): string {
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

function connectionOf(locations: readonly SquareLocation[], token: string, demo: boolean): NewConnection {
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

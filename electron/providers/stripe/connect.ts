/** Connecting a Stripe account by a restricted key. */
import { BridgeError, type Connection, type PermissionCheck } from '../../../shared/bridge.ts';
import { type StripeAccount, StripeAccountSchema, parseStripe } from '../../../shared/payout/stripe/wire.ts';
import { type BookPlace, type NewConnection, placed } from '../../bookPlace.ts';
import type { HandlerContext } from '../../ipc/contract.ts';
import type { ProviderServices } from '../reader.ts';
import { type StripeReader, openStripe } from './client.ts';
import { accountNameless, checkKey } from './key.ts';
import { PERMISSIONS } from './pages.ts';
import { checkPermissions } from './permissions.ts';

export interface ConnectResult {
  connection: Connection | null;
  permissions: PermissionCheck[];
}

/**
 * Checks a pasted key permission by permission and keeps it if every required one is there; otherwise `connection` is
 * null and the checks say what is missing. The same account again replaces its key. Throws `BridgeError`: `badRequest`
 * for a key of another sort, `unauthorised` for one that Stripe doesn't know.
 */
export async function connectStripe(
  services: ProviderServices,
  params: BookPlace & { readonly key: string; readonly demo: boolean },
  context: HandlerContext,
): Promise<ConnectResult> {
  const key = checkKey(params.key);
  const reader = await openStripe({ key, endpoints: await services.endpoints(params.demo), context });
  const permissions = await checkPermissions(reader);
  const account = await readAccount(reader);
  const all = [...permissions, accountCheck(account)];
  if (permissions.some((check) => check.required && !check.ok)) return { connection: null, permissions: all };
  const connection = await placed(services.connections, connectionOf(key, account, params.demo), params);
  await services.connections.put({ connection, secret: { key } });
  return { connection, permissions: all };
}

/** The account behind the key, or null where the key may not read it. */
async function readAccount(reader: StripeReader): Promise<StripeAccount | null> {
  try {
    const raw = await reader.read(PERMISSIONS.account, (stripe) => stripe.accounts.retrieveCurrent());
    return parseStripe(StripeAccountSchema, raw, 'account');
  } catch (error) {
    if (error instanceof BridgeError && error.data.code === 'permission') return null;
    throw error;
  }
}

function accountCheck(account: StripeAccount | null): PermissionCheck {
  return {
    permission: PERMISSIONS.account,
    ok: account !== null,
    required: false,
    detail: account === null ? 'Without it the account is shown by the end of its key, not by its name.' : '',
  };
}

function connectionOf(key: string, account: StripeAccount | null, demo: boolean): NewConnection {
  const lastFour = key.slice(-4);
  const common = { kind: 'stripe', demo, status: 'connected', reason: '', canWrite: false } as const;
  if (account === null) {
    return {
      ...common,
      id: `stripe-${accountNameless(key)}`,
      name: `Stripe …${lastFour}`,
      externalId: lastFour,
    };
  }
  const name =
    account.business_profile?.name ||
    account.settings?.dashboard?.display_name ||
    account.email ||
    account.id;
  return { ...common, id: `stripe-${account.id}`, name, externalId: account.id };
}

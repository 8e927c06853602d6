/** Connecting a Stripe account by a restricted key: the key's own account, or one that is connected to it. */
import { BridgeError, type Connection, type PermissionCheck } from '../../../shared/bridge.ts';
import { type StripeAccount, StripeAccountSchema, parseStripe } from '../../../shared/payout/stripe/wire.ts';
import { type BookPlace, type NewConnection, placed } from '../../bookPlace.ts';
import type { HandlerContext } from '../../ipc/contract.ts';
import type { AddAccount, ProviderServices } from '../reader.ts';
import { renewUnder } from '../renewUnder.ts';
import { type StripeReader, openStripe } from './client.ts';
import { accountName } from './accounts.ts';
import { accountNameless, checkKey } from './key.ts';
import { PERMISSIONS } from './pages.ts';
import { checkPermissions } from './permissions.ts';

export interface ConnectResult {
  connection: Connection | null;
  permissions: PermissionCheck[];
}

/**
 * Checks a pasted key permission by permission and keeps it if every required one is there; otherwise `connection` is
 * null and the checks say what is missing. The same account again replaces its key, also of the connected accounts that are
 * read with it. Throws `BridgeError`: `badRequest` for a key of another sort, `unauthorised` for one that Stripe doesn't know.
 */
export async function connectStripe(
  services: ProviderServices,
  params: BookPlace & { readonly key: string; readonly demo: boolean },
  context: HandlerContext,
): Promise<ConnectResult> {
  const key = checkKey(params.key);
  const reader = await openStripe({ key, endpoints: await services.endpoints(params.demo), context });
  const { permissions, account, isEnough } = await checkAccount(reader);
  if (!isEnough) return { connection: null, permissions };
  const connection = await placed(services.connections, connectionOf(key, account, params.demo), params);
  await services.connections.put({ connection, secret: { key } });
  await renewUnder(services, connection, key);
  return { connection, permissions };
}

/**
 * An account that is connected to a platform's, read with the platform's key and `Stripe-Account`. What a key may do there is
 * chosen apart from what it may do on its own account, so that it is checked again.
 */
export const addStripeAccount: AddAccount = async (services, { parent, accountId, place }, context) => {
  const { demo, externalId } = parent.connection;
  const { key = '' } = parent.secret;
  if (!/^acct_\w+$/.test(accountId) || accountId === externalId) throw notConnected();
  const endpoints = await services.endpoints(demo);
  const reader = await openStripe({ key, account: accountId, endpoints, context });
  const { permissions, account, isEnough } = await checkAccount(reader);
  if (!isEnough) return { connection: null, permissions };
  const own = { ...connectionOf(key, account ?? nameless(accountId), demo), via: parent.connection.name };
  const connection = await placed(services.connections, own, place);
  await services.connections.put({
    connection,
    secret: { key, account: accountId, via: parent.connection.id },
  });
  return { connection, permissions };
};

function notConnected(): BridgeError {
  return new BridgeError({
    code: 'badRequest',
    message: 'This isn’t the id of an account that is connected to this one. One starts with acct_.',
    detail: 'accountId',
  });
}

function nameless(id: string): StripeAccount {
  return { id, email: '', business_profile: null, settings: null };
}

interface CheckedAccount {
  readonly permissions: PermissionCheck[];
  readonly account: StripeAccount | null;
  /** Whether every required permission is there. */
  readonly isEnough: boolean;
}

async function checkAccount(reader: StripeReader): Promise<CheckedAccount> {
  const needed = await checkPermissions(reader);
  const account = await readAccount(reader);
  const isEnough = needed.every((check) => check.ok || !check.required);
  return { permissions: [...needed, accountCheck(account)], account, isEnough };
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
  return { ...common, id: `stripe-${account.id}`, name: accountName(account), externalId: account.id };
}

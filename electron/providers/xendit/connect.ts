/** Connecting a Xendit account by a secret key that may only read: the key's own account, or a sub-account of it. */
import * as v from 'valibot';
import { BridgeError, type PermissionCheck, type Result } from '../../../shared/bridge.ts';
import { type BookPlace, type NewConnection, placed } from '../../bookPlace.ts';
import type { HandlerContext } from '../../ipc/contract.ts';
import type { AddAccount, ProviderServices } from '../reader.ts';
import { renewUnder } from '../renewUnder.ts';
import type { RestClient } from '../rest/client.ts';
import { readXenditAccount } from './accounts.ts';
import { PERMISSIONS, openXendit } from './client.ts';
import { checkXenditKey, isTestKey, namelessAccount } from './key.ts';
import { readTransactions } from './pages.ts';

const RowSchema = v.object({ business_id: v.pipe(v.string(), v.minLength(1)) });

/**
 * Checks a pasted key permission by permission and keeps it if both are there; otherwise `connection` is null and the checks
 * say what is missing. Another key of the same account and mode replaces the one before. Throws `BridgeError`: `badRequest` for
 * what isn't a secret key, `unauthorised` for one that Xendit doesn't know.
 */
export async function connectXendit(
  services: ProviderServices,
  params: BookPlace & { readonly key: string; readonly demo: boolean },
  context: HandlerContext,
): Promise<Result<'xendit.connect'>> {
  const key = checkXenditKey(params.key);
  const client = openXendit({ key, endpoints: await services.endpoints(params.demo), context });
  const { permissions, newest } = await checkAccount(client);
  if (permissions.some(({ ok }) => !ok)) return { connection: null, permissions };
  const connection = await placed(services.connections, connectionOf(key, newest, params.demo), params);
  await services.connections.put({ connection, secret: { key } });
  await renewUnder(services, connection, key);
  return { connection, permissions };
}

/**
 * A sub-account of a platform's (xenPlatform), read with the platform's key and `for-user-id`. Refused where Xendit answers with
 * the platform's own transactions all the same: they would be counted twice.
 */
export const addXenditAccount: AddAccount = async (services, { parent, accountId, place }, context) => {
  const { demo, externalId, name } = parent.connection;
  const { key = '' } = parent.secret;
  if (!/^[\w-]{8,64}$/.test(accountId) || accountId === externalId) throw notUnder();
  const endpoints = await services.endpoints(demo);
  const platform = openXendit({ key, endpoints, context });
  const client = openXendit({ key, account: accountId, endpoints, context });
  const { permissions, newest } = await checkAccount(client);
  if (permissions.some(({ ok }) => !ok)) return { connection: null, permissions };
  const row = v.safeParse(RowSchema, newest);
  const platforms = v.safeParse(RowSchema, await newestOf(platform));
  if (row.success && platforms.success && row.output.business_id === platforms.output.business_id)
    throw notUnder();
  const named = await readXenditAccount(platform, accountId);
  const own = connectionOf(key, row.success ? newest : { business_id: accountId }, demo);
  const offered = { ...own, name: named?.name ?? own.name, via: name };
  const connection = await placed(services.connections, offered, place);
  const secret = { key, account: accountId, via: parent.connection.id };
  await services.connections.put({ connection, secret });
  return { connection, permissions };
};

function notUnder(): BridgeError {
  return new BridgeError({
    code: 'badRequest',
    message: 'Xendit knows no sub-account of this account by this id.',
    detail: 'accountId',
  });
}

interface CheckedAccount {
  readonly permissions: PermissionCheck[];
  /** The newest transaction as it came; undefined if there is none, or it couldn't be read. */
  readonly newest: unknown;
}

async function checkAccount(client: RestClient): Promise<CheckedAccount> {
  let newest: unknown;
  const permissions = [
    await check(PERMISSIONS.transactions, WITHOUT_TRANSACTIONS, async () => {
      newest = await newestOf(client);
    }),
    await check(PERMISSIONS.balance, WITHOUT_BALANCE, () =>
      client.read({ path: '/balance', query: { account_type: 'CASH' }, permission: PERMISSIONS.balance }),
    ),
  ];
  return { permissions, newest };
}

const WITHOUT_TRANSACTIONS = 'Without it Tieout can’t read withdrawals and what they are made of.';
const WITHOUT_BALANCE =
  'Without it Tieout can’t prove what a withdrawal holds, nor the clearing account against Xendit’s balance.';

async function newestOf(client: RestClient): Promise<unknown> {
  const all = { updatedFrom: null, createdTo: null, cursor: null };
  return (await readTransactions(client, { ...all, limit: 1 })).rows[0];
}

async function check(
  permission: string,
  without: string,
  ask: () => Promise<unknown>,
): Promise<PermissionCheck> {
  try {
    await ask();
    return { permission, ok: true, required: true, detail: '' };
  } catch (error) {
    if (!(error instanceof BridgeError)) throw error;
    // An account of several currencies wants to be asked for one of them: it may be asked, then.
    if (error.data.code === 'badRequest') return { permission, ok: true, required: true, detail: '' };
    if (error.data.code !== 'permission') throw error;
    return { permission, ok: false, required: true, detail: without };
  }
}

/** Xendit names the account in its transactions only, by an id; test mode is an account of its own. */
function connectionOf(key: string, newest: unknown, demo: boolean): NewConnection {
  const row = v.safeParse(RowSchema, newest);
  const account = row.success ? row.output.business_id : namelessAccount(key);
  const externalId = row.success ? account : key.slice(-4);
  const mode = isTestKey(key) && !demo ? ' (test)' : '';
  return {
    kind: 'xendit',
    id: `xendit-${account}${isTestKey(key) ? '-test' : ''}`,
    name: `Xendit ${externalId.slice(-6)}${mode}`,
    externalId,
    demo,
    status: 'connected',
    reason: '',
    canWrite: false,
  };
}

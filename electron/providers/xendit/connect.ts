/** Connecting a Xendit account by a secret key that may only read. */
import * as v from 'valibot';
import { BridgeError, type PermissionCheck, type Result } from '../../../shared/bridge.ts';
import { type BookPlace, type NewConnection, placed } from '../../bookPlace.ts';
import type { HandlerContext } from '../../ipc/contract.ts';
import type { ProviderServices } from '../reader.ts';
import type { RestClient } from '../rest/client.ts';
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
  let newest: unknown;
  const permissions = [
    await check(PERMISSIONS.transactions, WITHOUT_TRANSACTIONS, async () => {
      newest = await newestOf(client);
    }),
    await check(PERMISSIONS.balance, WITHOUT_BALANCE, () =>
      client.read({ path: '/balance', query: { account_type: 'CASH' }, permission: PERMISSIONS.balance }),
    ),
  ];
  if (permissions.some(({ ok }) => !ok)) return { connection: null, permissions };
  const connection = await placed(services.connections, connectionOf(key, newest, params.demo), params);
  await services.connections.put({ connection, secret: { key } });
  return { connection, permissions };
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

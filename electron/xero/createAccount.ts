/** Makes one account in the chart of accounts. */
import { BridgeError, type Params, type Result } from '../../shared/bridge.ts';
import type { HandlerContext } from '../ipc/contract.ts';
import { withUnknownOutcome, type XeroClient } from './client.ts';
import { writes } from './clientSdk.ts';
import { unreadable } from './problems.ts';
import { toAccounts } from './wire.ts';

const HOW = { write: true, scope: 'accounting.settings' } as const;

/** What Xero made of it, or its words why not. Throws `BridgeError`; `unknownOutcome` when the account may exist. */
export async function createAccount(
  client: XeroClient,
  { connectionId, idempotencyKey, account }: Params<'xero.createAccount'>,
  context: HandlerContext,
): Promise<Result<'xero.createAccount'>['result']> {
  let body: unknown;
  try {
    body = await client.call(connectionId, writes.account(account, idempotencyKey), HOW, context);
  } catch (error) {
    if (!(error instanceof BridgeError) || error.data.code !== 'validation') throw error;
    return { outcome: 'refused', message: error.data.detail || error.data.message };
  }
  try {
    const [made] = toAccounts(body);
    if (made === undefined) throw unreadable('accounts');
    return { outcome: 'created', account: made };
  } catch (error) {
    throw withUnknownOutcome(error);
  }
}

/** The sub-accounts of a platform (xenPlatform): `GET /v2/accounts`, which the key has to be allowed apart. */
import * as v from 'valibot';
import { BridgeError } from '../../../shared/bridge.ts';
import { parseXendit } from '../../../shared/payout/xendit/wire.ts';
import type { OtherAccount, ReadPage } from '../reader.ts';
import type { RestClient } from '../rest/client.ts';
import { PERMISSIONS } from './client.ts';
import { PAGE } from './pages.ts';

const AccountSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  email: v.nullish(v.string(), ''),
  public_profile: v.nullish(v.object({ business_name: v.nullish(v.string(), '') }), null),
  status: v.nullish(v.string(), ''),
});
const AccountsSchema = v.object({
  data: v.array(AccountSchema),
  has_more: v.nullish(v.boolean(), false),
});

/** What Xendit calls an account that works; any other state is told. */
const USUAL = 'LIVE';

/** One page of the sub-accounts; none where the account is no platform. Throws `BridgeError`, `permission` without *Account: Read*. */
export async function readXenditAccounts(
  client: RestClient,
  cursor: string | null,
): Promise<ReadPage<OtherAccount>> {
  try {
    const raw = await client.read({
      path: '/v2/accounts',
      query: { limit: String(PAGE), after_id: cursor },
      permission: PERMISSIONS.accounts,
    });
    return client.map(() => {
      const { data, has_more: hasMore } = parseXendit(AccountsSchema, raw, 'list of accounts');
      return { items: data.map(offered), next: hasMore ? (data.at(-1)?.id ?? null) : null };
    });
  } catch (error) {
    if (error instanceof BridgeError && error.data.code === 'notFound') return { items: [], next: null };
    throw error;
  }
}

/** One sub-account, for its name; null where the key may not read it or Xendit tells of none. Throws `BridgeError`. */
export async function readXenditAccount(client: RestClient, id: string): Promise<OtherAccount | null> {
  try {
    const path = `/v2/accounts/${encodeURIComponent(id)}`;
    const raw = await client.read({ path, permission: PERMISSIONS.accounts });
    return client.map(() => offered(parseXendit(AccountSchema, raw, 'account')));
  } catch (error) {
    if (error instanceof BridgeError && ['notFound', 'permission'].includes(error.data.code)) return null;
    throw error;
  }
}

function offered({ id, email, public_profile: profile, status }: v.InferOutput<typeof AccountSchema>) {
  const name = profile?.business_name || email || id;
  const told = status === USUAL ? '' : status;
  return { id, name, detail: [email === name ? '' : email, told].filter((part) => part !== '').join(' · ') };
}

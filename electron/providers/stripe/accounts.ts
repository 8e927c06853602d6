/** The accounts that are connected to a platform's. */
import { BridgeError } from '../../../shared/bridge.ts';
import { type StripeAccount, StripeAccountSchema, parseStripe } from '../../../shared/payout/stripe/wire.ts';
import type { OtherAccount, ReadPage } from '../reader.ts';
import type { StripeReader } from './client.ts';
import { NO_PLATFORM } from './errors.ts';
import { PAGE, PERMISSIONS, nextCursor } from './pages.ts';

/** How an account is called: its name to customers, else in its dashboard, else its e-mail address or id. */
export function accountName(account: StripeAccount): string {
  return (
    account.business_profile?.name || account.settings?.dashboard?.display_name || account.email || account.id
  );
}

/** One page of the connected accounts; none where the account is no platform. Throws `BridgeError`. */
export async function readAccountsPage(
  reader: StripeReader,
  cursor: string | null,
): Promise<ReadPage<OtherAccount>> {
  const after = cursor === null ? {} : { starting_after: cursor };
  try {
    const page = await reader.read(PERMISSIONS.account, (stripe) =>
      stripe.accounts.list({ limit: PAGE, ...after }),
    );
    const items = page.data.map((raw) => {
      const account = parseStripe(StripeAccountSchema, raw, 'account');
      const name = accountName(account);
      return { id: account.id, name, detail: account.email === name ? '' : account.email };
    });
    return { items, next: nextCursor(page) };
  } catch (error) {
    if (error instanceof BridgeError && error.data.detail === NO_PLATFORM) {
      return { items: [], next: null };
    }
    throw error;
  }
}

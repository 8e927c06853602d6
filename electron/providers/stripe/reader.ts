/** Stripe behind the interface that every provider has. */
import { BridgeError } from '../../../shared/bridge.ts';
import { mapStripeEntry } from '../../../shared/payout/stripe/entry.ts';
import { mapStripeBalance } from '../../../shared/payout/stripe/payout.ts';
import type { ProviderReader, ReaderInput } from '../reader.ts';
import { readAccountsPage } from './accounts.ts';
import { type StripeReader, openStripe } from './client.ts';
import { toBridgeError } from './errors.ts';
import { listMovements, listWindow, nextCursor, PAGE, PERMISSIONS } from './pages.ts';
import { readPayoutsById, readPayoutsPage } from './payouts.ts';

/** Reads with the connection's restricted key, or the key of the platform that the account is connected to. Throws `BridgeError` `unauthorised` if it isn't on this machine any more. */
export async function openStripeReader({ secret, endpoints, context }: ReaderInput): Promise<ProviderReader> {
  const account = secret['account'];
  const reader = await openStripe({ key: keyOf(secret), account, endpoints, context });
  const { progress } = context;
  return {
    payoutsPage: (scope, window) => readPayoutsPage({ reader, context: scope, progress }, window),
    payoutsById: (scope, ids) => readPayoutsById({ reader, context: scope, progress }, ids),
    entriesPage: ({ timezone }, window) => readEntriesPage(reader, timezone, window),
    balance: async () => {
      const raw = await reader.read(PERMISSIONS.balance, (stripe) => stripe.balance.retrieve());
      return { at: Math.floor(Date.now() / 1000), balances: orBridgeError(() => mapStripeBalance(raw)) };
    },
    ...(account === undefined ? { accountsPage: (cursor) => readAccountsPage(reader, cursor) } : {}),
  };
}

async function readEntriesPage(
  reader: StripeReader,
  timezone: string,
  window: Parameters<typeof listWindow>[0],
) {
  const page = await listMovements(reader, { ...listWindow(window), limit: PAGE });
  const items = orBridgeError(() => page.data.map((row) => mapStripeEntry(row, { timezone })));
  return { items, next: nextCursor(page) };
}

function orBridgeError<T>(map: () => T): T {
  try {
    return map();
  } catch (error) {
    throw toBridgeError(error, '', Date.now());
  }
}

function keyOf(secret: Readonly<Record<string, string>>): string {
  const key = secret['key'];
  if (key !== undefined && key !== '') return key;
  throw new BridgeError({
    code: 'unauthorised',
    message: 'The Stripe key is not on this machine any more. Paste it again to go on.',
  });
}

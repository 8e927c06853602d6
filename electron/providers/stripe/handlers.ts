/** Stripe's part of the bridge. */
import { BridgeError } from '../../../shared/bridge.ts';
import { mapStripeEntry } from '../../../shared/payout/stripeEntry.ts';
import { mapStripeBalance } from '../../../shared/payout/stripePayout.ts';
import type { HandlerContext, Handlers } from '../../ipc/contract.ts';
import { type StripeReader, openStripe } from './client.ts';
import { type StripeServices, connectStripe } from './connect.ts';
import { toBridgeError } from './errors.ts';
import { EXPAND_SOURCE, PAGE, PERMISSIONS, listWindow, nextCursor } from './pages.ts';
import { readPayoutsById, readPayoutsPage } from './payouts.ts';

type StripeHandlers = Pick<
  Handlers,
  'stripe.connect' | 'stripe.payouts' | 'stripe.payoutsById' | 'stripe.entries' | 'stripe.balance'
>;

/** The handlers over the stored connections. A key that Stripe refuses marks its connection `needsAttention`, `signInAgain`. */
export function createStripeHandlers(services: StripeServices): StripeHandlers {
  const using = async <T>(
    connectionId: string,
    context: HandlerContext,
    work: (reader: StripeReader) => Promise<T>,
  ): Promise<T> => {
    const { connection, secret } = await services.connections.get(connectionId);
    const endpoints = await services.endpoints(connection.demo);
    const reader = await openStripe({ key: keyOf(secret), endpoints, context });
    try {
      return await work(reader);
    } catch (error) {
      const known = toBridgeError(error, '', Date.now());
      if (known.data.code === 'unauthorised') {
        await services.connections.setStatus(connectionId, 'needsAttention', 'signInAgain');
      }
      throw known;
    }
  };
  return {
    'stripe.connect': ({ key }, context) => connectStripe(services, { key, demo: false }, context),
    'stripe.payouts': ({ connectionId, timezone, ...window }, context) =>
      using(connectionId, context, async (reader) => {
        const job = { reader, context: { connectionId, timezone }, progress: context.progress };
        return { ...(await readPayoutsPage(job, window)), budget: null };
      }),
    'stripe.payoutsById': ({ connectionId, timezone, ids }, context) =>
      using(connectionId, context, async (reader) => {
        const job = { reader, context: { connectionId, timezone }, progress: context.progress };
        return { items: await readPayoutsById(job, ids) };
      }),
    'stripe.entries': ({ connectionId, timezone, ...window }, context) =>
      using(connectionId, context, async (reader) => {
        const page = await reader.read(PERMISSIONS.entries, (stripe) =>
          stripe.balanceTransactions.list({ ...listWindow(window), limit: PAGE, expand: [...EXPAND_SOURCE] }),
        );
        const items = page.data.map((row) => mapStripeEntry(row, { timezone }));
        return { items, next: nextCursor(page), budget: null };
      }),
    'stripe.balance': ({ connectionId }, context) =>
      using(connectionId, context, async (reader) => {
        const raw = await reader.read(PERMISSIONS.balance, (stripe) => stripe.balance.retrieve());
        return { at: Math.floor(Date.now() / 1000), balances: mapStripeBalance(raw) };
      }),
  };
}

function keyOf(secret: Readonly<Record<string, string>>): string {
  const key = secret['key'];
  if (key !== undefined && key !== '') return key;
  throw new BridgeError({
    code: 'unauthorised',
    message: 'The Stripe key is not on this machine any more. Paste it again to go on.',
  });
}

/** A large Stripe account, made of the demo company's: its automatic payouts over and over, each time under other ids. */
import { DEMO_STRIPE_KEY, type RunningDemo, allowAccess } from '../../sandbox/demo.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import type { StripeSeed, StripeSeedObject } from '../../sandbox/story/model.ts';
import { createDemoStory } from '../../sandbox/story/story.ts';
import { createStripeRoute } from '../../sandbox/stripe/route.ts';

/** Ids of what is different in every copy; customers and payment methods are the same people's. */
const ID = /"(txn|ch|po|re|dp|pyr)_[A-Za-z0-9]+/g;
/** Copies whose movements are settled together: a large account's payouts are large. */
const TOGETHER = 10;

/** The account with at least `least` movements that automatic payouts settle, and how many they are. */
function largeAccount(stripe: StripeSeed, least: number): { seed: StripeSeed; entries: number } {
  const payouts = stripe.payouts.filter((payout) => payout['automatic'] === true);
  const ids = new Set<unknown>(payouts.map(({ id }) => id));
  const settled = stripe.balanceTransactions.filter(
    (one) => ids.has(one['payout']) && !ids.has(one['source']),
  );
  const own = stripe.balanceTransactions.filter((one) => ids.has(one['source']));
  const groups = Math.ceil(least / settled.length / TOGETHER);
  const each = (objects: readonly StripeSeedObject[]) =>
    range(groups * TOGETHER).flatMap((n) => objects.map((object) => copyOf(object, n)));
  const eachGroup = (objects: readonly StripeSeedObject[]) =>
    range(groups).flatMap((group) => objects.map((object) => larger(copyOf(object, group * TOGETHER))));
  const seed: StripeSeed = {
    account: stripe.account,
    balanceTransactions: [...each(settled), ...eachGroup(own)],
    payouts: eachGroup(payouts),
    charges: each(stripe.charges),
    refunds: each(stripe.refunds),
    disputes: each(stripe.disputes),
  };
  return { seed, entries: settled.length * groups * TOGETHER };
}

const range = (length: number) => Array.from({ length }, (_none, index) => index);

function copyOf(object: StripeSeedObject, n: number): StripeSeedObject {
  const text = JSON.stringify(object).replaceAll(
    ID,
    (id, kind) => `${id}C${kind === 'po' ? Math.floor(n / TOGETHER) : n}`,
  );
  const copy: unknown = JSON.parse(text);
  return { ...object, ...Object(copy) };
}

/** A payout, or its own movement, over all the copies that it settles. */
function larger(object: StripeSeedObject): StripeSeedObject {
  const times = (field: string) => {
    const value = object[field];
    return typeof value === 'number' ? { [field]: value * TOGETHER } : {};
  };
  return { ...object, ...times('amount'), ...times('net') };
}

/** The demo company with that account; Stripe's sandbox lets as many requests through as Stripe does live: 100 a second. */
export async function startLargeCompany(least: number): Promise<{ demo: RunningDemo; entries: number }> {
  const story = createDemoStory();
  const { seed, entries } = largeAccount(story.stripe, least);
  const sandbox = await startSandbox({
    xero: story.xero,
    otherRoutes: () => [createStripeRoute(seed, { key: DEMO_STRIPE_KEY, requestsPerSecond: 100 })],
  });
  const demo: RunningDemo = {
    addresses: {
      xero: sandbox.base,
      stripe: sandbox.base,
      control: `${sandbox.base}/control`,
      xeroClientId: sandbox.xeroClientId,
      stripeKey: DEMO_STRIPE_KEY,
    },
    ledger: () => sandbox.ledger(),
    statements: [],
    providerFiles: [],
    reset: () => sandbox.reset(),
    allowAccess: (address) => allowAccess(sandbox.base, address),
    close: () => sandbox.close(),
  };
  return { demo, entries };
}

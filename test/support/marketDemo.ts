/** The marketplace on Stripe Connect as a demo company: its platform and two sellers in one organisation's books, one bank account. */
import { allowAccess, DEMO_STRIPE_KEY, type RunningDemo } from '../../electron/sandbox/demo.ts';
import { startSandbox } from '../../electron/sandbox/sandbox.ts';
import type { SeedAccount, StripeSeed } from '../../electron/sandbox/story/model.ts';
import { createDemoStory } from '../../electron/sandbox/story/story.ts';
import { createPlatformStory } from '../../electron/sandbox/story/stripe/platform.ts';
import { createStripeRoute } from '../../electron/sandbox/stripe/route.ts';
import { dateOfUnixUtc } from '../../shared/dates.ts';
import { minor, toMajorText } from '../../shared/money.ts';
import type { DemoFlow } from './demoFlow.ts';
import { openDemoFlow } from './demoFlow.ts';

const BANK = { type: 'BANK', taxType: 'BASEXCLUDED' } as const;

/** What the company's chart lacks for a marketplace. */
const MORE: readonly SeedAccount[] = [
  { ...BANK, key: 'c2', code: '101', name: 'Stripe Clearing 2', currency: 'AUD', bankAccountNumber: '101STRIPE' },
  { ...BANK, key: 'c3', code: '102', name: 'Stripe Clearing 3', currency: 'AUD', bankAccountNumber: '102STRIPE' },
  { ...BANK, key: 'usd', code: '103', name: 'Business US Dollar Account', currency: 'USD', bankAccountNumber: '063012 1' },
  { ...BANK, key: 'c4', code: '104', name: 'Stripe Clearing USD', currency: 'USD', bankAccountNumber: '104STRIPE' },
  { key: 'platform', code: '265', name: 'Platform Fees Earned', type: 'REVENUE', taxType: 'BASEXCLUDED', currency: 'AUD' },
]; // prettier-ignore

export interface MarketFlow extends DemoFlow {
  readonly demo: RunningDemo;
  readonly stripe: ReturnType<typeof createPlatformStory>;
}

/** Starts its servers. */
export async function startMarket(): Promise<Pick<MarketFlow, 'demo' | 'stripe'>> {
  const stripe = createPlatformStory();
  const { xero } = createDemoStory();
  const sandbox = await startSandbox({
    xero: { ...xero, invoices: [], accounts: [...xero.accounts, ...MORE] },
    otherRoutes: () => [
      createStripeRoute(stripe.platform, {
        key: DEMO_STRIPE_KEY,
        connected: stripe.sellers,
        requestsPerSecond: Infinity,
      }),
    ],
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
    allowAccess: (authorizeUrl) => allowAccess(sandbox.base, authorizeUrl),
    close: () => sandbox.close(),
  };
  return { demo, stripe };
}

/** Starts it and opens the app's flows on it. `name` is the database's. */
export async function openMarket(name: string): Promise<MarketFlow> {
  const { demo, stripe } = await startMarket();
  const start = () => Promise.resolve(demo);
  const servers = { start, isRunning: () => true, close: () => Promise.resolve() };
  const flow = await openDemoFlow(name, servers);
  const close = async () => {
    await flow.close();
    await demo.close();
  };
  return { ...flow, demo, stripe, close };
}

interface BankPayout {
  readonly id: string;
  readonly date: string;
  /** As it changes the bank account, minor units. */
  readonly amount: number;
}

/** What the bank shows of an account's payouts in a currency: each on its day, and what came back after a failure. */
export function atTheBank(seed: StripeSeed, currency: string): BankPayout[] {
  return seed.payouts
    .filter((payout) => payout['currency'] === currency)
    .flatMap((payout) => {
      const amount = Number(payout['amount']);
      const arrived = { id: payout.id, date: dateOfUnixUtc(Number(payout['arrival_date'])), amount };
      const failure = seed.balanceTransactions.find(({ id }) => id === payout['failure_balance_transaction']);
      if (failure === undefined) return [arrived];
      return [arrived, { id: payout.id, date: dateOfUnixUtc(failure.created), amount: -amount }];
    });
}

/** As a bank's CSV. */
export function bankCsv(lines: readonly BankPayout[], currency: string): Uint8Array {
  const rows = lines.map(({ date, amount }, index) => {
    const words = amount < 0 ? 'RETURNED STRIPE PAYMENTS' : 'STRIPE PAYMENTS AUSTRALIA';
    return `${date},${toMajorText(minor(amount), currency)},${words},L${index}`;
  });
  return new TextEncoder().encode(['Date,Amount,Description,Reference', ...rows].join('\n'));
}

const REPORT_HEADER =
  'automatic_payout_id,automatic_payout_effective_at_utc,balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category,source_id,description';

/** What Stripe's report of all automatic payouts in Australian dollars says. */
export function stripeReport(seed: StripeSeed): Uint8Array {
  const text = (value: unknown) => toMajorText(minor(Number(value)), 'AUD');
  const time = (value: unknown) =>
    new Date(Number(value) * 1000).toISOString().replace('T', ' ').slice(0, 19);
  const payouts = new Map(seed.payouts.map((payout) => [payout.id, payout]));
  const rows = seed.balanceTransactions.flatMap((row) => {
    const payout = payouts.get(String(row['payout']));
    if (payout === undefined || row['currency'] !== 'aud' || row['type'] === 'payout') return [];
    const { id, created, amount, fee, net, reporting_category: category, source, description } = row;
    const cells = [payout.id, time(payout['arrival_date']), id, time(created), 'aud'];
    const money = [text(amount), text(fee), text(net)];
    const words = [category, source, description].map((value) => (typeof value === 'string' ? value : ''));
    return [[...cells, ...money, ...words]];
  });
  const quoted = rows.map((cells) => cells.map((cell) => `"${cell}"`).join(','));
  return new TextEncoder().encode(`${[REPORT_HEADER, ...quoted].join('\n')}\n`);
}

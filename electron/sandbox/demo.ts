/** The demo company: its story served as Xero and Stripe on one loopback port, and its bank's files. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAlternativeSandbox } from './alternativePayments/route.ts';
import type { SandboxAddresses, SandboxRoute } from './route.ts';
import { startSandbox } from './sandbox.ts';
import type { AlternativeStory } from './story/alternativePayments/alternativeStory.ts';
import { createBusinessClients } from './story/alternativePayments/businessClients.ts';
import { createCafes } from './story/square/cafes.ts';
import { createForintSales } from './story/forint/forintSales.ts';
import type { SquareStory } from './story/square/squareStory.ts';
import { createDemoStory } from './story/story.ts';
import { createWebShop } from './story/webShop/webShop.ts';
import { rupiahCsv } from './story/xendit/bank.ts';
import { withRupiahAccounts } from './story/xendit/books.ts';
import { type XenditStory, createXenditStory } from './story/xendit/story.ts';
import type { SquareApplication } from './square/oauth.ts';
import { createSquareSandbox } from './square/route.ts';
import { createStripeRoute } from './stripe/route.ts';
import { createXenditRoute } from './xendit/route.ts';
import type { LedgerReport } from './xero/report.ts';

/** The demo Stripe account's restricted key. It opens nothing but this sandbox. */
export const DEMO_STRIPE_KEY = 'rk_test_51TieoutDemoCompany00000000000001';

/** The demo company's Alternative Payments key. It opens nothing but this sandbox. */
const DEMO_ALTERNATIVE_KEY = {
  clientId: 'tieout-demo-business-4c81',
  clientSecret: 'opens-the-demo-company-and-nothing-else',
};

/** The secret key of the demo company's Xendit account. It opens nothing but this sandbox. */
const DEMO_XENDIT_KEY = 'xnd_development_TieoutDemoMarketplace0001';

/** The access token of the cafés' Square account. It opens nothing but this sandbox. */
const DEMO_SQUARE_TOKEN = 'EAAAl-tieout-demo-cafes-opens-nothing-else';

/** The cafés' own Square application, for signing in to their account. */
const DEMO_SQUARE_APPLICATION: SquareApplication = {
  id: 'sq0idp-tieout-demo-cafes-0001',
  secret: 'sq0csp-the-cafes-keep-it-to-themselves',
  redirects: ['http://localhost:48217/callback', 'https://localhost:48217/callback'],
};

export interface DemoOptions {
  /** Where to keep what was written to the books; memory only without it. */
  readonly dir?: string | undefined;
  /** Its business clients, who pay in US dollars through Alternative Payments, are part of it. */
  readonly businessClients?: boolean;
  /** Its two cafés, which sell through Square, are part of it. */
  readonly cafes?: boolean;
  /** Its Indonesian marketplace, which sells in rupiah through Xendit, is part of it. */
  readonly marketplace?: boolean;
  /** Its web shop, whose payouts come with Shopify's file, is part of it; `file`: and the file is there with the company. */
  readonly webShop?: boolean | 'file';
  /** Its sales in forints are part of its Stripe account. */
  readonly forints?: boolean;
  /** What is rare with its business clients is part of it: a type that doesn't exist yet, a payout that another tool has booked. */
  readonly oddities?: boolean;
  /** Any free port without it. */
  readonly port?: number | undefined;
}

/** Its business clients with all that is rare. */
export const ALL_ODDITIES = { unknownType: true, ownSync: true } as const;

/** A bank's file, and the account in the books that it is of. */
export interface AccountStatement extends BankFile {
  readonly accountName: string;
}

export interface RunningDemo {
  readonly addresses: SandboxAddresses;
  /** The whole Xero ledger as it is now. */
  ledger(): LedgerReport;
  /** Statements of the company's other bank accounts, those of the parts that it has. */
  readonly statements: readonly AccountStatement[];
  /** Files of its providers that come with it. */
  readonly providerFiles: readonly BankFile[];
  /** Back to the beginning of the story: forgets everything that was written to the books, and every sign-in. */
  reset(): void;
  /** Does in the consent page what a user would: opens it, allows access, follows the redirect to the app's callback. */
  allowAccess(authorizeUrl: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts the demo company. With the same `dir` it goes on where it was. Rejects if the port is taken. */
export async function startDemo(options: DemoOptions = {}): Promise<RunningDemo> {
  const story = createDemoStory();
  const odd = options.oddities === true ? ALL_ODDITIES : {};
  const clients = options.businessClients === true ? createBusinessClients(odd) : null;
  const marketplace = options.marketplace === true ? createXenditStory() : null;
  const cafes = options.cafes === true ? createCafes() : null;
  const forints = options.forints === true ? createForintSales() : null;
  const webShop = (options.webShop ?? false) === false ? null : createWebShop();
  const books = [clients, cafes, forints, webShop].reduce(
    (seed, part) => part?.booksWith(seed) ?? seed,
    story.xero,
  );
  const sandbox = await startSandbox({
    xero: marketplace === null ? books : withRupiahAccounts(books),
    otherRoutes: () => [
      createStripeRoute(forints?.stripeWith(story.stripe) ?? story.stripe, {
        key: DEMO_STRIPE_KEY,
        requestsPerSecond: 400,
      }),
      ...(clients === null ? [] : [alternativeRoute(clients.side)]),
      ...(marketplace === null ? [] : [xenditRoute(marketplace)]),
      ...(cafes === null ? [] : [squareRoute(cafes.side)]),
    ],
    dir: options.dir,
    port: options.port,
  });
  const addresses: SandboxAddresses = {
    xero: sandbox.base,
    stripe: sandbox.base,
    control: `${sandbox.base}/control`,
    xeroClientId: sandbox.xeroClientId,
    stripeKey: DEMO_STRIPE_KEY,
    ...(clients === null ? {} : { alternativePayments: DEMO_ALTERNATIVE_KEY }),
    ...(marketplace === null ? {} : { xenditKey: DEMO_XENDIT_KEY }),
    ...(cafes === null
      ? {}
      : { squareToken: DEMO_SQUARE_TOKEN, squareApplicationId: DEMO_SQUARE_APPLICATION.id }),
  };
  return {
    addresses,
    ledger: () => sandbox.ledger(),
    statements: [
      ...(cafes === null
        ? []
        : [statement(cafes.bankFile(), 'coral-bay-everyday.ofx', 'Coral Bay Roasters Everyday Account')]),
      ...(clients === null
        ? []
        : [statement(clients.bankFile(), 'business-us-dollar.ofx', 'Business US Dollar Account')]),
      ...(marketplace === null
        ? []
        : [statement(rupiahCsv(marketplace.lines), 'bca-business-rupiah.csv', 'BCA Business Rupiah')]),
      ...(forints === null
        ? []
        : [statement(forints.bankFile(), 'business-forint.ofx', 'Business Forint Account')]),
      ...(webShop === null
        ? []
        : [statement(webShop.bankFile(), 'web-shop.ofx', 'Shopify Payments Bank Account')]),
    ],
    providerFiles:
      webShop !== null && options.webShop === 'file'
        ? [{ name: 'shopify-payments.csv', bytes: Buffer.from(webShop.providerFile(), 'latin1') }]
        : [],
    reset: () => sandbox.reset(),
    allowAccess: (authorizeUrl) => allowAccess(sandbox.base, authorizeUrl),
    close: () => sandbox.close(),
  };
}

function statement(text: string, name: string, accountName: string): AccountStatement {
  return { name, accountName, bytes: Buffer.from(text, 'latin1') };
}

function alternativeRoute({ seed }: AlternativeStory): SandboxRoute {
  return createAlternativeSandbox(seed, { ...DEMO_ALTERNATIVE_KEY, requestsPerSecond: 200 }).route;
}

function xenditRoute({ seed, end }: XenditStory): SandboxRoute {
  return createXenditRoute(seed, { key: DEMO_XENDIT_KEY, now: () => end });
}

function squareRoute({ seed }: SquareStory): SandboxRoute {
  return createSquareSandbox(seed, { token: DEMO_SQUARE_TOKEN, application: DEMO_SQUARE_APPLICATION }).route;
}

/**
 * Opens the consent page of the sandbox at `base`, submits its form and follows the redirect. Throws `Error` if the
 * address isn't this sandbox's, or if sign-in is refused before the redirect.
 */
export async function allowAccess(base: string, authorizeUrl: string): Promise<void> {
  if (new URL(authorizeUrl).origin !== base)
    throw new Error('The demo company only allows access to itself.');
  const shown = await fetch(authorizeUrl, { redirect: 'manual' });
  const page = await shown.text();
  if (shown.status !== 200 && shown.status !== 302)
    throw new Error(`The demo company refused the sign-in: ${shown.status}.`);
  const location = shown.headers.get('location') ?? (await submit(authorizeUrl, page));
  const callback = await fetch(location);
  await callback.arrayBuffer();
}

async function submit(authorizeUrl: string, page: string): Promise<string> {
  const action = /<form method="post" action="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
  if (action === undefined) throw new Error('The consent page of the demo company has no form.');
  const reply = await fetch(new URL(action, authorizeUrl), {
    method: 'POST',
    body: new URLSearchParams({ decision: 'allow' }),
    redirect: 'manual',
  });
  const location = reply.headers.get('location');
  if (location === null) throw new Error(`The demo company refused the sign-in: ${reply.status}.`);
  return location;
}

export interface BankFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The demo company's bank statement as its bank would give it: OFX and CSV, sorted by name. Found in the nearest folder
 * above this file that has `resources/demo`, so it works from the sources and from a bundle. Throws if there is none.
 */
export async function bankFiles(): Promise<readonly BankFile[]> {
  const folder = demoFolder();
  const names = (await readdir(folder)).filter((name) => ['.ofx', '.csv'].includes(extname(name))).toSorted();
  return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })));
}

/** Folder of the demo company's bank files. Throws if there is none above this file. */
export function demoFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const found = join(folder, 'resources', 'demo');
    if (existsSync(found)) return found;
    if (dirname(folder) === folder)
      throw new Error('The demo company has no bank files: resources/demo is missing.');
  }
}

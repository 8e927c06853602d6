/** `npm run demo`: drives the real app through the demo company's story and compares the books to the cent. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { EVERYONE, createDemoServers } from '../demoCompany.ts';
import { ALL_ODDITIES, demoFolder } from '../sandbox/demo.ts';
import { createBusinessClients } from '../sandbox/story/alternativePayments/businessClients.ts';
import { createForintSales } from '../sandbox/story/forint/forintSales.ts';
import { createCafes } from '../sandbox/story/square/cafes.ts';
import { rupiahCsv } from '../sandbox/story/xendit/bank.ts';
import { createDemoStory } from '../sandbox/story/story.ts';
import { NEW_TYPE } from '../sandbox/story/webShop/shopRows.ts';
import { REFERENCE_RATE, createWebShop } from '../sandbox/story/webShop/webShop.ts';
import { createXenditStory } from '../sandbox/story/xendit/story.ts';
import { ofCafes } from './demo/cases/cafes.ts';
import { casesTable } from './demo/cases/outcome.ts';
import { ofClients, ofForints, ofMarketplace, ofWebShop } from './demo/cases/sightings.ts';
import { ofStripe } from './demo/cases/stripe.ts';
import { cafesTruth } from './demo/auditCafes.ts';
import { auditClearing } from './demo/auditClearing.ts';
import { clientsTruth } from './demo/auditClients.ts';
import { marketplaceTruth } from './demo/auditMarketplace.ts';
import { forintTruth, webShopTruth } from './demo/auditShop.ts';
import { reportTable } from './demo/report.ts';
import { runDemo } from './demo/run.ts';
import type { MappingChoice } from './demo/steps.ts';

const outDir = join(import.meta.dirname, '..');

/** Bank accounts as the list of accounts writes them. */
const EVERYDAY = 'Business Everyday Account · 063012 10844471 · AUD';
const RUPIAH_BANK = 'BCA Business Rupiah · 5270318844 · IDR';
const DOLLAR_BANK = 'Business US Dollar Account · 063012 10849915 · USD';
const FORINT_BANK = 'Business Forint Account · 11773016 00844715 · HUF';
const SHOP_BANK = 'Shopify Payments Bank Account · 063012 10856630 · AUD';
const CAFES_BANK = 'Coral Bay Roasters Everyday Account · 063012 10852203 · AUD';

/** Where cafés' money goes that isn't sales. */
const CAFES_CHOICE: MappingChoice = {
  mapping: 'Square, AUD',
  fields: [
    ['Reserves held', '626 Square Reserves'],
    ['Paid to a card or another account', '628 Square Balance'],
  ],
};

/** The web shop's money reaches an account of its own; what it earns in US dollars too, converted by the bank. */
const SHOP_CHOICES: readonly MappingChoice[] = ['AUD', 'USD'].map((currency) => ({
  mapping: `Shopify Payments, ${currency}`,
  fields: [['Bank account', '101 Shopify Payments Bank Account']],
}));

/** A kept data folder needs the same origin each time, or the browser starts an empty database. */
const KEPT_PORT = 47_831;

/** Reads `--json --cases --data DIR --screens DIR --port N`, runs, prints, and returns the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      cases: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      data: { type: 'string' },
      screens: { type: 'string' },
      port: { type: 'string' },
    },
  });
  const kept = values.data === undefined ? null : resolve(values.data);
  const dataDir = kept ?? mkdtempSync(join(tmpdir(), 'tieout-demo-'));
  const port = Number(values.port ?? (kept === null ? 0 : KEPT_PORT));
  try {
    const marketplace = createXenditStory();
    const cafes = createCafes();
    const clients = createBusinessClients(ALL_ODDITIES);
    const forints = createForintSales();
    const shop = createWebShop();
    mkdirSync(dataDir, { recursive: true });
    const fileOf = (name: string, text: string) => {
      writeFileSync(join(dataDir, name), text, 'latin1');
      return join(dataDir, name);
    };
    const report = await runDemo({
      dataDir,
      port,
      services: {
        demoServers: createDemoServers(join(dataDir, 'app', 'demo'), EVERYONE),
      },
      providerFiles: [
        {
          path: fileOf('shopify-payments.csv', shop.providerFile()),
          provider: 'Shopify Payments',
          kinds: [[NEW_TYPE, 'Fee']],
        },
      ],
      rates: [{ date: '2026-10-23', from: 'USD', to: 'AUD', rate: REFERENCE_RATE }],
      choices: [CAFES_CHOICE, ...SHOP_CHOICES],
      bankFees: [{ account: 'Coral Bay Roasters Everyday Account', label: 'At most, AUD', most: '2.50' }],
      otherFiles: [
        { path: fileOf('bca-business-rupiah.csv', rupiahCsv(marketplace.lines)), account: RUPIAH_BANK },
        { path: fileOf('cafes-everyday.ofx', cafes.bankFile()), account: CAFES_BANK },
        { path: fileOf('business-forint.ofx', forints.bankFile()), account: FORINT_BANK },
        { path: fileOf('web-shop.ofx', shop.bankFile()), account: SHOP_BANK },
        { path: fileOf('business-us-dollar.ofx', clients.bankFile()), account: DOLLAR_BANK },
      ],
      sightings: [
        ...ofStripe(createDemoStory()),
        ...ofMarketplace(marketplace),
        ...ofCafes(cafes),
        ...ofClients(clients),
        ...ofForints(forints),
        ...ofWebShop(shop),
      ],
      otherAudits: [
        forintTruth(forints),
        marketplaceTruth(marketplace),
        cafesTruth(cafes),
        clientsTruth(clients),
        ...webShopTruth(shop),
      ].map((truth) => (ledger) => auditClearing(truth, ledger)),
      rendererDir: join(outDir, 'renderer'),
      screensDir: resolve(values.screens ?? join(outDir, 'demo')),
      secondFile: join(demoFolder(), 'business-everyday-last-45-days.csv'),
      secondAccount: EVERYDAY,
      onStage: (stage) => process.stderr.write(`${stage} …\n`),
    });
    console.log(values.json ? JSON.stringify(report) : reportTable(report));
    if (values.cases && !values.json) console.log(`\n${casesTable(report.cases)}`);
    return report.failures.length === 0 ? 0 : 1;
  } finally {
    if (kept === null) rmSync(dataDir, { recursive: true, force: true });
  }
}

process.exit(await main(process.argv.slice(2)));

/** Syncing: the demo's Stripe account over real HTTP with the real SDK, and the mapping of its JSON alone. */
import { setTimeout as delay } from 'node:timers/promises';
import * as v from 'valibot';
import { mapStripeEntry } from '../../../shared/payout/stripe/entry.ts';
import { type DemoData, demoPayouts, withDemo } from './demoData.ts';
import { type BenchOptions, type BenchRow, row, timed } from './report.ts';
import { benchStored } from './syncStored.ts';

const ListSchema = v.object({ data: v.array(v.looseObject({ id: v.string() })), has_more: v.boolean() });
const REPEAT = 5;

/** Payouts with their entries through the handler; entries a second through the mapper; a large account fetched and stored. */
export async function benchSync(options: BenchOptions): Promise<readonly BenchRow[]> {
  return [...(await benchMapped()), ...(await benchStored(options))];
}

async function benchMapped(): Promise<readonly BenchRow[]> {
  return withDemo(async (data) => {
    const before = await stripeCalls(data);
    const began = performance.now();
    const payouts = await demoPayouts(data);
    const ms = performance.now() - began;
    const entries = payouts.reduce((sum, payout) => sum + payout.entries.length, 0);
    const calls = (await stripeCalls(data)) - before;
    const raw = await rawEntries(data);
    const many = Array.from({ length: REPEAT }, () => raw).flat();
    const context = { timezone: 'Australia/Melbourne' };
    const mapped = timed(() => many.map((entry) => mapStripeEntry(entry, context)).length);
    return [
      row(
        { bench: 'sync', case: 'Stripe payouts, HTTP', size: payouts.length, unit: 'payouts' },
        { ms, runs: 1 },
        { entries, calls },
      ),
      row({ bench: 'sync', case: 'Stripe JSON to entries', size: many.length, unit: 'entries' }, mapped),
    ];
  });
}

async function stripeCalls({ demo }: DemoData): Promise<number> {
  const log = await (await fetch(`${demo.addresses.control}/requests`)).text();
  return log.match(/"path":"\/v1\//g)?.length ?? 0;
}

/** The account's balance transactions as Stripe's JSON, with what the app asks to be expanded. */
async function rawEntries({ demo }: DemoData): Promise<unknown[]> {
  const all: unknown[] = [];
  for (let after = ''; ;) {
    const query = `limit=100&expand[]=data.source${after === '' ? '' : `&starting_after=${after}`}`;
    // oxlint-disable-next-line no-await-in-loop -- a page says where the next begins
    const reply = await fetch(`${demo.addresses.stripe}/v1/balance_transactions?${query}`, {
      headers: { authorization: `Bearer ${demo.addresses.stripeKey}` },
    });
    if (reply.status === 429) {
      // oxlint-disable-next-line no-await-in-loop -- asked to slow down, as the real one would
      await delay(1_000);
      continue;
    }
    // oxlint-disable-next-line no-await-in-loop -- see above
    const page = v.parse(ListSchema, await reply.json());
    all.push(...page.data);
    after = page.data.at(-1)?.id ?? '';
    if (!page.has_more) return all;
  }
}

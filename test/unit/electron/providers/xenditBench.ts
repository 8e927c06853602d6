/** Xendit's handlers over real HTTP, on the demo company's server at any moment of its story. */
import { LIVE_ENDPOINTS } from '../../../../electron/endpoints.ts';
import { createProviderHandlers } from '../../../../electron/providers/handlers.ts';
import { connectXendit } from '../../../../electron/providers/xendit/connect.ts';
import { createFaults } from '../../../../electron/sandbox/faults.ts';
import { createRequestLog } from '../../../../electron/sandbox/requestLog.ts';
import { startServer } from '../../../../electron/sandbox/server.ts';
import { createXenditStory } from '../../../../electron/sandbox/story/xendit/story.ts';
import type { XenditSeed, XenditSubAccount } from '../../../../electron/sandbox/xendit/model.ts';
import { createXenditRoute } from '../../../../electron/sandbox/xendit/route.ts';
import type { Payout, PayoutEntry } from '../../../../shared/payout/model.ts';
import { handlerContext, memoryConnections } from './stripeBench.ts';

export const KEY = 'xnd_development_TieoutDemoMarketplace0001';
export const timezone = 'Asia/Jakarta';

interface BenchOptions {
  readonly seed?: XenditSeed;
  readonly requestsPerMinute?: number;
  readonly subAccounts?: readonly XenditSubAccount[];
}

/** Starts a server with the story, or another seed, at the story's end; `clock.now` moves it. Close it after. */
export async function startXendit(options: BenchOptions = {}) {
  const story = createXenditStory();
  const clock = { now: story.end };
  const faults = createFaults();
  const log = createRequestLog();
  const route = createXenditRoute(options.seed ?? story.seed, {
    key: KEY,
    now: () => clock.now,
    requestsPerMinute: options.requestsPerMinute ?? Infinity,
    subAccounts: options.subAccounts ?? [],
  });
  const server = await startServer({ routes: [route], port: 0, clock: () => Date.now(), faults, log });
  const connections = memoryConnections();
  const endpoints = async () => ({ ...LIVE_ENDPOINTS, xendit: `${server.base}/xendit` });
  const services = { connections, endpoints };
  const handlers = createProviderHandlers(services);
  const connect = (key: string) => connectXendit(services, { key, demo: true }, handlerContext());
  return { story, clock, faults, log, server, connections, endpoints, handlers, connect };
}

export type XenditBench = Awaited<ReturnType<typeof startXendit>>;

type Listed = 'provider.entries' | 'provider.payouts';

async function all(bench: XenditBench, method: Listed, connectionId: string) {
  const items: (PayoutEntry | Payout)[] = [];
  let cursor: string | null = null;
  do {
    const window = { connectionId, timezone, from: null, to: null, cursor };
    const page: { items: (PayoutEntry | Payout)[]; next: string | null } = await bench.handlers[method](
      window,
      handlerContext(),
    );
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return items;
}

/** Every movement that the account has. */
export async function allEntries(bench: XenditBench, connectionId: string): Promise<PayoutEntry[]> {
  return (await all(bench, 'provider.entries', connectionId)).filter((item) => 'net' in item);
}

/** Every payout that the account has. */
export async function allPayouts(bench: XenditBench, connectionId: string): Promise<Payout[]> {
  return (await all(bench, 'provider.payouts', connectionId)).filter((item) => 'arrivalDate' in item);
}

/** The account as the local database would have it, in one currency. */
export function accountOf(
  entries: readonly PayoutEntry[],
  payouts: readonly Payout[],
  historyComplete = true,
) {
  const claimed = new Map(
    payouts.flatMap((payout) => payout.entries.map(({ id }) => [id, payout.id] as const)),
  );
  const isBank = ({ kind }: PayoutEntry) => kind === 'payout' || kind === 'payoutReversal';
  return {
    payouts,
    entries: entries.filter((entry) => !isBank(entry) && !claimed.has(entry.id)),
    bankMovements: entries.filter(isBank).map((entry) => ({ ...entry, payoutId: '' })),
    historyComplete,
  };
}

/** Syncing every organisation of a practice at once while a user clicks, and what Xero saw of it. */
import { setTimeout as delay } from 'node:timers/promises';
import type { PracticeCall } from '../../../sandbox/practice.ts';
import type { XeroState } from '../../../sandbox/xero/model.ts';
import { allPages } from '../demoData.ts';
import type { Client, Practice, Turn } from './practice.ts';

const PAGE = 1000;
const MINUTE_MS = 60_000;
/** Organisations that are synced at once. */
const SIDE_BY_SIDE = 8;

/** What the clicks ask for, by which they are told from the sync's calls. */
const CLICK = 'TIEOUT-CLICK';

export interface SyncRun {
  /** Objects read. */
  readonly objects: number;
  readonly ms: number;
  /** Calls of the sync as Xero counted them. */
  readonly calls: number;
  /** The fewest that can read as much: a page a thousand, one call for each list without pages. */
  readonly least: number;
  /** Calls that Xero turned away. */
  readonly refused: number;
  /** The most calls of one organisation in any 60 seconds, clicks among them. */
  readonly mostInAMinute: number;
  readonly clicks: number;
  /** The most calls of a sync that began between a click and the click's own, of the same organisation. */
  readonly mostBeforeAClick: number;
  /** The longest that a click took, by the shared clock. */
  readonly slowestClickMs: number;
}

export interface SyncOptions {
  /** Null reads everything. ISO instant. */
  readonly since: string | null;
  /** How often the user clicks, by the wall's clock. */
  readonly clickEveryMs: number;
  /** Syncs of each organisation side by side. */
  readonly times?: number;
}

/** Syncs all organisations, a few side by side, each as the app does. */
export async function syncPractice(practice: Practice, options: SyncOptions): Promise<SyncRun> {
  const { clients, server, now } = practice;
  const [from, began] = [server.calls.length, now()];
  const syncing = new Set<Client>();
  const waiting = [...clients];
  let objects = 0;
  const works = Array.from({ length: SIDE_BY_SIDE }, async () => {
    for (let client = waiting.shift(); client; client = waiting.shift()) {
      syncing.add(client);
      const own = client;
      const times = Array.from({ length: options.times ?? 1 }, () => syncOne(practice, own, options.since));
      // oxlint-disable-next-line no-await-in-loop -- the next organisation when this one is through
      const read = await Promise.all(times);
      objects += read.reduce((sum, one) => sum + one, 0);
      syncing.delete(client);
    }
  });
  const clicking = click(practice, syncing, options.clickEveryMs);
  await Promise.all(works);
  const ms = now() - began;
  const clicks = await clicking;
  const made = server.calls.slice(from);
  const perSync = clients.map(({ tenantId }) => leastOf(server.states.get(tenantId), options.since));
  return {
    objects,
    ms: Math.round(ms),
    calls: made.filter((call) => !isClick(call)).length,
    least: perSync.reduce((sum, one) => sum + one, 0) * (options.times ?? 1),
    refused: made.filter(({ status }) => status === 429).length,
    mostInAMinute: Math.max(0, ...clients.map(({ tenantId }) => mostInAMinute(made, tenantId))),
    clicks: clicks.length,
    mostBeforeAClick: Math.max(0, ...clicks.map(({ before }) => before)),
    slowestClickMs: Math.round(Math.max(0, ...clicks.map((one) => one.ms))),
  };
}

/** One organisation, in the order of the app's own sync. The number of objects read. */
async function syncOne({ call }: Practice, { connectionId }: Client, since: string | null): Promise<number> {
  const list = (cursor: string | null) => ({ connectionId, modifiedSince: since, cursor });
  const lists = [
    'xero.contacts',
    'xero.invoices',
    'xero.creditNotes',
    'xero.taxRates',
    'xero.tracking',
    'xero.ledgerItems',
  ] as const;
  await call('xero.organisation', { connectionId }, 'sync');
  await call('xero.currencies', { connectionId }, 'sync');
  // Accounts are always read whole, so that one that was deleted is noticed.
  const accounts = await call('xero.accounts', { connectionId, modifiedSince: null, cursor: null }, 'sync');
  let objects = accounts.items.length;
  for (const method of lists) {
    // oxlint-disable-next-line no-await-in-loop -- one resource after the other
    const items = await allPages<object>(async (cursor) => await call(method, list(cursor), 'sync'));
    objects += items.length;
  }
  return objects;
}

/** The fewest calls that read an organisation. */
function leastOf(state: XeroState | undefined, since: string | null): number {
  if (!state) return 0;
  const at = since === null ? 0 : Date.parse(since);
  const pages = (records: ReadonlyMap<string, { readonly updated: number }>): number => {
    const count = [...records.values()].filter(({ updated }) => updated >= at).length;
    return Math.max(1, Math.ceil(count / PAGE));
  };
  const paged = [state.contacts, state.invoices, state.payments, state.bankTransactions];
  // Organisation, currencies, accounts, credit notes (none), tax rates, tracking, transfers.
  return paged.reduce((sum, records) => sum + pages(records), 0) + 7;
}

interface Click {
  readonly before: number;
  readonly ms: number;
}

/** Clicks on one organisation after the other for as long as they are synced. */
async function click(
  { call, turns, now }: Practice,
  syncing: ReadonlySet<Client>,
  everyMs: number,
): Promise<Click[]> {
  const clicks: Promise<Click>[] = [];
  const asked = new Map<string, number>();
  const first = turns.length;
  for (let turn = 0; ; turn += 1) {
    // oxlint-disable-next-line no-await-in-loop -- a user needs a while
    await delay(everyMs);
    const open = [...syncing];
    const client = open[turn % Math.max(1, open.length)];
    if (!client) break;
    const { connectionId, tenantId } = client;
    const at = now();
    const one = { connectionId, kind: 'payment' as const, from: '2025-01-01', to: '2025-01-02' };
    const references = [`${CLICK}-${turn}`];
    const nth = (asked.get(tenantId) ?? 0) + 1;
    asked.set(tenantId, nth);
    const made = call('xero.findByReference', { ...one, references }, 'user').then(() => ({
      before: beforeClick(
        turns.slice(first).filter((other) => other.tenantId === tenantId),
        nth,
      ),
      ms: now() - at,
    }));
    clicks.push(made);
  }
  return await Promise.all(clicks);
}

/** How many other calls of an organisation had their turn while its nth click waited. Clicks begin in the order in which they came. */
function beforeClick(turns: readonly Turn[], nth: number): number {
  const at = (step: Turn['step']) => {
    let clicks = 0;
    return turns.findIndex((one) => {
      if (one.isClick && one.step === step) clicks += 1;
      return clicks === nth;
    });
  };
  return turns.slice(at('waits'), at('begins')).filter(({ isClick: own, step }) => !own && step === 'begins')
    .length;
}

const isClick = ({ query }: PracticeCall): boolean => query.includes(CLICK);

/** The most calls of a tenant that arrived in any 60 seconds and weren't turned away. */
function mostInAMinute(calls: readonly PracticeCall[], tenantId: string): number {
  const own = calls.filter((call) => call.tenantId === tenantId && call.status !== 429);
  let [most, first] = [0, 0];
  for (const [index, { at }] of own.entries()) {
    while ((own[first]?.at ?? at) <= at - MINUTE_MS) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}

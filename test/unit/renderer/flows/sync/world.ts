/** A Stripe account that lives on while a sync reads it, behind a bridge that can fail at any call or report of progress. */
import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import * as v from 'valibot';
import {
  BridgeError,
  type Connection,
  type Method,
  type Params,
  type Result,
  parseResult,
} from '../../../../../shared/bridge.ts';
import { dateOfUnixUtc } from '../../../../../shared/dates.ts';
import {
  PayoutEntrySchema,
  PayoutSchema,
  type Payout,
  type PayoutEntry,
} from '../../../../../shared/payout/model.ts';
import { TieoutDatabase } from '../../../../../renderer/db/database.ts';
import type { FlowContext } from '../../../../../renderer/flows/context.ts';

export const DAY = 86_400;
export const START = 1_700_000_000;
export const STRIPE: Connection = {
  id: 'stripe-acct_1', bookId: 'main', kind: 'stripe', name: 'Shop', externalId: 'acct_1', demo: false, status: 'connected', reason: '', canWrite: false,
}; // prettier-ignore

/** A payout with the entries that it settles; `at` in days from the start. */
export interface SeedPayout {
  readonly at: number;
  readonly nets: readonly number[];
  readonly automatic: boolean;
  /** Days after its creation that it fails; null if it holds. */
  readonly failsAfter: number | null;
}

export interface Seed {
  readonly payouts: readonly SeedPayout[];
  /** Movements that no payout settles. */
  readonly loose: readonly { readonly at: number; readonly net: number }[];
}

const net = fc.integer({ min: -5000, max: 20_000 });
const at = fc.double({ min: 2, max: 900, noNaN: true });
export const seedArbitrary: fc.Arbitrary<Seed> = fc.record({
  payouts: fc.array(
    fc.record({
      at,
      nets: fc.array(net, { minLength: 1, maxLength: 5 }),
      automatic: fc.boolean(),
      failsAfter: fc.option(fc.double({ min: 0.5, max: 5, noNaN: true })),
    }),
    { maxLength: 18 },
  ),
  loose: fc.array(fc.record({ at, net }), { maxLength: 25 }),
});

interface World {
  readonly entries: readonly PayoutEntry[];
  payoutsAt(now: number): readonly Payout[];
}

function entry(id: string, kind: PayoutEntry['kind'], created: number, amount: number): PayoutEntry {
  return v.parse(PayoutEntrySchema, {
    id, kind, rawType: `${kind}/${kind}`, created, date: dateOfUnixUtc(created), currency: 'AUD', gross: amount, fee: 0, net: amount,
    feeParts: [], sourceId: '', chargeId: '', invoiceNumber: '', customerName: '', customerEmail: '', description: '', presentment: null,
  }); // prettier-ignore
}

/** Builds the account's whole life. */
export function buildWorld(seed: Seed): World {
  const entries: PayoutEntry[] = seed.loose.map((row, index) =>
    entry(`txn_l${index}`, 'charge', Math.floor(START + row.at * DAY), row.net),
  );
  const builders = seed.payouts.map((payout, index) => {
    const created = Math.floor(START + payout.at * DAY);
    const own = payout.nets.map((amount, part) => entry(`txn_${index}_${part}`, 'charge', created - DAY * (part % 2) - part, amount)); // prettier-ignore
    const amount = payout.nets.reduce((sum, value) => sum + value, 0);
    const fails = payout.failsAfter === null ? Infinity : Math.floor(created + payout.failsAfter * DAY);
    entries.push(...own, entry(`txn_${index}_out`, 'payout', created, -amount));
    if (fails !== Infinity) entries.push(entry(`txn_${index}_back`, 'payoutReversal', fails, amount));
    return (now: number) => payoutAt({ id: `po_${index}`, created, amount, own, fails, automatic: payout.automatic }, now);
  }); // prettier-ignore
  return { entries, payoutsAt: (now) => builders.map((build) => build(now)) };
}

interface Life {
  readonly id: string;
  readonly created: number;
  readonly amount: number;
  readonly own: readonly PayoutEntry[];
  readonly fails: number;
  readonly automatic: boolean;
}

/** In transit for two days, composition told after one; a failed one is no longer told, to try what must survive that. */
function payoutAt(life: Life, now: number): Payout {
  const failed = now >= life.fails;
  const told = life.automatic && !failed && now >= life.created + DAY / 4;
  const composition = told ? 'known' : life.automatic && !failed ? 'pending' : 'untold';
  const status = failed ? 'failed' : now >= life.created + 2 * DAY ? 'paid' : 'inTransit';
  return v.parse(PayoutSchema, {
    key: `${STRIPE.id}|${life.id}`, id: life.id, connectionId: STRIPE.id, provider: 'stripe', currency: 'AUD', amount: life.amount, status,
    automatic: life.automatic, method: 'standard', created: life.created, createdDate: dateOfUnixUtc(life.created),
    arrivalDate: dateOfUnixUtc(life.created + 2 * DAY), destination: 'bank', descriptor: '', traceId: '', description: '', failureMessage: '',
    originalPayoutId: '', reversedById: '', balanceEntryId: '', failureEntryId: '', ownFee: 0, composition, entries: told ? life.own : [],
  }); // prettier-ignore
}

/** Newest first, from after the cursor, as Stripe's lists go. */
function pageOf<T extends { id: string; created: number }>(
  rows: readonly T[],
  params: { from: number | null; to: number | null; cursor: string | null },
  size: number,
) {
  const inside = rows.filter(
    (row) => row.created >= (params.from ?? 0) && row.created < (params.to ?? Infinity),
  );
  const sorted = inside.toSorted((a, b) => b.created - a.created || (a.id < b.id ? 1 : -1));
  const start = params.cursor === null ? 0 : sorted.findIndex((row) => row.id === params.cursor) + 1;
  const items = sorted.slice(start, start + size);
  const next = start + size < sorted.length ? (items.at(-1)?.id ?? null) : null;
  return { items, next, budget: null };
}

export interface Run {
  readonly db: TieoutDatabase;
  readonly world: World;
  /** Unix seconds. */
  readonly now: number;
  readonly pageSize: () => number;
  /** Called before and after each call and at each report of progress; throws to kill. */
  readonly mayDie: () => void;
  readonly log?: (method: Method, params: unknown) => void;
}

/** A flow context on the world as it is at `now`. */
export function contextOf(run: Run): FlowContext {
  const answers: Partial<Record<Method, (params: never) => unknown>> = {
    'connections.list': () => ({ connections: [STRIPE] }),
    'provider.entries': (params: Params<'provider.entries'>) =>
      pageOf(
        run.world.entries.filter((row) => row.created <= run.now),
        params,
        run.pageSize(),
      ),
    'provider.payouts': (params: Params<'provider.payouts'>) =>
      pageOf(
        run.world.payoutsAt(run.now).filter((row) => row.created <= run.now),
        params,
        run.pageSize(),
      ),
    'provider.payoutsById': (params: Params<'provider.payoutsById'>) => ({
      items: run.world.payoutsAt(run.now).filter((row) => params.ids.includes(row.id)),
    }),
    'provider.balance': () => ({ at: run.now, balances: balanceAt(run.world, run.now) }),
  };
  return {
    db: run.db,
    now: () => run.now * 1000,
    onProgress: run.mayDie,
    call: async <M extends Method>(name: M, params: Params<M>): Promise<Result<M>> => {
      run.log?.(name, params);
      run.mayDie();
      const answer: ((params: never) => unknown) | undefined = answers[name];
      if (!answer) throw new BridgeError({ code: 'internal', message: `${name} is not part of this world` });
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one answer a method, typed above
      const result = parseResult(name, answer(params as never));
      run.mayDie();
      return result;
    },
  };
}

function balanceAt(world: World, now: number) {
  const total = world.entries.reduce((sum, row) => (row.created <= now ? sum + row.net : sum), 0);
  return [{ currency: 'AUD', total }];
}

/** What two syncs of the same account must agree on: everything but when they ran. */
export async function dump(db: TieoutDatabase) {
  const cursors = await db.cursors.where('connectionId').equals(STRIPE.id).toArray();
  return {
    payouts: await db.payouts.toArray(),
    balanceDays: await db.balanceDays.toArray(),
    openEntries: await db.openEntries.toArray(),
    statedBalances: await db.statedBalances.toArray(),
    complete: cursors
      .filter((cursor) => cursor.resource === 'entries' || cursor.resource === 'payouts')
      .map(({ key, pageCursor, completeTo, completeFrom }) => ({
        key,
        pageCursor,
        completeTo,
        completeFrom,
      })),
  };
}

let count = 0;
/** A database of its own, deleted after `use`. */
export async function withDatabase<T>(use: (db: TieoutDatabase) => Promise<T>): Promise<T> {
  const db = new TieoutDatabase(`sync-test-${(count += 1)}`);
  try {
    return await use(db);
  } finally {
    await db.delete();
  }
}

/** Payouts of locations with what they are made of. */
import * as v from 'valibot';
import { BridgeError } from '../../../shared/bridge.ts';
import type { Payout } from '../../../shared/payout/model.ts';
import { paymentOfEntry } from '../../../shared/payout/square/entry.ts';
import { isBatch, mapSquarePayout, parseSquarePayout } from '../../../shared/payout/square/payout.ts';
import type { SquareOfSale } from '../../../shared/payout/square/saleParts.ts';
import type { SquarePayout } from '../../../shared/payout/square/wire.ts';
import type { HandlerContext } from '../../ipc/contract.ts';
import { mapFew } from '../mapFew.ts';
import type { ReadPage, ReadScope, ReadWindow } from '../reader.ts';
import { orNull } from '../orNull.ts';
import { rfc3339 } from '../rfc3339.ts';
import { SCOPES, type SquareReader } from './client.ts';
import type { SquareLocation } from './locations.ts';
import { type Wanted, readSales } from './sales.ts';

/** Payouts a page: each costs several more calls. */
const PAYOUT_PAGE = 20;
const ENTRY_PAGE = 100;
/** No payout has more pages of entries; a server that always has a next page must not be asked for ever. */
const MOST_PAGES = 2000;
const AT_ONCE = 3;
/** Square keeps no payouts from before. */
const FIRST = Date.UTC(2021, 0, 1) / 1000;

export interface PayoutsJob {
  readonly reader: SquareReader;
  readonly scope: ReadScope;
  /** Of the whole account. */
  readonly all: readonly SquareLocation[];
  /** Those whose payouts are listed. */
  readonly locations: readonly SquareLocation[];
  readonly progress: HandlerContext['progress'];
}

const CursorSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ location: v.string(), cursor: v.nullable(v.string()) }),
);
type Cursor = v.InferOutput<typeof CursorSchema>;

interface Listed {
  readonly raw: unknown;
  readonly wire: SquarePayout;
}

/** One page of payouts created in the window: of one location after the other. Throws `BridgeError`. */
export async function readPayoutsPage(job: PayoutsJob, window: ReadWindow): Promise<ReadPage<Payout>> {
  const at = window.cursor === null ? firstCursor(job) : decode(window.cursor);
  if (at === null) return { items: [], next: null };
  if (!job.locations.some(({ id }) => id === at.location)) {
    // Chosen no more since the page before.
    const next = after(job, at);
    return { items: [], next: next === null ? null : JSON.stringify(next) };
  }
  const request = {
    locationId: at.location,
    beginTime: rfc3339(Math.max(window.from ?? FIRST, FIRST)),
    ...(window.to === null ? {} : { endTime: rfc3339(window.to) }),
    sortOrder: 'DESC' as const,
    limit: PAYOUT_PAGE,
    ...(at.cursor === null ? {} : { cursor: at.cursor }),
  };
  const page = await job.reader.read(SCOPES.payouts, (square) => square.payouts.list(request));
  const listed = job.reader.map(() => page.data.map((raw) => ({ raw, wire: parseSquarePayout(raw) })));
  const next = page.response.cursor ? { ...at, cursor: page.response.cursor } : after(job, at);
  return {
    items: await readWhole(job, listed),
    next: next === null ? null : JSON.stringify(next),
  };
}

function firstCursor({ locations }: PayoutsJob): Cursor | null {
  const [first] = locations;
  return first === undefined ? null : { location: first.id, cursor: null };
}

/** The next location in their fixed order, also where the one before is gone meanwhile. */
function after({ locations }: PayoutsJob, { location }: Cursor): Cursor | null {
  const following = locations.find(({ id }) => id > location);
  return following === undefined ? null : { location: following.id, cursor: null };
}

function decode(text: string): Cursor {
  const parsed = v.safeParse(CursorSchema, text);
  if (parsed.success) return parsed.output;
  throw new BridgeError({
    code: 'badRequest',
    message: 'This isn’t a place in Square’s payouts.',
    detail: 'cursor',
  });
}

/** Payouts by id, of any location, in the order asked; those that are gone are left out. Throws `BridgeError`. */
export async function readPayoutsById(job: PayoutsJob, ids: readonly string[]): Promise<Payout[]> {
  const found = await mapFew(ids, AT_ONCE, async (payoutId): Promise<Listed | null> => {
    const reply = await orNull(job.reader.read(SCOPES.payouts, (square) => square.payouts.get({ payoutId })));
    if (reply === null) return null;
    return { raw: reply.payout, wire: job.reader.map(() => parseSquarePayout(reply.payout)) };
  });
  return readWhole(
    job,
    found.filter((each) => each !== null),
  );
}

interface WithEntries extends Listed {
  readonly entries: readonly unknown[];
}

/** The entries payout by payout, then what was sold in all of them at once: a span of sales costs less than many small ones. */
async function readWhole(job: PayoutsJob, payouts: readonly Listed[]): Promise<Payout[]> {
  const { reader, scope, progress } = job;
  let done = 0;
  const report = () => progress({ done, total: payouts.length, unit: 'payouts' });
  report();
  const whole = await mapFew(payouts, AT_ONCE, async (listed): Promise<WithEntries> => {
    const entries = isBatch(listed.wire) ? await readEntries(reader, listed.wire.id) : [];
    done += 1;
    report();
    return { ...listed, entries };
  });
  const locations = new Map(job.all.map(({ id, name }) => [id, name]));
  const sales = new Map<string, SquareOfSale>();
  for (const wanted of wantedOf(reader, whole)) {
    for (const [id, sale] of await readSales(reader, wanted, locations)) sales.set(id, sale);
  }
  const context = { ...scope, sales, locations };
  return reader.map(() => whole.map(({ raw, entries }) => mapSquarePayout(raw, entries, context)));
}

/** The payments that entries name, by location, and the time they span. */
function wantedOf(reader: SquareReader, whole: readonly WithEntries[]): Wanted[] {
  const places = new Map<string, { paymentIds: Set<string>; from: number; to: number }>();
  for (const { wire, entries } of whole) {
    const place = places.get(wire.locationId) ?? {
      paymentIds: new Set<string>(),
      from: wire.createdAt,
      to: wire.createdAt,
    };
    for (const entry of entries) {
      const { paymentId, at } = reader.map(() => paymentOfEntry(entry));
      if (paymentId !== '') place.paymentIds.add(paymentId);
      place.from = Math.min(place.from, at);
      place.to = Math.max(place.to, at);
    }
    places.set(wire.locationId, place);
  }
  return [...places].map(([locationId, place]) => ({ locationId, ...place }));
}

async function readEntries(reader: SquareReader, payoutId: string): Promise<unknown[]> {
  const all: unknown[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const request = { payoutId, limit: ENTRY_PAGE, ...(cursor ? { cursor } : {}) };
    const page = await reader.read(SCOPES.payouts, (square) => square.payouts.listEntries(request));
    all.push(...page.data);
    cursor = page.response.cursor;
    if (!cursor) return all;
  }
  return all;
}

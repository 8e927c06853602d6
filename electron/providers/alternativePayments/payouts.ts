/** Payouts with what they are made of. */
import { ALTERNATIVE_STATUSES } from '../../../shared/payout/alternativePayments/kind.ts';
import { mapAlternativePayout } from '../../../shared/payout/alternativePayments/payout.ts';
import {
  PayoutWireSchema,
  TransactionWireSchema,
  type WirePayout,
  parseAlternative,
} from '../../../shared/payout/alternativePayments/wire.ts';
import type { Payout } from '../../../shared/payout/model.ts';
import { instantOf } from '../../../shared/payout/providerData.ts';
import type { HandlerContext } from '../../ipc/contract.ts';
import { mapFew } from '../mapFew.ts';
import { orNull } from '../orNull.ts';
import type { ReadPage, ReadScope, ReadWindow } from '../reader.ts';
import type { RestClient } from '../rest/client.ts';
import { SCOPES } from './client.ts';
import { readAll, readPage } from './lists.ts';
import { type NameFinder, type Names, createNameFinder } from './names.ts';
import { decodeCursor, encodeCursor, firstCursor, isPast } from './window.ts';

/** Payouts a page: each costs several more calls. */
const PAYOUT_PAGE = 20;
const AT_ONCE = 3;

export interface PayoutsJob {
  readonly client: RestClient;
  readonly scope: ReadScope;
  /** The account's currency, for payouts that nothing names one of. */
  readonly currency: string;
  readonly names: Names;
  readonly progress: HandlerContext['progress'];
}

/** One page of payouts created in the window, as the provider lists them. Throws `BridgeError`. */
export async function readPayoutsPage(job: PayoutsJob, window: ReadWindow): Promise<ReadPage<Payout>> {
  const cursor = window.cursor === null ? firstCursor(window) : decodeCursor(window.cursor);
  const query = { start_date: cursor.start, end_date: cursor.end };
  const request = { path: '/payouts', what: 'payouts', permission: SCOPES.payouts, query };
  const page = await readPage(job.client, request, cursor.after, PAYOUT_PAGE);
  const listed = job.client.map(() =>
    page.data.map((raw) => {
      const wire = parseAlternative(PayoutWireSchema, raw, 'payout');
      return { raw, wire, created: instantOf(wire.created_at) };
    }),
  );
  const inside = listed.filter(
    ({ created }) => created >= (window.from ?? -Infinity) && created < (window.to ?? Infinity),
  );
  const over =
    page.next === null ||
    isPast(
      listed.map(({ created }) => created),
      window.from,
    );
  const next = over ? null : encodeCursor({ ...cursor, after: page.next });
  return { items: await readWhole(job, inside), next };
}

/** Payouts by id, in the order asked; those that are gone are left out. Throws `BridgeError`. */
export async function readPayoutsById(job: PayoutsJob, ids: readonly string[]): Promise<Payout[]> {
  const found = await mapFew(ids, AT_ONCE, async (id) => {
    const path = `/payouts/${encodeURIComponent(id)}`;
    const raw = await orNull(job.client.read({ path, permission: SCOPES.payouts }));
    if (raw === null) return null;
    return { raw, wire: job.client.map(() => parseAlternative(PayoutWireSchema, raw, 'payout')) };
  });
  return readWhole(
    job,
    found.filter((each) => each !== null),
  );
}

interface Listed {
  readonly raw: unknown;
  readonly wire: WirePayout;
}

async function readWhole(job: PayoutsJob, payouts: readonly Listed[]): Promise<Payout[]> {
  let done = 0;
  const report = () => job.progress({ done, total: payouts.length, unit: 'payouts' });
  report();
  const finder = createNameFinder(job.client, job.names);
  return mapFew(payouts, AT_ONCE, async ({ raw, wire }) => {
    const rows = await readTransactions(job, finder, wire);
    const { names, currency, scope } = job;
    const payout = job.client.map(() => mapAlternativePayout(raw, rows, { ...scope, ...names, currency }));
    done += 1;
    report();
    return payout;
  });
}

/** Null until the payout is on its way, and where the provider has no list for it. */
async function readTransactions(
  { client }: PayoutsJob,
  finder: NameFinder,
  { id, status }: WirePayout,
): Promise<readonly unknown[] | null> {
  const state = ALTERNATIVE_STATUSES[status.toLowerCase()] ?? 'unknown';
  if (state === 'pending' || state === 'unknown' || state === 'canceled') return null;
  const path = `/payouts/${encodeURIComponent(id)}/transactions`;
  const rows = await orNull(readAll(client, { path, what: 'transactions', permission: SCOPES.payouts }));
  if (rows === null) return null;
  await finder.find(
    client.map(() => rows.map((row) => parseAlternative(TransactionWireSchema, row, 'transaction'))),
  );
  return rows;
}

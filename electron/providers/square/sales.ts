/** The payments and orders behind entries, in as few calls as Square allows: a list for a span of time, orders by the hundred. */
import * as v from 'valibot';
import type { SquareOfSale } from '../../../shared/payout/square/saleParts.ts';
import {
  type SquareOrder,
  SquareOrderSchema,
  type SquarePayment,
  SquarePaymentSchema,
  parseSquare,
} from '../../../shared/payout/square/wire.ts';
import { mapFew } from '../mapFew.ts';
import { orNull } from '../orNull.ts';
import { unlessRefused } from '../permission.ts';
import { rfc3339 } from '../rfc3339.ts';
import { SCOPES, type SquareReader } from './client.ts';

/** What is wanted: the payments that entries name, and when those entries moved the balance (unix seconds). */
export interface Wanted {
  readonly locationId: string;
  readonly paymentIds: ReadonlySet<string>;
  readonly from: number;
  readonly to: number;
}

const PAGE = 100;
const AT_ONCE = 3;
/** Money moves the balance up to this long after it was paid; what lies farther back (refunds) is asked for one by one. */
const SETTLES_WITHIN = 2 * 86_400;
/** More pages than this in a span are many payments of no interest: asking one by one is no worse. */
const MOST_PAGES = 100;

/** The sales by payment id; one that Square doesn't know any more is left out. Throws `BridgeError`. */
export async function readSales(
  reader: SquareReader,
  wanted: Wanted,
  locations: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, SquareOfSale>> {
  const payments = await readPayments(reader, wanted);
  const orders = await readOrders(reader, [...payments.values()]);
  const categories = await readCategories(reader, [...orders.values()]);
  const saleOf = (payment: SquarePayment): SquareOfSale => ({
    payment,
    order: orders.get(payment.orderId) ?? null,
    categories,
    location: locations.get(payment.locationId) ?? '',
  });
  return new Map([...payments].map(([id, payment]) => [id, saleOf(payment)]));
}

async function readPayments(
  reader: SquareReader,
  wanted: Wanted,
): Promise<ReadonlyMap<string, SquarePayment>> {
  const found = new Map<string, SquarePayment>();
  if (wanted.paymentIds.size === 0) return found;
  await listPayments(reader, wanted, found);
  const missing = [...wanted.paymentIds].filter((id) => !found.has(id));
  for (const payment of await mapFew(missing, AT_ONCE, async (id) => readPayment(reader, id))) {
    if (payment !== null) found.set(payment.id, payment);
  }
  return found;
}

async function listPayments(
  reader: SquareReader,
  { locationId, paymentIds, from, to }: Wanted,
  found: Map<string, SquarePayment>,
): Promise<void> {
  const span = { beginTime: rfc3339(from - SETTLES_WITHIN), endTime: rfc3339(to + 1), locationId };
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const request = { ...span, limit: PAGE, sortOrder: 'DESC', ...(cursor ? { cursor } : {}) };
    const page = await reader.read(SCOPES.payments, (square) => square.payments.list(request));
    const payments = reader.map(() =>
      page.data.map((raw) => parseSquare(SquarePaymentSchema, raw, 'payment')),
    );
    for (const payment of payments) if (paymentIds.has(payment.id)) found.set(payment.id, payment);
    cursor = page.response.cursor;
    if (!cursor || found.size === paymentIds.size) return;
  }
}

async function readPayment(reader: SquareReader, paymentId: string): Promise<SquarePayment | null> {
  const reply = await orNull(reader.read(SCOPES.payments, (square) => square.payments.get({ paymentId })));
  return reply === null ? null : reader.map(() => parseSquare(SquarePaymentSchema, reply.payment, 'payment'));
}

async function readOrders(
  reader: SquareReader,
  payments: readonly SquarePayment[],
): Promise<ReadonlyMap<string, SquareOrder>> {
  const ids = [...new Set(payments.map(({ orderId }) => orderId))].filter((id) => id !== '');
  const pages = await unlessRefused(
    mapFew(chunks(ids), AT_ONCE, async (orderIds) => {
      const raw = await reader.read(SCOPES.orders, (square) => square.orders.batchGet({ orderIds }));
      return reader.map(() =>
        (raw.orders ?? []).map((order) => parseSquare(SquareOrderSchema, order, 'order')),
      );
    }),
    [],
  );
  return new Map(pages.flat().map((order) => [order.id, order]));
}

const CatalogSchema = v.object({
  id: v.string(),
  categoryData: v.nullish(v.object({ name: v.nullish(v.string(), '') }), null),
  itemVariationData: v.nullish(v.object({ itemId: v.nullish(v.string(), '') }), null),
  itemData: v.nullish(
    v.object({
      reportingCategory: v.nullish(v.object({ id: v.nullish(v.string(), '') }), null),
      categories: v.nullish(v.array(v.object({ id: v.nullish(v.string(), '') })), []),
      categoryId: v.nullish(v.string(), ''),
    }),
    null,
  ),
});
type CatalogObject = v.InferOutput<typeof CatalogSchema>;

/** Names of categories by the id of what was sold; empty without the permission for items. */
async function readCategories(
  reader: SquareReader,
  orders: readonly SquareOrder[],
): Promise<ReadonlyMap<string, string>> {
  const sold = [...new Set(orders.flatMap((order) => order.lineItems.map((item) => item.catalogObjectId)))];
  const ids = sold.filter((id) => id !== '');
  const variations = await readCatalog(reader, ids);
  const categoryIds = new Set([...variations.values()].map(categoryOf).filter((id) => id !== ''));
  const categories = await readCatalog(
    reader,
    [...categoryIds].filter((id) => !variations.has(id)),
  );
  const all = new Map([...variations, ...categories]);
  const nameOf = (id: string): string => {
    const object = all.get(id);
    const item = all.get(object?.itemVariationData?.itemId ?? '') ?? object;
    return item === undefined ? '' : (all.get(categoryOf(item))?.categoryData?.name ?? '');
  };
  return new Map(ids.map((id) => [id, nameOf(id)]));
}

function categoryOf({ itemData }: CatalogObject): string {
  return itemData?.reportingCategory?.id || itemData?.categories[0]?.id || itemData?.categoryId || '';
}

async function readCatalog(
  reader: SquareReader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CatalogObject>> {
  const pages = await unlessRefused(
    mapFew(chunks(ids), AT_ONCE, async (objectIds) => {
      const request = { objectIds, includeRelatedObjects: true };
      const raw = await reader.read(SCOPES.items, (square) => square.catalog.batchGet(request));
      const objects = [...(raw.objects ?? []), ...(raw.relatedObjects ?? [])];
      return reader.map(() => objects.map((each) => parseSquare(CatalogSchema, each, 'catalogue object')));
    }),
    [],
  );
  return new Map(pages.flat().map((object) => [object.id, object]));
}

function chunks(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / PAGE) }, (_, index) =>
    ids.slice(index * PAGE, (index + 1) * PAGE),
  );
}

/** `GET /transactions`: filters, order and pages as Xendit has them. */
import { minor, toMajorNumber } from '../../../shared/money.ts';
import { refuse } from './errors.ts';
import type { XenditSeedTransaction } from './model.ts';
import { type Wire, statusOf, updatedOf, wireOf } from './wire.ts';

const DEFAULT_LIMIT = 10;
const MOST = 50;

/** What the list is of: the transactions that exist by `now`, newest first. */
export interface Ground {
  readonly businessId: string;
  readonly transactions: readonly XenditSeedTransaction[];
  readonly now: number;
}

type Test = (one: XenditSeedTransaction) => boolean;

function among(query: URLSearchParams, name: string, of: (one: XenditSeedTransaction) => string): Test {
  const wanted = new Set(query.getAll(name).flatMap((value) => value.split(',')));
  return (one) => wanted.size === 0 || wanted.has(of(one));
}

function range(query: URLSearchParams, name: string, of: (one: XenditSeedTransaction) => number): Test {
  const [from, to] = [instant(query, `${name}[gte]`), instant(query, `${name}[lte]`)];
  return (one) => (from === null || of(one) >= from) && (to === null || of(one) <= to);
}

/** A query's ISO 8601 instant as unix seconds, or null without it. Throws a 400. */
export function instant(query: URLSearchParams, name: string): number | null {
  const text = query.get(name);
  if (text === null) return null;
  const ms = /^\d{4}-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) throw refuse(400, 'API_VALIDATION_ERROR', `"${name}" must be a valid ISO 8601 date`);
  return ms / 1000;
}

function limitOf(query: URLSearchParams): number {
  const text = query.get('limit');
  const limit = text === null ? DEFAULT_LIMIT : Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= MOST) return limit;
  throw refuse(400, 'API_VALIDATION_ERROR', `"limit" must be between 1 and ${MOST}`);
}

/** One page. Throws refusals. */
export function listOf({ businessId, transactions, now }: Ground, query: URLSearchParams): Wire {
  const tests: readonly Test[] = [
    among(query, 'types', ({ type }) => type),
    among(query, 'statuses', (one) => statusOf(one, now)),
    among(query, 'channel_categories', ({ channelCategory }) => channelCategory),
    among(query, 'currency', ({ currency }) => currency),
    among(query, 'reference_id', ({ referenceId }) => referenceId),
    among(query, 'product_id', ({ productId }) => productId),
    among(query, 'amount', (one) => String(toMajorNumber(minor(one.amount), one.currency))),
    range(query, 'created', ({ created }) => created),
    range(query, 'updated', (one) => updatedOf(one, now)),
  ];
  const found = transactions.filter((one) => tests.every((test) => test(one)));
  const start = placeAfter(transactions, found, query);
  const limit = limitOf(query);
  const rows = found.slice(start, start + limit);
  const data = rows.map((one) => wireOf(one, businessId, now));
  const more = found.length > start + limit;
  const href = `/transactions?after_id=${rows.at(-1)?.id ?? ''}&limit=${limit}`;
  return { has_more: more, data, links: more ? [{ href, rel: 'next', method: 'GET' }] : [] };
}

/** Where the page begins: after the row that `after_id` names, by the order of all rows, or just before `before_id`. */
function placeAfter(
  all: readonly XenditSeedTransaction[],
  found: readonly XenditSeedTransaction[],
  query: URLSearchParams,
): number {
  const [after, before] = [query.get('after_id'), query.get('before_id')];
  const id = after ?? before;
  if (id === null) return 0;
  const place = all.findIndex((one) => one.id === id);
  if (place < 0) throw refuse(400, 'API_VALIDATION_ERROR', 'The item to page from was not found');
  const rank = new Map(all.map((one, at) => [one, at]));
  if (after !== null) {
    const next = found.findIndex((one) => (rank.get(one) ?? 0) > place);
    return next < 0 ? found.length : next;
  }
  const until = found.findLastIndex((one) => (rank.get(one) ?? 0) < place);
  return Math.max(0, until + 1 - limitOf(query));
}

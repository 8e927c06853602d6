/** Stripe's lists: parameters, filters, cursors. Newest first. */
import { badParameter, noSuch, unknownParameter } from './errors.ts';
import type { Stored } from './store.ts';

/** The parameters of a list, checked. */
export interface ListQuery {
  readonly limit: number;
  readonly startingAfter: string;
  readonly endingBefore: string;
  readonly expand: readonly string[];
  /** Plain filters that were given: name and value. */
  readonly equal: ReadonlyMap<string, string>;
  /** Ranges that were given: the field, the comparison, the number. */
  readonly ranges: readonly { readonly field: string; readonly compare: Compare; readonly value: number }[];
}

const COMPARES = ['gt', 'gte', 'lt', 'lte', 'eq'] as const;
type Compare = (typeof COMPARES)[number];

const EXPAND = /^expand\[\d*\]$/;
const RANGE = /^(\w+)\[(\w+)\]$/;

function integer(param: string, text: string): number {
  if (!/^-?\d+$/.test(text))
    throw badParameter(param, `Invalid integer: ${text}`, 'parameter_invalid_integer');
  return Number(text);
}

function limitOf(text: string | null): number {
  if (text === null) return 10;
  const limit = integer('limit', text);
  if (limit < 1) throw badParameter('limit', 'This value must be greater than or equal to 1.');
  if (limit > 100) throw badParameter('limit', 'This value must be less than or equal to 100.');
  return limit;
}

/** The paths of `expand[]`, `expand[0]`, …, in order. */
export function expandPaths(query: URLSearchParams): string[] {
  return [...query].filter(([name]) => EXPAND.test(name)).map(([, value]) => value);
}

/** Refuses parameters that an endpoint for one object doesn't take. */
export function onlyExpand(query: URLSearchParams): readonly string[] {
  for (const name of query.keys()) if (!EXPAND.test(name)) throw unknownParameter(name);
  return expandPaths(query);
}

function rangeOf(name: string, value: string, fields: readonly string[]): ListQuery['ranges'][number] | null {
  if (fields.includes(name)) return { field: name, compare: 'eq', value: integer(name, value) };
  const [, field = '', word = ''] = RANGE.exec(name) ?? [];
  if (!fields.includes(field)) return null;
  const compare = COMPARES.find((each) => each === word && each !== 'eq');
  if (!compare) throw unknownParameter(name);
  return { field, compare, value: integer(name, value) };
}

/**
 * Reads the parameters of a list. `filters` and `ranged` name what the endpoint takes besides paging. Throws refusals for
 * unknown parameters and bad values.
 */
export function parseListQuery(
  query: URLSearchParams,
  filters: readonly string[],
  ranged: readonly string[],
): ListQuery {
  const equal = new Map<string, string>();
  const ranges: ListQuery['ranges'][number][] = [];
  for (const [name, value] of query) {
    if (['limit', 'starting_after', 'ending_before'].includes(name) || EXPAND.test(name)) continue;
    const range = rangeOf(name, value, ranged);
    if (range) ranges.push(range);
    else if (filters.includes(name)) equal.set(name, value);
    else throw unknownParameter(name);
  }
  const startingAfter = query.get('starting_after') ?? '';
  const endingBefore = query.get('ending_before') ?? '';
  if (startingAfter !== '' && endingBefore !== '') {
    throw badParameter('starting_after', 'You cannot parameterize both starting_after and ending_before.');
  }
  return {
    limit: limitOf(query.get('limit')),
    startingAfter,
    endingBefore,
    expand: expandPaths(query),
    equal,
    ranges,
  };
}

function inRange(actual: unknown, compare: Compare, value: number): boolean {
  if (typeof actual !== 'number') return false;
  if (compare === 'gt') return actual > value;
  if (compare === 'gte') return actual >= value;
  if (compare === 'lt') return actual < value;
  return compare === 'lte' ? actual <= value : actual === value;
}

function fits(row: Stored, query: ListQuery): boolean {
  for (const [field, value] of query.equal) {
    if (field === 'payout' ? row.payout !== value : row.wire[field] !== value) return false;
  }
  return query.ranges.every(({ field, compare, value }) => inRange(row.wire[field], compare, value));
}

/**
 * One page. A cursor is a place in the whole list, whether or not its object passes the filters. Throws a refusal for a
 * cursor that names nothing; `what` is the object's name in that message.
 */
export function pageOf(
  rows: readonly Stored[],
  query: ListQuery,
  what: string,
): { readonly rows: readonly Stored[]; readonly hasMore: boolean } {
  const cursor = query.startingAfter || query.endingBefore;
  const at = cursor === '' ? -1 : rows.findIndex((row) => row.id === cursor);
  if (cursor !== '' && at < 0) {
    throw noSuch(what, cursor, query.startingAfter === '' ? 'ending_before' : 'starting_after', 400);
  }
  const part = query.endingBefore === '' ? rows.slice(at + 1) : rows.slice(0, at);
  const found = part.filter((row) => fits(row, query));
  const page = query.endingBefore === '' ? found.slice(0, query.limit) : found.slice(-query.limit);
  return { rows: page, hasMore: found.length > query.limit };
}

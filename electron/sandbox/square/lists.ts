/** Square's lists: filtered by time and place, newest or oldest first, in pages with an opaque cursor. */
import { type SquareObject, textOf } from './model.ts';
import { badRequest } from './refusal.ts';

export interface ListSpec {
  /** The field that lists are ordered and bounded by. */
  readonly time: string;
  /** The key of the list in the reply. */
  readonly key: string;
  readonly most: number;
}

/** One page. Throws a 400 for a limit, time or cursor that can't be. */
export function pageOf(
  rows: readonly SquareObject[],
  query: URLSearchParams,
  { time, key, most }: ListSpec,
): Readonly<Record<string, unknown>> {
  const [from, to] = [instant(query, 'begin_time'), instant(query, 'end_time')];
  const at = (row: SquareObject) => Date.parse(textOf(row, time));
  const inside = rows.filter((row) => (from === null || at(row) >= from) && (to === null || at(row) < to));
  const turn = query.get('sort_order') === 'ASC' ? 1 : -1;
  const ordered = inside.toSorted((a, b) => turn * (at(a) - at(b) || (a.id < b.id ? -1 : 1)));
  const start = startAt(query.get('cursor'));
  const limit = limitOf(query, most);
  const next = start + limit;
  const cursor = next < ordered.length ? { cursor: `at.${next}` } : {};
  return { [key]: ordered.slice(start, next), ...cursor };
}

function instant(query: URLSearchParams, name: string): number | null {
  const text = query.get(name);
  if (text === null || text === '') return null;
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw badRequest(`${name} is not a timestamp`);
  return ms;
}

function startAt(cursor: string | null): number {
  if (cursor === null || cursor === '') return 0;
  const found = /^at\.(\d{1,9})$/.exec(cursor);
  if (found === null) throw badRequest('Invalid cursor');
  return Number(found[1]);
}

function limitOf(query: URLSearchParams, most: number): number {
  const text = query.get('limit');
  if (text === null) return most;
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= most) return limit;
  throw badRequest(`limit must be between 1 and ${most}`);
}

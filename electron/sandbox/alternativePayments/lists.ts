/** Lists as Alternative Payments pages them: newest first, opaque cursors, one of two wrappers. */
import type { AlternativeObject } from './model.ts';
import { Refusal } from './refusal.ts';

/** The reference's wrapper has the cursors beside the data, the guides' has them in `pagination`. */
export type Wrapper = 'flat' | 'pagination';

const DEFAULT_LIMIT = 100;

/** One field of an object as text; empty if it has none. */
export function textOf(object: AlternativeObject, field: string): string {
  const value = object[field];
  return typeof value === 'string' ? value : '';
}

/** A page of `rows` by `limit`, `after` and `before`. Throws a refusal for a bad number or cursor. */
export function pageOf(
  rows: readonly AlternativeObject[],
  query: URLSearchParams,
  wrapper: Wrapper,
): unknown {
  const sorted = rows.toSorted(
    (a, b) => compare(textOf(b, 'created_at'), textOf(a, 'created_at')) || compare(b.id, a.id),
  );
  const limit = limitOf(query.get('limit'));
  const [start, end] = boundsOf(sorted, query, limit);
  const data = sorted.slice(start, end);
  const [first, last] = [data[0], data.at(-1)];
  const cursors = {
    start_cursor: first === undefined ? '' : cursorOf(first.id),
    end_cursor: last === undefined ? '' : cursorOf(last.id),
    has_next_page: end < sorted.length,
    has_previous_page: start > 0,
  };
  if (wrapper === 'flat') return { data, ...cursors };
  const { has_next_page, end_cursor } = cursors;
  return { data, pagination: { has_next_page, end_cursor: has_next_page ? end_cursor : null } };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function limitOf(text: string | null): number {
  if (text === null || text === '') return DEFAULT_LIMIT;
  if (!/^\d+$/.test(text) || Number(text) < 1 || Number(text) > DEFAULT_LIMIT) {
    throw new Refusal(400, 'bad_request', 'limit must be between 1 and 100');
  }
  return Number(text);
}

function boundsOf(
  rows: readonly AlternativeObject[],
  query: URLSearchParams,
  limit: number,
): [number, number] {
  const [after, before] = [query.get('after') ?? '', query.get('before') ?? ''];
  if (before !== '') {
    const at = placeOf(rows, before);
    return [Math.max(0, at - limit), at];
  }
  const start = after === '' ? 0 : placeOf(rows, after) + 1;
  return [start, Math.min(rows.length, start + limit)];
}

function placeOf(rows: readonly AlternativeObject[], cursor: string): number {
  const at = rows.findIndex((row) => cursorOf(row.id) === cursor);
  if (at < 0) throw new Refusal(400, 'bad_request', 'invalid cursor');
  return at;
}

function cursorOf(id: string): string {
  return Buffer.from(`cursor|${id}`).toString('base64url');
}

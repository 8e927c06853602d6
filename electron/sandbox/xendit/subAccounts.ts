/** `GET /v2/accounts` and one of them, as Xendit's reference shows them. */
import { refuse } from './errors.ts';
import type { XenditSubAccount } from './model.ts';
import { type Wire, isoOf } from './wire.ts';

/** The list by creation date, the newest first, or the one that `id` names. Throws refusals. */
export function accountsOf(all: readonly XenditSubAccount[], id: string, query: URLSearchParams): Wire {
  const newest = all.toSorted((a, b) => b.created - a.created);
  if (id !== '') {
    const found = newest.find(({ seed }) => seed.businessId === id);
    if (found === undefined) throw refuse(404, 'DATA_NOT_FOUND', 'Account not found');
    return wireOf(found);
  }
  const limit = Number(query.get('limit') ?? 10);
  if (!Number.isInteger(limit) || limit < 1 || limit > 50) {
    throw refuse(400, 'API_VALIDATION_ERROR', '"limit" must be between 1 and 50');
  }
  const after = query.get('after_id');
  const place = after === null ? -1 : newest.findIndex(({ seed }) => seed.businessId === after);
  if (after !== null && place < 0) {
    throw refuse(400, 'API_VALIDATION_ERROR', 'The item to page from was not found');
  }
  const rows = newest.slice(place + 1, place + 1 + limit);
  const more = newest.length > place + 1 + limit;
  const href = `/v2/accounts?after_id=${rows.at(-1)?.seed.businessId ?? ''}&limit=${limit}`;
  return {
    data: rows.map(wireOf),
    has_more: more,
    links: more ? [{ href, rel: 'next', method: 'GET' }] : [],
  };
}

function wireOf({ seed, name, email, created, type, status }: XenditSubAccount): Wire {
  return {
    id: seed.businessId,
    created: isoOf(created),
    updated: isoOf(created),
    type,
    email,
    public_profile: { business_name: name },
    country: 'ID',
    status,
  };
}

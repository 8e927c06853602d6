/** Alternative Payments' lists, in either of their two wrappers. */
import { type WirePage, parsePage } from '../../../shared/payout/alternativePayments/wire.ts';
import type { RestClient } from '../rest/client.ts';

export interface ListRequest {
  readonly path: string;
  /** What it lists, for messages. */
  readonly what: string;
  readonly permission: string;
  readonly query?: Readonly<Record<string, string | null>>;
}

/** As many as a page holds by the reference's default. */
const PAGE = 100;
/** No list is longer; a server that always has a next page must not be asked for ever. */
const MOST_PAGES = 1000;

/** One page after a cursor. Throws `BridgeError`. */
export async function readPage(
  client: RestClient,
  { path, what, permission, query }: ListRequest,
  after: string | null,
  limit = PAGE,
): Promise<WirePage> {
  const raw = await client.read({ path, permission, query: { ...query, limit: String(limit), after } });
  return client.map(() => parsePage(raw, what));
}

/** Every object of a list. Throws `BridgeError`. */
export async function readAll(client: RestClient, request: ListRequest): Promise<unknown[]> {
  const all: unknown[] = [];
  let after: string | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page: WirePage = await readPage(client, request, after);
    all.push(...page.data);
    if (page.next === null || page.next === after) break;
    after = page.next;
  }
  return all;
}

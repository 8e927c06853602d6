/** Xendit behind the interface that every provider has. */
import { BridgeError } from '../../../shared/bridge.ts';
import { sumMinor } from '../../../shared/money.ts';
import type { Payout, PayoutEntry } from '../../../shared/payout/model.ts';
import { mapXenditTransaction } from '../../../shared/payout/xendit/entry.ts';
import { askAt, mapXenditPayout } from '../../../shared/payout/xendit/payout.ts';
import type { HandlerContext } from '../../ipc/contract.ts';
import { mapFew } from '../mapFew.ts';
import type { ProviderReader, ReadPage, ReadScope, ReadWindow, ReaderInput } from '../reader.ts';
import type { RestClient } from '../rest/client.ts';
import { readXenditAccounts } from './accounts.ts';
import { openXendit } from './client.ts';
import { currenciesOf } from './currencies.ts';
import { onHold } from './onHold.ts';
import { readBalance, readTransaction, readTransactions } from './pages.ts';

const AT_ONCE = 4;
const DAY = 86_400;
/** An entry is dated by its settlement; the change that settled it may be noted somewhat before or after. */
const SLACK = DAY;
/** Pages without a settled movement (the newest ones, mostly) that one call passes over. */
const MOST_EMPTY = 20;

/** What payouts are looked for in: withdrawals first, then payments that may have gone straight to the bank. */
const PHASES = {
  w: { types: ['WITHDRAWAL'] },
  s: { types: ['PAYMENT', 'IN_PERSON_PAYMENT'], channels: ['VIRTUAL_ACCOUNT', 'CARDS'] },
} as const;

/** Reads with the connection's secret key, or the key of the platform whose sub-account it is. Throws `BridgeError` `unauthorised` if it isn't on this machine any more. */
export async function openXenditReader({ secret, endpoints, context }: ReaderInput): Promise<ProviderReader> {
  const account = secret['account'];
  const client = openXendit({ key: keyOf(secret), account, endpoints, context });
  return Promise.resolve({
    payoutsPage: (scope, window) => payoutsPage(client, scope, window, context.progress),
    payoutsById: (scope, ids) => payoutsById(client, scope, ids),
    entriesPage: (scope, window) => entriesPage(client, scope, window),
    balance: async () => {
      const currencies = await currenciesOf(client);
      const at = Math.floor(Date.now() / 1000);
      const balances = await mapFew(currencies, AT_ONCE, async (currency) => ({
        currency,
        total: sumMinor([await readBalance(client, currency, null), await onHold(client, currency)]),
      }));
      return { at, balances };
    },
    ...(account === undefined ? { accountsPage: (cursor) => readXenditAccounts(client, cursor) } : {}),
  });
}

/**
 * Xendit orders by creation, the balance moves at settlement: so it is asked for what changed in the window, and gives what
 * moved by then. What moved a little outside comes too; storing it again changes nothing.
 */
function changedIn({ from, to }: ReadWindow) {
  return { updatedFrom: from === null ? null : Math.max(0, from - SLACK), createdTo: to };
}

async function entriesPage(
  client: RestClient,
  scope: ReadScope,
  window: ReadWindow,
): Promise<ReadPage<PayoutEntry>> {
  let { cursor } = window;
  for (let empty = 0; ; empty += 1) {
    const page = await readTransactions(client, { ...changedIn(window), cursor });
    const items = client.map(() => page.rows.flatMap((row) => mapXenditTransaction(row, scope)));
    if (items.length > 0 || page.next === null || empty >= MOST_EMPTY) {
      return { items: items.toSorted((a, b) => b.created - a.created), next: page.next };
    }
    cursor = page.next;
  }
}

async function payoutsPage(
  client: RestClient,
  scope: ReadScope,
  window: ReadWindow,
  progress: HandlerContext['progress'],
): Promise<ReadPage<Payout>> {
  const [phase, after] = placeIn(window.cursor);
  const page = await readTransactions(client, { ...PHASES[phase], ...changedIn(window), cursor: after });
  const items = await asPayouts(client, scope, page.rows, progress);
  const onward = phase === 'w' ? 's:' : null;
  return { items, next: page.next === null ? onward : `${phase}:${page.next}` };
}

function placeIn(cursor: string | null): readonly ['w' | 's', string | null] {
  if (cursor === null) return ['w', null];
  const id = cursor.slice(2);
  return [cursor.startsWith('s:') ? 's' : 'w', id === '' ? null : id];
}

async function payoutsById(client: RestClient, scope: ReadScope, ids: readonly string[]): Promise<Payout[]> {
  const rows = await mapFew(ids, AT_ONCE, (id) => readTransaction(client, id));
  return asPayouts(
    client,
    scope,
    rows.filter((row) => row !== null),
    () => undefined,
  );
}

async function asPayouts(
  client: RestClient,
  scope: ReadScope,
  rows: readonly unknown[],
  progress: HandlerContext['progress'],
): Promise<Payout[]> {
  let done = 0;
  const found = await mapFew(rows, AT_ONCE, async (row) => {
    const ask = client.map(() => askAt(row));
    const after = ask === null ? null : await readBalance(client, ask.currency, ask.at);
    const payout = client.map(() => mapXenditPayout(row, scope, after));
    done += 1;
    progress({ done, total: rows.length, unit: 'payouts' });
    return payout;
  });
  return found.filter((payout) => payout !== null);
}

function keyOf(secret: Readonly<Record<string, string>>): string {
  const key = secret['key'];
  if (key !== undefined && key !== '') return key;
  throw new BridgeError({
    code: 'unauthorised',
    message: 'The Xendit key is not on this machine any more. Paste it again to go on.',
  });
}

/**
 * Money on hold. A withdrawal or payout that Xendit is still working on may have left its balance already, and comes back if it
 * fails: until it is done it is no movement, so it has to be counted as still being there. Whether the balance went down is
 * asked, not assumed.
 */
import * as v from 'valibot';
import { type Currency, type Minor, ZERO, subtract, sumMinor } from '../../../shared/money.ts';
import { parseXenditTransaction } from '../../../shared/payout/xendit/entry.ts';
import { xenditAmounts } from '../../../shared/payout/xendit/fee.ts';
import { mapFew } from '../mapFew.ts';
import type { RestClient } from '../rest/client.ts';
import { readBalance, readTransactions } from './pages.ts';

const AT_ONCE = 4;

const Instant = v.object({ created: v.string() });

/** What is on hold in one currency, minor units, as far as the balance doesn't contain it. Throws `BridgeError`. */
export async function onHold(client: RestClient, currency: Currency): Promise<Minor> {
  const page = await readTransactions(client, {
    currency,
    statuses: ['PENDING'],
    updatedFrom: null,
    createdTo: null,
    cursor: null,
  });
  const held = await mapFew(page.rows, AT_ONCE, (row) => heldBy(client, currency, row));
  return sumMinor(held);
}

/** The whole of it if the balance fell by just that in the transaction's own moment; else nothing. */
async function heldBy(client: RestClient, currency: Currency, raw: unknown): Promise<Minor> {
  const due = client.map(() => {
    const row = parseXenditTransaction(raw);
    return row.cashflow === 'MONEY_OUT' ? { at: row.created, net: xenditAmounts(row).net } : null;
  });
  if (due === null) return ZERO;
  const created = v.parse(Instant, raw).created;
  const at = Date.parse(created) / 1000;
  const before = await readBalance(client, currency, at - 0.001);
  const after = await readBalance(client, currency, Math.floor(at) + 0.999);
  const fell = subtract(after, before);
  return fell === due.net ? subtract(ZERO, due.net) : ZERO;
}

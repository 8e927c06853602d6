/** Which currencies an account holds: Xendit states a balance for one currency at a time and lists none. */
import type { Currency } from '../../../shared/money.ts';
import { mapFew } from '../mapFew.ts';
import type { RestClient } from '../rest/client.ts';
import { readTransactions } from './pages.ts';

/** Those that Xendit's reference names for balances and transactions. */
const OFFERED: readonly Currency[] = [
  'AUD',
  'EUR',
  'GBP',
  'HKD',
  'IDR',
  'MYR',
  'PHP',
  'SGD',
  'THB',
  'USD',
  'VND',
];
const AT_ONCE = 4;

/** The currencies in which there is any transaction, in the order of their codes. Throws `BridgeError`. */
export async function currenciesOf(client: RestClient): Promise<Currency[]> {
  const used = await mapFew(OFFERED, AT_ONCE, async (currency) => {
    const page = await readTransactions(client, {
      currency,
      limit: 1,
      updatedFrom: null,
      createdTo: null,
      cursor: null,
    });
    return page.rows.length > 0;
  });
  return OFFERED.filter((_, at) => used[at] === true);
}

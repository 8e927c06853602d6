/**
 * Compares the books with the Indonesian marketplace's story: its Xendit account and its rupiah bank account. Works from Xendit's
 * own objects and the truth beside the bank's lines only, as `audit.ts` does.
 */
import { fromMajorNumber, minor, toMajorText } from '../../../shared/money.ts';
import type { XenditStory } from '../../sandbox/story/xendit/story.ts';
import { RUPIAH_ACCOUNTS } from '../../sandbox/story/xendit/books.ts';
import { movementsOf } from '../../sandbox/xendit/model.ts';
import type { LedgerReport } from '../../sandbox/xero/report.ts';
import type { ClearingResult } from './report.ts';

const CURRENCY = 'IDR';

/** What the audit of one more clearing account found. */
export interface MoreAudit {
  readonly clearing: ClearingResult;
  readonly failures: readonly string[];
}

/** Holds the ledger against the marketplace's story. */
export function auditMarketplace(story: XenditStory, ledger: LedgerReport): MoreAudit {
  const accountOf = (key: string) => {
    const code = RUPIAH_ACCOUNTS.find((account) => account.key === key)?.code;
    return ledger.accounts.find((account) => account.code === code);
  };
  const [bank, clearing] = [accountOf('rupiahBank'), accountOf('xenditClearing')];
  const expected = story.lines
    .filter(({ payoutId }) => payoutId !== '')
    .map(({ date, amount }) => `${date} ${toMajorText(minor(amount), CURRENCY)}`);
  const posted = ledger.bankTransfers
    .filter((transfer) => transfer.status !== 'DELETED')
    .filter((transfer) => transfer['fromAccountId'] === clearing?.accountId)
    .filter((transfer) => transfer['toAccountId'] === bank?.accountId)
    .map((transfer) => `${transfer.date} ${String(transfer['amount'])}`);
  const held = minor(
    story.seed.transactions
      .flatMap(movementsOf)
      .filter(({ at }) => at <= story.end)
      .reduce((sum, { net }) => sum + net, 0),
  );
  const inBooks = fromMajorNumber(Number(clearing?.balance ?? Number.NaN), CURRENCY);
  const residual = toMajorText(minor(inBooks - held), CURRENCY);
  return {
    clearing: {
      provider: 'Xendit',
      currency: CURRENCY,
      clearing: toMajorText(inBooks, CURRENCY),
      held: toMajorText(held, CURRENCY),
      inTransit: toMajorText(minor(0), CURRENCY),
      residual,
    },
    failures: [
      ...without(expected, posted).map((line) => `No transfer for the rupiah line ${line}`),
      ...without(posted, expected).map((transfer) => `A transfer in rupiah too many: ${transfer}`),
      ...(residual === '0.00' ? [] : [`The Xendit clearing account is off by ${residual}`]),
    ],
  };
}

/** The items that aren't among the others, each of which stands for one. */
function without(items: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return items.filter((item) => {
    const at = left.indexOf(item);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

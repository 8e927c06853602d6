/**
 * Compares one clearing account of the sandbox's own ledger with what its provider's story says. Works from the providers' own
 * objects and the truth beside the bank's lines only, as `audit.ts` does.
 */
import type { PlainDate } from '../../../shared/dates.ts';
import { type Minor, fromMajorNumber, minor, sumMinor, toMajorText } from '../../../shared/money.ts';
import type { LedgerObject, LedgerReport } from '../../sandbox/xero/report.ts';
import type { ClearingResult } from './report.ts';

/** What must be in the books at the end of the story. Amounts in minor units. */
export interface ClearingTruth {
  readonly provider: string;
  readonly currency: string;
  /** Codes of the two accounts. */
  readonly clearing: string;
  readonly bank: string;
  /** Statement lines that are payouts, or returns of one: signed as the statement has them. */
  readonly lines: readonly { readonly date: PlainDate; readonly amount: number }[];
  /** What the provider holds, and what has left it and isn't on the statement. */
  readonly held: Minor;
  readonly inTransit: Minor;
  /** What payouts hold whose line hasn't come: it is booked with the line. */
  readonly notPosted: Minor;
}

/** What the audit of one more clearing account found. */
export interface MoreAudit {
  readonly clearing: ClearingResult;
  /** References that two objects of the clearing account carry. */
  readonly duplicates: number;
  readonly failures: readonly string[];
}

/** Holds the ledger against the truth: one transfer a line, no other, nothing twice, nothing left over. */
export function auditClearing(truth: ClearingTruth, ledger: LedgerReport): MoreAudit {
  const { provider, currency } = truth;
  const clearing = ledger.accounts.find(({ code }) => code === truth.clearing);
  const objects = objectsOf(ledger, clearing?.accountId ?? '');
  const bankId = ledger.accounts.find(({ code }) => code === truth.bank)?.accountId ?? '';
  const expected = truth.lines.map(({ date, amount }) => `${date} ${toMajorText(minor(amount), currency)}`);
  const posted = objects.transfers.map((transfer) => {
    const other = transfer['toAccountId'] === bankId || transfer['fromAccountId'] === bankId;
    const sign = transfer['toAccountId'] === bankId ? '' : '-';
    return `${transfer.date} ${sign}${String(transfer['amount'])}${other ? '' : ' of another account'}`;
  });
  const missing = without(expected, posted);
  const twice = repeated(Object.values(objects).flat());
  const inBooks = fromMajorNumber(Number(clearing?.balance ?? Number.NaN), currency);
  const residual = toMajorText(minor(inBooks - truth.held - truth.inTransit + truth.notPosted), currency);
  return {
    clearing: {
      provider,
      currency,
      lines: expected.length,
      posted: expected.length - missing.length,
      clearing: toMajorText(inBooks, currency),
      held: toMajorText(truth.held, currency),
      inTransit: toMajorText(truth.inTransit, currency),
      notPosted: toMajorText(truth.notPosted, currency),
      residual,
    },
    duplicates: twice.length,
    failures: [
      ...missing.map((line) => `No transfer for the line ${line} ${currency} from ${provider}`),
      ...without(posted, expected).map((transfer) => `A transfer of ${provider} too many: ${transfer}`),
      ...twice.map((reference) => `Two objects carry the reference "${reference}"`),
      ...(residual === '0.00' ? [] : [`The ${provider} clearing account is off by ${residual}`]),
    ],
  };
}

/** Live objects that touch an account. */
function objectsOf(ledger: LedgerReport, accountId: string) {
  const touches = (object: LedgerObject): boolean =>
    object.status !== 'DELETED' &&
    [object['accountId'], object['fromAccountId'], object['toAccountId']].includes(accountId);
  return {
    payments: ledger.payments.filter(touches),
    bankTransactions: ledger.bankTransactions.filter(touches),
    transfers: ledger.bankTransfers.filter(touches),
  };
}

function repeated(objects: readonly LedgerObject[]): string[] {
  const references = objects.map(({ reference }) => reference).filter((reference) => reference !== '');
  const seen = new Set<string>();
  return references.filter((reference) => {
    const isAgain = seen.has(reference);
    seen.add(reference);
    return isAgain;
  });
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

/** The sum of amounts in minor units. */
export function total(amounts: readonly number[]): Minor {
  return sumMinor(amounts.map((amount) => minor(amount)));
}

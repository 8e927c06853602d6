/** What a receive or spend money is coded to, as one text that can be compared and shown: `200 110.00, 404 -3.00`. */
import { type Currency, type Minor, sumMinor, toMajorText } from '../../money.ts';
import { compareText } from '../../order.ts';
import type { BankTransactionDraft } from '../model.ts';

/** Amounts by account code, in order of the codes; lines of zero together are left out. Amounts are minor units. */
export function codedText(
  lines: readonly { readonly accountCode: string; readonly amount: Minor }[],
  currency: Currency,
): string {
  const byCode = new Map<string, Minor[]>();
  for (const { accountCode, amount } of lines) {
    const own = byCode.get(accountCode);
    if (own) own.push(amount);
    else byCode.set(accountCode, [amount]);
  }
  return [...byCode]
    .map(([code, amounts]) => [code, sumMinor(amounts)] as const)
    .filter(([, amount]) => amount !== 0)
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([code, amount]) => `${code} ${toMajorText(amount, currency)}`)
    .join(', ');
}

/** The text of a draft as it is sent. */
export function linesOf({ lines, currency }: Pick<BankTransactionDraft, 'lines' | 'currency'>): string {
  return codedText(lines, currency);
}

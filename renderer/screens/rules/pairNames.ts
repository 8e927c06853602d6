/** Payouts and bank lines told in a few words, from cached history or from the database's rows. */
import type { PlainDate } from '../../../shared/dates.ts';
import type { Minor } from '../../../shared/money.ts';
import type { StatementLine } from '../../../shared/statement/model.ts';
import type { Texts } from '../../i18n/useTexts.ts';

type Money = { readonly amount: Minor; readonly currency: string };

/** `Payout of A$ 1.00, 2 Nov`. */
export function payoutName(
  { t, money, date }: Texts,
  payout: (Money & { readonly arrivalDate: PlainDate }) | undefined,
): string {
  if (!payout) return t('pair.gone');
  const { amount, currency, arrivalDate } = payout;
  return t('pair.payout', { amount: money(amount, currency), date: date(arrivalDate, 'year') });
}

/** `bank line A$ 1.00, 3 Nov “STRIPE”`. */
export function lineName(
  { t, money, date }: Texts,
  line: Pick<StatementLine, 'amount' | 'currency' | 'date' | 'narrative'> | undefined,
): string {
  if (!line) return t('pair.gone');
  const { amount, currency } = line;
  const told = t('pair.line', { amount: money(amount, currency), date: date(line.date, 'year') });
  return `${told} “${line.narrative.slice(0, 60)}”`;
}

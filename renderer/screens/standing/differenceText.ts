/** What is other in Xero than we wrote it, in words. */
import type { Texts } from '../../i18n/useTexts.ts';
import type { Difference } from '../../../shared/posting/readBack/differences.ts';

/** `Amount $10.00 → $12.00`. `accounts`: names by AccountID. */
export function differenceText(
  { t, money, date }: Pick<Texts, 't' | 'money' | 'date'>,
  difference: Difference,
  currency: string,
  accounts: ReadonlyMap<string, string>,
): string {
  if (difference.field === 'invoiceStatus') return t('finding.invoiceVoided');
  if (difference.field === 'date')
    return t('finding.date', { was: date(difference.was, 'year'), now: date(difference.now, 'year') });
  if (difference.field === 'amount' || difference.field === 'invoicePaid') {
    const values = { was: money(difference.was, currency), now: money(difference.now, currency) };
    return t(`finding.${difference.field}`, values);
  }
  const shown = (text: string) =>
    (difference.field === 'account' ? (accounts.get(text) ?? text) : text) || t('finding.empty');
  return t(`finding.${difference.field}`, { was: shown(difference.was), now: shown(difference.now) });
}

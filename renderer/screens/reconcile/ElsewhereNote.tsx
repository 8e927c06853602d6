import type { ReactElement } from 'react';
import { minor } from '../../../shared/money.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useAccounts, useMappings } from '../../stores/live.ts';
import type { DeskRow } from './deskRows.ts';

/** What OK does with a payout that never reaches the bank statement: what moves, and where to. */
export function ElsewhereNote({ row }: { readonly row: DeskRow }): ReactElement | null {
  const { t, money } = useTexts();
  const accounts = useAccounts();
  const mappings = useMappings();
  const [payout] = row.payouts;
  const mapping = mappings?.find(
    (one) => one.providerConnectionId === payout?.connectionId && one.currency === payout.currency,
  );
  if (payout?.amount === 0) return <p className="note">{t('panel.nothingPaid')}</p>;
  if (payout === undefined || mapping === undefined || accounts === undefined) return null;
  const code = mapping.elsewhereAccountCode;
  if (code === '') return <p className="note">{t('panel.elsewhereUnset')}</p>;
  const name = accounts.find((one) => one.code === code)?.name ?? '';
  const values = {
    account: `${code} ${name}`.trim(),
    amount: money(minor(Math.abs(payout.amount)), payout.currency),
  };
  return <p className="note">{t(payout.amount < 0 ? 'panel.elsewhereBack' : 'panel.elsewhere', values)}</p>;
}

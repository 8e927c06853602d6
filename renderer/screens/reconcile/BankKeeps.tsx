import type { ReactElement } from 'react';
import { Button } from '../../components/Button.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useRuleDraft } from '../../stores/ruleDraft.ts';
import { type Currency, type Minor, subtract, toMajorText } from '../../../shared/money.ts';
import { useRules } from '../rules/useRules.ts';
import type { OpenItems } from './openItems.ts';

/** What a bank account may have kept of one payout that came in one line. */
interface Kept {
  readonly accountId: string;
  readonly amount: Minor;
}

/** A fee is a small part of what it is taken from. */
const LARGEST_PART = 10;

/** The difference of one payout and one line, where the bank may have kept it; else null. */
export function keptBy(
  open: OpenItems | undefined,
  payoutKeys: ReadonlySet<string>,
  lineKeys: ReadonlySet<string>,
): Kept | null {
  const [payout, ...payouts] = (open?.payouts ?? []).filter(({ key }) => payoutKeys.has(key));
  const [line, ...lines] = (open?.lines ?? []).filter(({ key }) => lineKeys.has(key));
  if (!payout || !line || payouts.length + lines.length > 0) return null;
  const amount = subtract(payout.amount, line.amount);
  const isSmall = amount > 0 && line.amount > 0 && amount * LARGEST_PART <= payout.amount;
  return isSmall ? { accountId: line.accountId, amount } : null;
}

/** Teaches that the bank keeps a fee on this account: the rule is written with it, or the account's rule is opened. */
export function BankKeeps(props: {
  readonly kept: Kept | null;
  readonly currency: Currency;
}): ReactElement | null {
  const { kept, currency } = props;
  const { t, money } = useTexts();
  const rules = useRules();
  const write = useRuleDraft((store) => store.write);
  if (kept === null || rules === undefined) return null;
  const { accountId, amount } = kept;
  const known = rules.find((rule) => rule.kind === 'tolerance' && rule.accountId === accountId);
  const rule = known?.kind === 'tolerance' ? known : null;
  const maxFee = toMajorText(amount, currency);
  return (
    <Button icon="rules" kind="quiet" onPress={() => write({ kind: 'tolerance', rule, accountId, maxFee })}>
      {t('suggest.bankKeeps', { amount: money(amount, currency) })}
    </Button>
  );
}

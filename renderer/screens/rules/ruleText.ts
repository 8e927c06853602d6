/** Rules as plain sentences. */
import type { Connection } from '../../../shared/bridge.ts';
import type { Account } from '../../../shared/books/model.ts';
import type { Rule } from '../../../shared/matching/memory/ruleRows.ts';
import type { Texts } from '../../i18n/useTexts.ts';

/** The names that sentences use. */
export interface RuleNames {
  readonly connections: ReadonlyMap<string, Connection>;
  readonly accounts: ReadonlyMap<string, Account>;
}

/** A provider's own name; what the rule says where the catalogue knows none. */
export function providerName(texts: Texts, provider: string): string {
  return texts.maybe(`provider.${provider}`, {}, provider);
}

/** Whose money an alias tells of: an account, or every account of a provider. */
export function whose(
  texts: Texts,
  names: RuleNames,
  { provider, connectionId }: { readonly provider: string; readonly connectionId: string | null },
): string {
  if (connectionId === null) return providerName(texts, provider);
  return accountOf(texts, names, connectionId);
}

/** A provider account's name. */
export function accountOf(texts: Texts, names: RuleNames, connectionId: string): string {
  return names.connections.get(connectionId)?.name ?? texts.t('rules.unknownAccount');
}

function toleranceText(texts: Texts, names: RuleNames, rule: Extract<Rule, { kind: 'tolerance' }>): string {
  const { t } = texts;
  const bank = names.accounts.get(rule.accountId);
  const account = bank?.name ?? t('rules.unknownAccount');
  const { maxFee, maxBasisPoints } = rule;
  const amount = maxFee === null ? '' : texts.money(maxFee, bank?.currency ?? 'XXX');
  const share = maxBasisPoints === null ? '' : texts.percent(maxBasisPoints / 10_000);
  if (maxFee === null) return t('rule.tolerance.share', { account, share });
  return maxBasisPoints === null
    ? t('rule.tolerance.fee', { account, amount })
    : t('rule.tolerance.both', { account, amount, share });
}

/** One sentence for a rule. Payouts of `byHandOnly` are told by their own list. */
export function ruleText(texts: Texts, names: RuleNames, rule: Rule): string {
  const { t } = texts;
  switch (rule.kind) {
    case 'alias':
      return t('rule.alias', { text: rule.text, account: whose(texts, names, rule) });
    case 'tolerance':
      return toleranceText(texts, names, rule);
    case 'lag': {
      const { low, median, high } = rule;
      return t('rule.lag', { account: accountOf(texts, names, rule.connectionId), low, median, high });
    }
    case 'rate': {
      const { from, to, rate } = rule;
      return t('rule.rate', { from, to, rate, date: texts.date(rule.date, 'year') });
    }
    case 'autoApply':
      return t('rule.autoApply', { account: accountOf(texts, names, rule.connectionId) });
    default:
      return rule.payoutKeys.join(', ');
  }
}

import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { Option } from '../../components/SelectField.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useServices } from '../../stores/services.tsx';
import type { Currency } from '../../../shared/money.ts';
import { providerName, type RuleNames } from './ruleText.ts';

/** What the fields of a rule's form offer. */
export interface RuleChoices {
  /** `provider|` for every account of a provider, `provider|connectionId` for one. */
  readonly means: readonly Option[];
  readonly banks: readonly Option[];
  readonly connections: readonly Option[];
  readonly currencies: readonly Option[];
  /** The currency of a bank account; the organisation's where none is chosen. */
  readonly currencyOf: (accountId: string) => Currency;
}

/** Offered wherever they are used: those that nothing was read in yet may still be in a rate. */
const COMMON: readonly string[] = ['AUD', 'EUR', 'GBP', 'IDR', 'NZD', 'SGD', 'USD'];

/** Choices from what is connected, cached and imported. */
export function useRuleChoices(names: RuleNames): RuleChoices {
  const texts = useTexts();
  const { db } = useServices();
  const base = useLiveQuery(async () => (await db.organisations.toCollection().first())?.baseCurrency, [db]);
  const seen = useLiveQuery(async () => {
    const [payouts, lines] = await Promise.all([db.payoutHeads.toArray(), db.statementLines.toArray()]);
    return {
      currencies: new Set([...payouts, ...lines].map(({ currency }) => currency)),
      accounts: new Set(lines.map(({ accountId }) => accountId)),
    };
  }, [db]);
  return useMemo(() => {
    const providers = [...names.connections.values()].filter(({ kind }) => kind !== 'xero');
    const kinds = [...new Set(providers.map(({ kind }) => kind))];
    const means = kinds.flatMap((kind) => {
      const own = providers.filter((one) => one.kind === kind);
      const all = texts.t('rules.allAccounts', { provider: providerName(texts, kind) });
      return [
        // Each provider of files is one of its own.
        ...(kind === 'file' ? [] : [{ value: `${kind}|`, label: all }]),
        ...own.map(({ id, name }) => ({ value: `${kind}|${id}`, label: name })),
      ];
    });
    const banks = [...names.accounts.values()].filter(({ type }) => type === 'BANK');
    const imported = banks.filter(({ accountId }) => seen?.accounts.has(accountId) === true);
    const currencies = new Set([
      ...(seen?.currencies ?? []),
      ...banks.flatMap(({ currency }) => currency ?? []),
      ...COMMON,
    ]);
    return {
      means,
      // Accounts without a statement have nothing to match; where none has one, all are offered.
      banks: (imported.length > 0 ? imported : banks).map(({ accountId, name }) => ({
        value: accountId,
        label: name,
      })),
      connections: providers.map(({ id, name }) => ({ value: id, label: name })),
      currencies: [...currencies].toSorted().map((value) => ({ value, label: value })),
      currencyOf: (accountId) => names.accounts.get(accountId)?.currency ?? base ?? 'AUD',
    };
  }, [names, seen, base, texts]);
}

import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { Rule } from '../../../shared/matching/memory/ruleRows.ts';
import { useAccounts, useConnections } from '../../stores/live.ts';
import { useServices } from '../../stores/services.tsx';
import type { RuleNames } from './ruleText.ts';

/** All rules, the oldest first; undefined while loading. */
export function useRules(): readonly Rule[] | undefined {
  const { db } = useServices();
  return useLiveQuery(async () => {
    const all = await db.rules.toArray();
    return all.toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  }, [db]);
}

/** Names of provider accounts and of accounts in the books. */
export function useRuleNames(): RuleNames {
  const connections = useConnections();
  const accounts = useAccounts();
  return useMemo(
    () => ({
      connections: new Map((connections ?? []).map((one) => [one.id, one])),
      accounts: new Map((accounts ?? []).map((one) => [one.accountId, one])),
    }),
    [connections, accounts],
  );
}

import { useCallback, useMemo } from 'react';
import { isProviderConnection } from '../../../shared/bridge.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useConnections } from '../../stores/live.ts';

/** A provider account in one currency. */
export interface FeeAccount {
  readonly connectionId: string;
  readonly currency: string;
}
export type AccountName = (account: FeeAccount) => string;

/** What accounts are called. */
export function useAccountNames(): AccountName {
  const { t } = useTexts();
  const connections = useConnections();
  const names = useMemo(
    () => new Map((connections ?? []).filter(isProviderConnection).map(({ id, name }) => [id, name])),
    [connections],
  );
  return useCallback(
    ({ connectionId, currency }) =>
      t('atDate.for', { name: names.get(connectionId) ?? connectionId, currency }),
    [names, t],
  );
}

/** What providers are called on the screens: of files, by the name that the user gave. */
import { useCallback, useEffect } from 'react';
import { create } from 'zustand';
import type { Connection } from '../../shared/bridge.ts';
import type { Payout } from '../../shared/payout/model.ts';
import { useTexts } from '../i18n/useTexts.ts';

interface NameStore {
  /** Names of connections whose payouts come with files, by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** One live query for all rows, kept up to date by the window. */
const useNames = create<NameStore>(() => ({ names: new Map() }));

/** Keeps the names as the connections have them. For the window, once. */
export function useKeepProviderNames(connections: readonly Connection[] | undefined): void {
  useEffect(() => {
    const ofFiles = (connections ?? []).filter(({ kind }) => kind === 'file');
    useNames.setState({ names: new Map(ofFiles.map(({ id, name }) => [id, name])) });
  }, [connections]);
}

/** The name of the provider that a payout comes from. */
export function useProviderName(): (payout: Pick<Payout, 'provider' | 'connectionId'>) => string {
  const { t } = useTexts();
  const names = useNames((store) => store.names);
  return useCallback(
    ({ provider, connectionId }) => names.get(connectionId) ?? t(`provider.${provider}`),
    [names, t],
  );
}

import { useLiveQuery } from 'dexie-react-hooks';
import { useServices } from '../../stores/services.tsx';
import { type MappingTrouble, mappingTroubles } from '../../../shared/posting/express/health.ts';
import type { Mapping } from '../../../shared/posting/model.ts';

const NONE: readonly MappingTrouble[] = [];

/** What has become of the accounts that a mapping names, as the books were last read; none while they weren't. */
export function useMappingTroubles(mapping: Mapping): readonly MappingTrouble[] {
  const { db } = useServices();
  const connectionId = mapping.xeroConnectionId;
  const books = useLiveQuery(async () => {
    const [organisation, accounts] = await Promise.all([
      db.organisations.get(connectionId),
      db.accounts.where({ connectionId }).toArray(),
    ]);
    return { organisation, accounts };
  }, [db, connectionId]);
  if (books?.organisation === undefined || books.accounts.length === 0) return NONE;
  return mappingTroubles(mapping, books.accounts, books.organisation.baseCurrency);
}

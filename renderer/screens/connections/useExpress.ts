import { useEffect, useState } from 'react';
import type { TieoutDatabase } from '../../db/database.ts';
import { useServices } from '../../stores/services.tsx';
import { showError } from '../../stores/toasts.ts';
import { isProviderConnection } from '../../../shared/bridge.ts';
import {
  type ExpressInput,
  expressAccounts,
  type ExpressItem,
} from '../../../shared/posting/express/expressAccounts.ts';
import { type MadeField, noteSeen } from '../../../shared/posting/express/fields.ts';
import type { Mapping } from '../../../shared/posting/model.ts';

export interface ExpressView {
  readonly items: readonly ExpressItem[];
  readonly accounts: ExpressInput['accounts'];
  /** Those of the organisation; undefined until they were read. */
  readonly currencies: readonly string[] | undefined;
}

/** The list of accounts for a mapping, worked out once as the dialog opens: what is made doesn't move it. Undefined while it reads. */
export function useExpress(mapping: Mapping, isSaved: boolean): ExpressView | undefined {
  const { db } = useServices();
  const [view, setView] = useState<ExpressView>();
  useEffect(() => {
    let left = false;
    const read = async () => {
      const input = await expressInput(db, mapping, isSaved);
      if (!left && input !== null) setView(viewOf(input));
    };
    read().catch(showError);
    return () => {
      left = true;
    };
  }, [db, mapping, isSaved]);
  return view;
}

function viewOf(input: ExpressInput): ExpressView {
  const { baseCurrency, currencies } = input.organisation;
  return {
    items: expressAccounts(input),
    accounts: input.accounts,
    currencies: currencies === undefined ? undefined : [baseCurrency, ...currencies],
  };
}

async function expressInput(
  db: TieoutDatabase,
  mapping: Mapping,
  isSaved: boolean,
): Promise<ExpressInput | null> {
  const { xeroConnectionId: connectionId, providerConnectionId } = mapping;
  const [connection, organisation, accounts, taxRates, mappings, seen] = await Promise.all([
    db.connections.get(providerConnectionId),
    db.organisations.get(connectionId),
    db.accounts.where({ connectionId }).toArray(),
    db.taxRates.where({ connectionId }).toArray(),
    db.mappings.toArray(),
    seenFields(db, providerConnectionId, mapping.currency),
  ]);
  if (organisation === undefined || connection === undefined || !isProviderConnection(connection))
    return null;
  const others = mappings.filter((one) => one.key !== mapping.key && one.xeroConnectionId === connectionId);
  return {
    mapping,
    isSaved,
    provider: connection,
    organisation,
    accounts,
    taxRates,
    clearingTaken: new Set(others.map(({ clearingAccountId }) => clearingAccountId)),
    seen,
  };
}

/** The optional accounts that what is here of a provider account asks for. One row at a time: there may be many. */
async function seenFields(
  db: TieoutDatabase,
  connectionId: string,
  currency: string,
): Promise<ReadonlySet<MadeField>> {
  const seen = new Set<MadeField>();
  await db.payouts.where({ connectionId }).each((payout) => {
    if (payout.currency === currency) noteSeen(seen, payout.entries, payout);
  });
  await db.openEntries.where({ connectionId }).each(({ entry }) => {
    if (entry.currency === currency) noteSeen(seen, [entry]);
  });
  return seen;
}

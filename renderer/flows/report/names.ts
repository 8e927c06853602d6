/** What things are called in a report, and where Xero shows them. */
import type { JournalRow, Mapping } from '../../../shared/posting/model.ts';
import type { RowStanding } from '../../../shared/posting/readBack/readBack.ts';
import { xeroPage } from '../../../shared/posting/readBack/xeroPages.ts';
import type { TieoutDatabase } from '../../db/database.ts';

export interface Names {
  readonly organisation: string;
  /** Whether any of the books are the demo company's. */
  readonly isDemo: boolean;
  /** Names in the books by AccountID. */
  readonly accounts: ReadonlyMap<string, string>;
  /** Of a provider's account, with its currency. */
  readonly accountOf: (mapping: Pick<Mapping, 'providerConnectionId' | 'currency'>) => string;
  /** By the Xero connection: the short code of its deep links; null where Xero has no pages of it. */
  readonly shortCodes: ReadonlyMap<string, string | null>;
}

/** Reads the names; part of the transaction around it. */
export async function readNames(db: TieoutDatabase): Promise<Names> {
  const [connections, organisations, accounts] = await Promise.all([
    db.connections.toArray(),
    db.organisations.toArray(),
    db.accounts.toArray(),
  ]);
  const byId = new Map(connections.map((connection) => [connection.id, connection]));
  const codes = new Map(organisations.map(({ connectionId, shortCode }) => [connectionId, shortCode]));
  const books = connections.filter(({ kind }) => kind === 'xero');
  return {
    organisation: organisations.map(({ name }) => name).join(', '),
    isDemo: books.some(({ demo }) => demo),
    accounts: new Map(accounts.map(({ accountId, name }) => [accountId, name])),
    accountOf: ({ providerConnectionId, currency }) =>
      `${byId.get(providerConnectionId)?.name ?? providerConnectionId} · ${currency}`,
    shortCodes: new Map(books.map(({ id, demo }) => [id, demo ? null : (codes.get(id) ?? '')])),
  };
}

/** The page of each posting in Xero, by what reading back has found. */
export function pagesOf(
  { shortCodes }: Pick<Names, 'shortCodes'>,
  standings: ReadonlyMap<string, RowStanding>,
): (row: JournalRow) => string | null {
  return (row) => {
    const code = shortCodes.get(row.xeroConnectionId) ?? null;
    if (row.draft.kind === 'removal' || code === null) return null;
    return xeroPage(row.draft.kind, standings.get(row.id)?.shownAs ?? '', code);
  };
}

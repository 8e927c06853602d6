/** Mappings: suggested where there is none, kept when complete, changed by the user. */
import * as v from 'valibot';
import { type Connection, type ProviderConnection, isProviderConnection } from '../../shared/bridge.ts';
import { compositeKey } from '../../shared/ids.ts';
import { isChosen } from '../../shared/places.ts';
import { withTypesNoted } from '../../shared/posting/express/accountTypes.ts';
import { checkMapping, type MappingField, mappingKey, suggestMapping } from '../../shared/posting/mapping.ts';
import { type Mapping, MappingSchema } from '../../shared/posting/model.ts';
import type { TieoutDatabase } from '../db/database.ts';
import type { FlowContext } from './context.ts';
import { inOne } from '../db/inOne.ts';

/** A suggestion that lacks something: the user has to choose the fields named. */
export interface IncompleteMapping {
  readonly mapping: Mapping;
  readonly missing: readonly MappingField[];
}

export interface MappingReport {
  /** Mappings made and kept now. */
  readonly saved: readonly Mapping[];
  readonly incomplete: readonly IncompleteMapping[];
}

/**
 * Suggests a mapping for every provider account and currency that has none. Complete suggestions are kept; others are
 * handed back. A clearing account belongs to one mapping: only then can it be proven against one balance. Accounts of the demo company are only mapped to the demo company's books, real ones only to real books.
 */
export async function ensureMappings(ctx: Pick<FlowContext, 'db'>): Promise<MappingReport> {
  return inOne(ctx.db, 'rw', ctx.db.tables, async (db) => {
    const connections = await db.connections.toArray();
    const saved: Mapping[] = [];
    const incomplete: IncompleteMapping[] = [];
    const taken = new Set((await db.mappings.toArray()).map(clearingOf));
    for (const provider of connections.filter(isProviderConnection)) {
      const xero = connections.find((each) => each.kind === 'xero' && each.demo === provider.demo);
      if (xero === undefined) continue;
      for (const currency of await currenciesOf(db, provider.id)) {
        if (await db.mappings.get(mappingKey(provider.id, currency))) continue;
        const suggestion = await suggest(db, provider, xero, currency, taken);
        if (suggestion === null) continue;
        if (suggestion.missing.length > 0) incomplete.push(suggestion);
        else {
          saved.push(suggestion.mapping);
          taken.add(clearingOf(suggestion.mapping));
        }
      }
    }
    await db.mappings.bulkAdd(saved);
    await noteTypes(db);
    return { saved, incomplete };
  });
}

/** Notes what sort of account each code names, where it isn't known yet: later the user is told of a change. */
async function noteTypes(db: TieoutDatabase): Promise<void> {
  const [mappings, accounts] = await Promise.all([db.mappings.toArray(), db.accounts.toArray()]);
  const noted = mappings.map((mapping) =>
    withTypesNoted(
      mapping,
      accounts.filter(({ connectionId }) => connectionId === mapping.xeroConnectionId),
    ),
  );
  await db.mappings.bulkPut(noted.filter((mapping, index) => mapping !== mappings[index]));
}

const clearingOf = (mapping: Pick<Mapping, 'xeroConnectionId' | 'clearingAccountId'>) =>
  compositeKey(mapping.xeroConnectionId, mapping.clearingAccountId);

async function currenciesOf(db: TieoutDatabase, connectionId: string): Promise<string[]> {
  const [stated, payouts] = await Promise.all([
    db.statedBalances.where({ connectionId }).toArray(),
    db.payouts.where({ connectionId }).toArray(),
  ]);
  return [...new Set([...stated, ...payouts].map((row) => row.currency))].toSorted((a, b) =>
    a < b ? -1 : 1,
  );
}

async function suggest(
  db: TieoutDatabase,
  provider: ProviderConnection,
  xero: Connection,
  currency: string,
  taken: ReadonlySet<string>,
): Promise<IncompleteMapping | null> {
  const connectionId = xero.id;
  const [organisation, accounts, taxRates, tracking] = await Promise.all([
    db.organisations.get(connectionId),
    db.accounts.where({ connectionId }).toArray(),
    db.taxRates.where({ connectionId }).toArray(),
    db.tracking.where({ connectionId }).toArray(),
  ]);
  if (organisation === undefined) return null;
  return suggestMapping({
    provider,
    xeroConnectionId: connectionId,
    currency,
    organisation,
    accounts: accounts.filter(
      ({ accountId }) =>
        !taken.has(clearingOf({ xeroConnectionId: connectionId, clearingAccountId: accountId })),
    ),
    taxRates,
    tracking,
    places: placesOf(provider),
  });
}

/** Names of the places that are these books'. */
function placesOf({ places }: ProviderConnection): string[] {
  if (places === undefined) return [];
  return places.known.filter(({ id }) => isChosen(places.choice, id)).map(({ name }) => name);
}

/**
 * Keeps a mapping if nothing is missing; resolves with the fields that are (empty: saved). A clearing account that another
 * mapping has counts as missing. What is in the journal already stays as it was planned.
 */
export async function saveMapping(
  ctx: Pick<FlowContext, 'db'>,
  mapping: Mapping,
): Promise<readonly MappingField[]> {
  const parsed = v.parse(MappingSchema, mapping);
  return inOne(ctx.db, 'rw', [ctx.db.mappings, ctx.db.accounts], async (db) => {
    const [all, accounts] = await Promise.all([
      db.mappings.toArray(),
      db.accounts.where({ connectionId: parsed.xeroConnectionId }).toArray(),
    ]);
    const others = all.filter(({ key }) => key !== parsed.key);
    const isTaken = others.some((other) => clearingOf(other) === clearingOf(parsed));
    const missing = [...checkMapping(parsed), ...(isTaken ? ['clearingAccountId' as const] : [])];
    if (missing.length === 0) await db.mappings.put(withTypesNoted(parsed, accounts));
    return missing;
  });
}

/** Reads the local database and proves every clearing account and bank line. No call leaves the machine. */
import Dexie from 'dexie';
import { CAPABILITIES } from '../../shared/payout/capabilities.ts';
import type { JournalRow, Mapping } from '../../shared/posting/model.ts';
import { proveClearing } from '../../shared/proof/clearing.ts';
import { proveLines } from '../../shared/proof/lines.ts';
import type { ClearingProof, LineProof } from '../../shared/proof/model.ts';
import type { StatementLine } from '../../shared/statement/model.ts';
import { loadCursor } from '../db/cursors.ts';
import type { TieoutDatabase } from '../db/database.ts';
import type { FlowContext } from './context.ts';
import { journalForProof } from './post/readBack.ts';

/** What the first pass or the reading of older history leaves in the cursor once there is nothing older. */
const BEGINNING = '0';

export interface Proofs {
  /** One for each mapping, in the order of their keys. */
  readonly clearing: readonly ClearingProof[];
  readonly lines: readonly LineProof[];
}

/** Proves what is cached now: after a posting, refresh the ledger first, or its objects count as missing in Xero. */
export async function proveAll({ db }: Pick<FlowContext, 'db'>): Promise<Proofs> {
  return db.transaction('r', db.tables, async () => {
    const [mappings, journal, lines] = await Promise.all([
      db.mappings.orderBy('key').toArray(),
      journalForProof(db),
      db.statementLines.toArray(),
    ]);
    const clearing: ClearingProof[] = [];
    for (const mapping of mappings) {
      clearing.push(await proveMapping(db, mapping, journal, lines));
    }
    return { clearing, lines: await proveBankLines(db, journal, lines) };
  });
}

async function proveMapping(
  db: TieoutDatabase,
  mapping: Mapping,
  journal: readonly JournalRow[],
  lines: readonly StatementLine[],
): Promise<ClearingProof> {
  const { providerConnectionId: connectionId, currency } = mapping;
  const [days, payouts, open, stated, byEntries, byPayouts, ledgerItems] = await Promise.all([
    db.balanceDays
      .where('[connectionId+currency+date]')
      .between([connectionId, currency, Dexie.minKey], [connectionId, currency, Dexie.maxKey])
      .toArray(),
    db.payouts.where({ connectionId }).toArray(),
    db.openEntries.where({ connectionId }).toArray(),
    db.statedBalances.where({ connectionId }).toArray(),
    loadCursor(db, connectionId, 'entries'),
    loadCursor(db, connectionId, 'payouts'),
    db.ledgerItems
      .where({ connectionId: mapping.xeroConnectionId, accountId: mapping.clearingAccountId })
      .toArray(),
  ]);
  // Where no movements are listed, the payouts are the whole record.
  const listed = payouts.every(({ provider }) => CAPABILITIES[provider].listsEntries);
  const cursor = listed ? byEntries : byPayouts;
  const told = stated.find((row) => row.currency === currency);
  return proveClearing({
    mapping,
    days,
    historyComplete: cursor.completeFrom === BEGINNING,
    readTo: !listed || cursor.completeTo === null ? null : Number(cursor.completeTo),
    payouts: payouts.filter((payout) => payout.currency === currency),
    openEntries: open.map((row) => row.entry).filter((entry) => entry.currency === currency),
    statedBalance: told?.total ?? null,
    statedReserve: told?.reserve,
    ledgerItems,
    journal: journal.filter((row) => row.mappingKey === mapping.key),
    lines,
  });
}

async function proveBankLines(
  db: TieoutDatabase,
  journal: readonly JournalRow[],
  lines: readonly StatementLine[],
): Promise<LineProof[]> {
  const accounts = new Set(lines.map((line) => line.accountId));
  const [decisions, ledgerItems] = await Promise.all([
    db.decisions.toArray(),
    db.ledgerItems.filter((item) => accounts.has(item.accountId)).toArray(),
  ]);
  const payouts = await db.payouts.bulkGet(decisions.flatMap((decision) => decision.payoutKeys));
  return proveLines({
    lines,
    decisions,
    payouts: payouts.filter((payout) => payout !== undefined),
    journal,
    ledgerItems,
  });
}

/**
 * Tables that are made of others: rows without what makes them heavy, so that lists and sums needn't read everything. Written
 * by whatever writes their source, in the same transaction: they can't fall out of step.
 */
import type {
  DBCore,
  DBCoreMutateRequest,
  DBCoreMutateResponse,
  DBCoreTable,
  DBCoreTransaction,
  Middleware,
  Transaction,
} from 'dexie';
import { toMajorText } from '../../shared/money.ts';
import { headOf, type Payout } from '../../shared/payout/model.ts';
import type { JournalRow } from '../../shared/posting/model.ts';

/** What of a journal row says where its plan stands. */
export type JournalHead = Pick<
  JournalRow,
  'id' | 'planId' | 'mappingKey' | 'state' | 'undoes' | 'sequence' | 'payoutKeys'
>;

/** The head of a journal row. Pure. */
export function journalHeadOf(row: JournalRow): JournalHead {
  const { id, planId, mappingKey, state, sequence, payoutKeys, undoes } = row;
  const head = { id, planId, mappingKey, state, sequence, payoutKeys };
  return undoes === undefined ? head : { ...head, undoes };
}

/** What is searched for in a payout's entries: lower case, one line an entry. */
export interface PayoutWords {
  readonly key: string;
  readonly text: string;
}

/** Customers, invoices, ids, the provider's words and amounts of a payout's entries. Pure. */
export function wordsOf({ key, entries }: Pick<Payout, 'key' | 'entries'>): PayoutWords {
  const lines = entries.map((entry) => {
    const amounts = [entry.gross, entry.fee, entry.net].map((amount) => toMajorText(amount, entry.currency));
    const { customerName, customerEmail, invoiceNumber, description, id, sourceId, chargeId } = entry;
    const words = [
      customerName,
      customerEmail,
      invoiceNumber,
      description,
      id,
      sourceId,
      chargeId,
      ...amounts,
    ];
    // A line an entry: words of the provider's may have lines of their own.
    return [...new Set(words)].join(' ').replaceAll(/\s+/g, ' ');
  });
  return { key, text: lines.join('\n').toLowerCase() };
}

interface Derived {
  readonly from: string;
  readonly to: string;
  /** Takes a row of `from`, just as it is stored. */
  readonly make: (row: Payout & JournalRow) => object;
}

/** What is made of what. */
export const DERIVED: readonly Derived[] = [
  { from: 'payouts', to: 'payoutHeads', make: (row: Payout) => headOf(row) },
  { from: 'payouts', to: 'payoutWords', make: (row: Payout) => wordsOf(row) },
  { from: 'journal', to: 'journalHeads', make: (row: JournalRow) => journalHeadOf(row) },
];

/** Keeps the derived tables. Above Dexie's own layers, so that live queries hear of them as of any other table. */
export const derivedTables: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'derivedTables',
  create: (core) => ({
    ...core,
    transaction: (stores, mode, options) =>
      core.transaction(mode === 'readwrite' ? withDerived(stores) : stores, mode, options),
    table: (name) => {
      // A database of an older version, open to be brought up to date, hasn't got all of them yet.
      const there = ({ to }: Pick<Derived, 'to'>) => core.schema.tables.some((table) => table.name === to);
      const derived = DERIVED.filter((one) => one.from === name && there(one));
      const table = derived.reduce((made, one) => followed(made, core.table(one.to), one), core.table(name));
      return OUTDATING.includes(name) && there({ to: MATCHED })
        ? outdating(table, core.table(MATCHED))
        : table;
    },
  }),
};

function withDerived(stores: string[]): string[] {
  const more = DERIVED.filter(({ from }) => stores.includes(from)).map(({ to }) => to);
  if (OUTDATING.some((name) => stores.includes(name))) more.push(MATCHED);
  return [...new Set([...stores, ...more])];
}

/** Whatever writes here makes the proposals old; see `MatchedRow`. */
const OUTDATING = ['payouts', 'statementLines'];
const MATCHED = 'matched';

function outdating(source: DBCoreTable, matched: DBCoreTable): DBCoreTable {
  const forget = (trans: DBCoreTransaction) => matched.mutate({ type: 'delete', trans, keys: ['proposals'] });
  return {
    ...source,
    // oxlint-disable promise/prefer-await-to-then -- a transaction of Dexie's lives through its own promises
    mutate: (req) => source.mutate(req).then((done) => forget(req.trans).then(() => done)),
    // oxlint-enable promise/prefer-await-to-then
  };
}

function followed(source: DBCoreTable, target: DBCoreTable, { make }: Derived): DBCoreTable {
  return {
    ...source,
    // oxlint-disable promise/prefer-await-to-then -- a transaction of Dexie's lives through its own promises
    mutate: (req) =>
      source.mutate(req).then((done) => target.mutate(following(req, make, done)).then(() => done)),
    // oxlint-enable promise/prefer-await-to-then
  };
}

/** What happens to the derived table: rows that were refused are left out. */
function following(
  req: DBCoreMutateRequest,
  make: Derived['make'],
  { failures }: Pick<DBCoreMutateResponse, 'failures'>,
): DBCoreMutateRequest {
  const { trans } = req;
  if (req.type === 'deleteRange') return { type: 'deleteRange', trans, range: req.range };
  if (req.type === 'delete') return { type: 'delete', trans, keys: [...req.keys] };
  const written = req.values.filter((_, index) => failures[index] === undefined);
  return { type: 'put', trans, values: written.map((row) => make(row)) };
}

/** Fills derived tables that a database hadn't got. Call inside an upgrade. */
export async function fillDerived(change: Transaction, tables: readonly string[]): Promise<void> {
  for (const { from, to, make } of DERIVED.filter((one) => tables.includes(one.to))) {
    const target = change.table<object>(to);
    // A row at a time: all payouts at once may be more than fits into memory.
    // oxlint-disable-next-line no-await-in-loop -- one table after the other
    await change.table<Payout & JournalRow>(from).each((row) => void target.put(make(row)));
  }
}

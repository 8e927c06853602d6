/**
 * The local database: everything Tieout has read, decided and written down to post, one database an organisation.
 * One aggregate, one row: a payout is stored with its entries.
 */
import Dexie, { type EntityTable, type Table } from 'dexie';
import { MAIN_BOOK } from '../../shared/bookIds.ts';
import type { Connection } from '../../shared/bridge.ts';
import type {
  Account,
  Contact,
  Invoice,
  LedgerItem,
  Organisation,
  TaxRate,
  TrackingCategory,
} from '../../shared/books/model.ts';
import type { PlainDate } from '../../shared/dates.ts';
import type { Decision, Match } from '../../shared/matching/model.ts';
import type { Rule } from '../../shared/matching/memory/ruleRows.ts';
import type { Minor } from '../../shared/money.ts';
import type { Inside } from '../../shared/payout/composition/model.ts';
import type { FileProfile } from '../../shared/payout/file/profile.ts';
import type { EntryKind, Payout, PayoutEntry, PayoutHead } from '../../shared/payout/model.ts';
import type { PostingAnswer } from '../../shared/posting/checks/answers.ts';
import type { JournalRow, Mapping, PostingProblem } from '../../shared/posting/model.ts';
import type { RateRow } from '../../shared/proof/rateCard.ts';
import type { StatementLine } from '../../shared/statement/model.ts';
import type { ActivityCode } from './activityCodes.ts';
import { derivedTables, fillDerived, type JournalHead, type PayoutWords } from './derived.ts';
import { writtenRows } from './writtenRows.ts';

/** An object of the books, cached per Xero connection. */
export type Cached<T> = T & { readonly connectionId: string };

/** Where a sync stands. Committed in the same transaction as the data it speaks of. */
export interface SyncCursor {
  /** `connectionId|resource`. */
  readonly key: string;
  readonly connectionId: string;
  readonly resource: string;
  /** Provider cursor of the page to read next while a pass is under way; null between passes. */
  readonly pageCursor: string | null;
  /** Bounds of the pass under way or last finished, unix seconds (providers) or ISO instants (Xero), as text. */
  readonly passFrom: string | null;
  readonly passTo: string | null;
  /** Everything up to here has been read completely, same units; null before the first pass ends. */
  readonly completeTo: string | null;
  /** Everything back to here has been read (providers' history); null before. */
  readonly completeFrom: string | null;
  /** Unix milliseconds of the last finished pass. */
  readonly finishedAt: number | null;
}

/** A movement of the provider's balance, without what only its payout needs. */
export interface SlimEntry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly net: Minor;
  /** The payout that settled it; empty while it is in the balance or where the provider doesn't say. */
  readonly payoutId: string;
  /** Unix seconds, for movements between balance and bank only. */
  readonly created?: number;
  /** See `PayoutEntry.inReserve`. */
  readonly inReserve?: true;
}

/** All movements of one balance on one day: the ground of the proof. */
export interface BalanceDay {
  /** `connectionId|currency|date`. */
  readonly key: string;
  readonly connectionId: string;
  readonly currency: string;
  readonly date: PlainDate;
  readonly entries: readonly SlimEntry[];
}

/** A whole movement that no payout with a known composition claims (yet): balance activity. */
export interface OpenEntry {
  /** `connectionId|entryId`. */
  readonly key: string;
  readonly connectionId: string;
  readonly entry: PayoutEntry;
}

/** The provider's own balance figure. */
export interface StatedBalance {
  /** `connectionId|currency`. */
  readonly key: string;
  readonly connectionId: string;
  readonly currency: string;
  readonly total: Minor;
  /** What is kept back apart from `total`; absent where the provider doesn't say. */
  readonly reserve?: Minor;
  /** Unix seconds. */
  readonly at: number;
}

/** A payout put aside "to check". */
export interface Parked {
  readonly payoutKey: string;
  readonly note: string;
  readonly at: number;
}

/** A pair that the user said is wrong: never offered again. */
export interface Declined {
  /** `payoutKey|lineKey`. */
  readonly key: string;
  readonly payoutKey: string;
  readonly lineKey: string;
  readonly at: number;
}

/** Which invoices a provider's movement pays, by the user's word; by itself matching proposes only. */
export interface EntryLink {
  /** `connectionId|entryId`. */
  readonly key: string;
  readonly connectionId: string;
  readonly entryId: string;
  /** Empty: the user said that it pays no invoice. Minor units of the entry's currency. */
  readonly allocations: readonly { readonly invoiceId: string; readonly amount: Minor }[];
  readonly at: number;
}

/** Which movements a payout holds whose provider doesn't say: worked out, with how surely. */
export interface Composition extends Omit<Inside, 'payoutId'> {
  readonly payoutKey: string;
  readonly connectionId: string;
  /** Names what it was worked out from: while that is the same, so is this. */
  readonly inputs: string;
}

/** Which file was read when, and what it added: of a bank account, or of a provider's connection. */
export interface ImportedFile {
  readonly id?: number;
  readonly name: string;
  readonly accountId: string;
  readonly at: number;
  readonly lines: number;
  readonly added: number;
}

/** One thing that happened, for the activity screen. `code` + `values` select the sentence. */
export interface ActivityRow {
  readonly id?: number;
  readonly at: number;
  readonly level: 'info' | 'warning' | 'error';
  readonly code: ActivityCode;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What was found changed or deleted in Xero since it was posted: told once, and kept with the user's answer. */
export interface Noticed {
  /** The journal row's. */
  readonly rowId: string;
  /** Names what was found (see `readBack`); another one is news. */
  readonly mark: string;
  readonly at: number;
  /** The user said that it may stay so. */
  readonly isAccepted: boolean;
}

/** How a plan that is written down stood when it was last checked. */
export interface PlanCheck {
  readonly planId: string;
  /** The books that it was checked against were read then, unix milliseconds; 0 if never. */
  readonly at: number;
  /** What was found, answered warnings too. */
  readonly problems: readonly PostingProblem[];
  /** Ids of the rows that must not go out. */
  readonly held: readonly string[];
}

/** How everything was posted before there were styles to choose from. */
const STYLE_BEFORE = {
  style: 'itemised',
  invoicedCharges: 'pay',
  invoicedRefunds: 'line',
  splitByMonth: false,
  tipsAccountCode: '',
  shippingAccountCode: '',
  giftCardAccountCode: '',
  loanAccountCode: '',
  platformAccountCode: '',
  bankFeeAccountCode: '',
} as const satisfies Partial<Mapping>;

/** All sales on one account, nothing tracked: as before that could be chosen. */
const WITHOUT_OVERRIDES = {
  salesTaxAccountCode: '',
  serviceChargeAccountCode: '',
  discountAccountCode: '',
  tracking: [],
  overrides: [],
} satisfies Partial<Mapping>;

/** What the proposals stand on; there while no payout and no bank line was written since. */
export interface MatchedRow {
  readonly id: 'proposals';
  /** See `readBasis`. */
  readonly basis: string;
}

/** Everything on this machine. Tests open it under another name. */
export class TieoutDatabase extends Dexie {
  declare connections: EntityTable<Connection, 'id'>;
  declare organisations: Table<Cached<Organisation>, string>;
  declare accounts: Table<Cached<Account>, [string, string]>;
  declare contacts: Table<Cached<Contact>, [string, string]>;
  declare invoices: Table<Cached<Invoice>, [string, string]>;
  declare taxRates: Table<Cached<TaxRate>, [string, string]>;
  declare tracking: Table<Cached<TrackingCategory>, [string, string]>;
  declare ledgerItems: Table<Cached<LedgerItem>, [string, string]>;
  declare payouts: EntityTable<Payout, 'key'>;
  declare balanceDays: EntityTable<BalanceDay, 'key'>;
  declare openEntries: EntityTable<OpenEntry, 'key'>;
  declare statedBalances: EntityTable<StatedBalance, 'key'>;
  declare statementLines: EntityTable<StatementLine, 'key'>;
  declare importedFiles: EntityTable<ImportedFile, 'id'>;
  declare cursors: EntityTable<SyncCursor, 'key'>;
  declare mappings: EntityTable<Mapping, 'key'>;
  /** What matching proposes now; replaced as a whole at each run. */
  declare proposals: EntityTable<Match, 'id'>;
  declare decisions: EntityTable<Decision, 'id'>;
  declare parked: EntityTable<Parked, 'payoutKey'>;
  declare declined: EntityTable<Declined, 'key'>;
  /** What the user taught matching. */
  declare rules: EntityTable<Rule, 'id'>;
  declare entryLinks: EntityTable<EntryLink, 'key'>;
  declare compositions: EntityTable<Composition, 'payoutKey'>;
  declare journal: EntityTable<JournalRow, 'id'>;
  /** Of customers; read only where we have posted some. In the shape of an invoice: paid is what was given back. */
  declare creditNotes: Table<Cached<Invoice>, [string, string]>;
  declare noticed: EntityTable<Noticed, 'rowId'>;
  declare checks: EntityTable<PlanCheck, 'planId'>;
  /** What the user said of findings. */
  declare answers: EntityTable<PostingAnswer, 'key'>;
  declare activity: EntityTable<ActivityRow, 'id'>;
  declare fileProfiles: EntityTable<FileProfile, 'id'>;
  /** What was agreed with providers, as the user writes it. */
  declare rateCard: EntityTable<RateRow, 'id'>;
  declare matched: EntityTable<MatchedRow, 'id'>;
  /** Made of `payouts` and `journal` by whatever writes them (`derived.ts`): never written themselves. */
  declare payoutHeads: EntityTable<PayoutHead, 'key'>;
  declare payoutWords: EntityTable<PayoutWords, 'key'>;
  declare journalHeads: EntityTable<JournalHead, 'id'>;

  /** Whose books these are. */
  readonly bookId: string;

  constructor(name = 'tieout', bookId = MAIN_BOOK) {
    super(name, { chromeTransactionDurability: 'strict' });
    this.bookId = bookId;
    this.version(1).stores({
      connections: 'id',
      organisations: 'connectionId',
      accounts: '[connectionId+accountId], connectionId',
      contacts: '[connectionId+contactId], connectionId',
      invoices: '[connectionId+invoiceId], connectionId, [connectionId+number]',
      taxRates: '[connectionId+taxType], connectionId',
      tracking: '[connectionId+categoryId], connectionId',
      ledgerItems: '[connectionId+key], connectionId, [connectionId+accountId]',
      payouts: 'key, connectionId, arrivalDate, [connectionId+created]',
      balanceDays: 'key, [connectionId+currency+date]',
      openEntries: 'key, connectionId',
      statedBalances: 'key, connectionId',
      statementLines: 'key, accountId, date',
      importedFiles: '++id, accountId',
      cursors: 'key, connectionId',
      mappings: 'key, providerConnectionId',
      proposals: 'id, verdict, *payoutKeys, *lineKeys',
      decisions: 'id, decidedAt, *payoutKeys, *lineKeys',
      parked: 'payoutKey',
      declined: 'key',
      journal: 'id, planId, state, sequence, mappingKey',
      activity: '++id, at',
    });
    // 2: mappings have an account for payouts that never reach the bank account.
    this.version(2).upgrade((change) =>
      change
        .table<Partial<Mapping>>('mappings')
        .toCollection()
        .modify((mapping) => {
          mapping.elsewhereAccountCode ??= '';
        }),
    );
    // 3: rules, which invoices movements pay, and worked-out compositions.
    this.version(3).stores({
      rules: 'id, kind',
      entryLinks: 'key, connectionId',
      compositions: 'payoutKey, connectionId',
    });
    // 4: mappings have a posting style with its choices and accounts.
    this.version(4).upgrade((change) =>
      change
        .table<Partial<Mapping>>('mappings')
        .toCollection()
        .modify((mapping) => {
          Object.assign(mapping, { ...STYLE_BEFORE, ...mapping });
        }),
    );
    // 5: mappings have tracking, overrides, and accounts for sales tax, service charges and discounts.
    this.version(5).upgrade((change) =>
      change
        .table<Partial<Mapping>>('mappings')
        .toCollection()
        .modify((mapping) => {
          Object.assign(mapping, { ...WITHOUT_OVERRIDES, ...mapping });
        }),
    );
    // 6: credit notes, and what was found other in Xero than it was posted.
    this.version(6).stores({
      creditNotes: '[connectionId+invoiceId], connectionId',
      noticed: 'rowId',
    });
    // 7: what was found of plans before they went out, and what the user said of it.
    this.version(7).stores({ checks: 'planId', answers: 'key, planId' });
    // 8: mappings have a tax type for what was sold without tax.
    this.version(8).upgrade((change) =>
      change
        .table<Partial<Mapping>>('mappings')
        .toCollection()
        .modify((mapping) => {
          mapping.untaxedTaxType ??= '';
        }),
    );
    // 9: how the files of other providers are laid out, as the user saved it.
    this.version(9).stores({ fileProfiles: 'id' });
    // 10: connections say whose books they belong to. What was here before is the main book's.
    this.version(10).upgrade((change) =>
      change
        .table<Partial<Connection>>('connections')
        .toCollection()
        .modify((connection) => {
          connection.bookId ??= this.bookId;
        }),
    );
    // 11: payouts without their entries, and where journal rows stand, for lists.
    this.version(11)
      .stores({ payoutHeads: 'key, connectionId', journalHeads: 'id, planId, state' })
      .upgrade((change) => fillDerived(change, ['payoutHeads', 'journalHeads']));
    // 12: what is searched for in the entries of payouts.
    this.version(12)
      .stores({ payoutWords: 'key' })
      .upgrade((change) => fillDerived(change, ['payoutWords']));
    // 13: the rate card.
    this.version(13).stores({ rateCard: 'id' });
    // 14: what the proposals stand on, so that they are known to be current when the window opens.
    this.version(14).stores({ matched: 'id' });
    // 15: what providers write of an entry, its own id, fee and net are searched for, too.
    this.version(15).upgrade((change) => fillDerived(change, ['payoutWords']));
    this.use(writtenRows);
    this.use(derivedTables);
  }
}

/** Reads what matching works on. Payouts and lines are kept between runs and read again only when they may have changed. */
import { todayIn } from '../../shared/dates.ts';
import { canonicalJson } from '../../shared/ids.ts';
import { bankHolidays } from '../../shared/matching/days/holidays.ts';
import { type MatchInput, type MatchPayout, matchPayoutsOf } from '../../shared/matching/input.ts';
import { rulesInput } from '../../shared/matching/memory/ruleRows.ts';
import { mappingKey } from '../../shared/posting/mapping.ts';
import type { Mapping } from '../../shared/posting/model.ts';
import type { StatementLine } from '../../shared/statement/model.ts';
import type { TieoutDatabase } from '../db/database.ts';
import { fileConnections, namesOf } from '../flows/fileConnections.ts';
import { basisTables, readBasis } from './basis.ts';
import { BulkWatch } from './bulkWatch.ts';
import { inOne } from '../db/inOne.ts';

export interface Reading {
  readonly input: MatchInput;
  readonly basis: string;
  /** Whether payouts and lines were read anew. */
  readonly isFresh: boolean;
}

interface Bulk {
  readonly stamp: string;
  readonly payouts: readonly MatchPayout[];
  readonly lines: StatementLine[];
}

export class InputReader {
  private bulk: Bulk | null = null;
  private accounts: { readonly stamp: string; readonly of: MatchInput['accountIdOf'] } | null = null;
  private readonly watch: BulkWatch;
  private readonly db: TieoutDatabase;

  constructor(db: TieoutDatabase) {
    this.db = db;
    this.watch = new BulkWatch(db.name);
  }

  /** Everything of one moment. `now` in unix milliseconds. */
  read(now: number): Promise<Reading> {
    return inOne(this.db, 'r', basisTables(this.db), (db) => this.readHere(db, now));
  }

  /** `read` inside the caller's transaction over `basisTables`, with its tables. */
  async readHere(db: TieoutDatabase, now: number): Promise<Reading> {
    const isDirty = this.watch.take();
    const [basis, decisions, declined, mappings, organisations, rules] = await Promise.all([
      readBasis(db),
      db.decisions.toArray(),
      db.declined.toArray(),
      db.mappings.toArray(),
      db.organisations.toArray(),
      db.rules.toArray(),
    ]);
    const isFresh = isDirty || this.bulk?.stamp !== basis.bulk;
    const bulk = isFresh || this.bulk === null ? await this.readBulk(db, basis.bulk) : this.bulk;
    this.bulk = bulk;
    const [organisation] = organisations;
    const input: MatchInput = {
      payouts: bulk.payouts,
      lines: bulk.lines,
      decisions,
      declined,
      accountIdOf: this.accountsOf(mappings),
      asOf: todayIn(organisation?.timezone ?? 'UTC', now),
      holidays: bankHolidays(organisation?.countryCode ?? ''),
      ...rulesInput(rules),
    };
    return { input, basis: basis.all, isFresh };
  }

  private async readBulk(db: TieoutDatabase, stamp: string): Promise<Bulk> {
    const [heads, lines, ofFiles] = await Promise.all([
      db.payoutHeads.toArray(),
      db.statementLines.toArray(),
      fileConnections(db),
    ]);
    return { stamp, payouts: matchPayoutsOf(heads, namesOf(ofFiles)), lines };
  }

  /** The same function as long as the mappings say the same. */
  private accountsOf(mappings: readonly Mapping[]): MatchInput['accountIdOf'] {
    const pairs = mappings.map(({ key, bankAccountId }): [string, string] => [key, bankAccountId]);
    const stamp = canonicalJson(pairs);
    if (this.accounts?.stamp === stamp) return this.accounts.of;
    const byKey = new Map(pairs);
    // Without a mapping any account will do whose lines are in the payout's currency: those the user imported.
    const of = (payout: MatchPayout) => byKey.get(mappingKey(payout.connectionId, payout.currency)) || null;
    this.accounts = { stamp, of };
    return of;
  }
}

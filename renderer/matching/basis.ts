/** What proposals stand on, as one text: if it is the same, so is every row that matching reads. */
import { canonicalJson } from '../../shared/ids.ts';
import type { TieoutDatabase } from '../db/database.ts';

/** The tables that say what matching reads has changed; the rows of payouts and lines change with their cursors and files. */
export function basisTables(db: TieoutDatabase) {
  return [
    db.payouts,
    db.payoutHeads,
    db.statementLines,
    db.decisions,
    db.declined,
    db.mappings,
    db.organisations,
    db.rules,
    db.cursors,
    db.importedFiles,
    db.connections,
    db.matched,
  ];
}

/** Another one where an update of Tieout matches otherwise: what an older one proposed isn't current. */
const ENGINE = 1;

export interface Basis {
  /** Of payouts and lines: whenever a payout is written so is its cursor, and with a new line the row of its file. */
  readonly bulk: string;
  /** Of everything. */
  readonly all: string;
}

/** Call inside a transaction over `basisTables`: it takes one wait. */
export async function readBasis(db: TieoutDatabase): Promise<Basis> {
  const [payouts, lines, cursors, file, decisions, declined, mappings, organisations, rules] =
    await Promise.all([
      db.payoutHeads.count(),
      db.statementLines.count(),
      db.cursors.toArray(),
      db.importedFiles.toCollection().last(),
      db.decisions.toCollection().primaryKeys(),
      db.declined.toCollection().primaryKeys(),
      db.mappings.toArray(),
      db.organisations.toArray(),
      db.rules.toArray(),
    ]);
  const bulk = canonicalJson({ payouts, lines, cursors, file: file?.id ?? 0 });
  const accounts = mappings.map(({ key, bankAccountId }) => ({ key, bankAccountId }));
  const days = organisations.map(({ timezone, countryCode }) => ({ timezone, countryCode }));
  const keys = { decisions: decisions.join('\n'), declined: declined.join('\n') };
  return { bulk, all: canonicalJson({ engine: ENGINE, bulk, ...keys, accounts, days, rules }) };
}

/** Where journal rows stand that aren't done: of a journal of years these are few. */
import type { InsertType } from 'dexie';
import type { TieoutDatabase } from './database.ts';
import type { JournalHead } from './derived.ts';
import { LiveTable } from './liveTables.ts';

/** At first the rows that aren't done; from then on also those that become so, and whatever else is written. */
export class OpenHeads extends LiveTable<JournalHead, InsertType<JournalHead, 'id'>> {
  private readonly db: TieoutDatabase;

  constructor(db: TieoutDatabase) {
    super(db.journalHeads, ({ id }) => id);
    this.db = db;
  }

  override async load(): Promise<void> {
    const open = await this.db.journalHeads.where('state').notEqual('done').toArray();
    for (const row of open) this.rows.set(row.id, row);
  }
}

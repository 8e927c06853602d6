/** Hears when payouts or bank lines are written, in this thread, the worker or another window: whatever wrote them. */
import Dexie from 'dexie';

const TABLES = ['payouts', 'statementLines'];

export class BulkWatch {
  /** Whether anything was written since `take`. */
  isDirty = true;

  constructor(databaseName: string) {
    const prefixes = TABLES.map((table) => `idb://${databaseName}/${table}/`);
    Dexie.on('storagemutated', (parts) => {
      if (Object.keys(parts).some((part) => prefixes.some((prefix) => part.startsWith(prefix))))
        this.isDirty = true;
    });
  }

  /** Whether it was dirty; clean from now on. */
  take(): boolean {
    const was = this.isDirty;
    this.isDirty = false;
    return was;
  }
}

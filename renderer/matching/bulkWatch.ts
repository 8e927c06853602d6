/** Hears when payouts or bank lines are written, in this thread, the worker or another window: whatever wrote them. */
import { onChanges } from '../db/changes.ts';

export class BulkWatch {
  /** Whether anything was written since `take`. */
  isDirty = true;

  constructor(databaseName: string) {
    onChanges(databaseName, ['payouts', 'statementLines'], () => {
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

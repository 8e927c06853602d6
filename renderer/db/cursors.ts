/** Where each sync stands. */
import { compositeKey } from '../../shared/ids.ts';
import type { SyncCursor, TieoutDatabase } from './database.ts';

/** The row key of a cursor. */
export function cursorKey(connectionId: string, resource: string): string {
  return compositeKey(connectionId, resource);
}

/** The cursor of a resource; one that has read nothing where there is none. */
export async function loadCursor(
  db: TieoutDatabase,
  connectionId: string,
  resource: string,
): Promise<SyncCursor> {
  const key = cursorKey(connectionId, resource);
  return (
    (await db.cursors.get(key)) ?? {
      key,
      connectionId,
      resource,
      pageCursor: null,
      passFrom: null,
      passTo: null,
      completeTo: null,
      completeFrom: null,
      finishedAt: null,
    }
  );
}

/** A connection to Xero for a sync. */
import type { Connection } from '../../../../../shared/bridge.ts';

export const connectionOf = (id: string): Connection => ({
  id, kind: 'xero', bookId: 'main', name: id, externalId: id, demo: false, status: 'connected', reason: '', canWrite: false,
}); // prettier-ignore

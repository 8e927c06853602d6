/** Whether an organisation may be written to: decided by the user, on Xero's page. */
import type { Connection } from '../../shared/bridge.ts';
import { refreshConnections } from '../flows/sync.ts';
import type { Texts } from '../i18n/useTexts.ts';
import { announce } from './announcer.ts';
import { type Ground, attemptJob } from './attempt.ts';
import { useToasts } from './toasts.ts';
import type { Work } from './work.ts';

/** Signing in again for a connection, with the right to post or without it. */
export function postingWork(ground: Ground, { t }: Texts): Pick<Work, 'allowPosting'> {
  return {
    allowPosting: async (before, posting) => {
      const connection = await attemptJob(ground, 'signIn', async (ctx) => {
        const asked = { connectionId: before.id, posting };
        const answer = await ctx.call('xero.consent', asked, { signal: ctx.signal });
        await refreshConnections(ctx);
        return answer.connection;
      });
      if (connection === null) return false;
      const isGiven = connection.canWrite === posting;
      const message = t(keyOf(before, connection, posting), { name: connection.name });
      announce(message);
      const { bookId } = ground.db;
      useToasts.getState().show({ tone: isGiven ? 'good' : 'bad', message, bookId });
      return isGiven;
    },
  };
}

function keyOf(before: Connection, { canWrite }: Connection, posting: boolean) {
  if (canWrite !== posting) return 'posting.notGiven';
  if (before.canWrite === posting) return 'posting.signedIn';
  return posting ? 'posting.isOn' : 'posting.isOff';
}

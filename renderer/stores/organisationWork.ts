/** Work on the list of organisations: adding one, going to another. */
import type { Result } from '../../shared/bridge.ts';
import type { BookRegistry } from '../db/bookRegistry.ts';
import { adoptBooks, bookFor } from '../flows/books/list.ts';
import { refreshConnections } from '../flows/sync.ts';
import { type Ground, attempt } from './attempt.ts';
import { knownIdsOf } from './knownIds.ts';
import { showBook } from './switchBook.ts';
import type { Work } from './work.ts';

type OrganisationWork = Pick<Work, 'chooseOrganisation' | 'showDemoElsewhere'>;
type Found = Result<'xero.signIn'>['organisations'][number];

/** What is done with organisations; `sync` reads the shown book. */
export function organisationWork(
  ground: Ground,
  registry: BookRegistry,
  sync: () => Promise<boolean>,
): OrganisationWork {
  const { call, db, now } = ground;
  const keep = async (signInId: string, found: Found, place: 'here' | 'new') => {
    const here = place === 'here' ? db.bookId : null;
    const bookId = await bookFor(registry, found, { here, now: now() });
    // Already connected elsewhere: only gone to. Here it is another sign-in, with its new token.
    const isHere = bookId === db.bookId;
    if (isHere || found.bookId === null) {
      const known = isHere ? [] : await knownIdsOf(bookId);
      await call('xero.choose', { signInId, tenantId: found.tenantId, bookId, known });
    }
    if (isHere) await refreshConnections(ground);
    else showBook(bookId, { sync: true });
    return isHere;
  };
  return {
    chooseOrganisation: async (signInId, found, place) => {
      let isHere = false;
      const kept = await attempt(async () => {
        isHere = await keep(signInId, found, place);
      });
      return kept && (isHere ? sync() : true);
    },
    showDemoElsewhere: async () => {
      let elsewhere = false;
      await attempt(async () => {
        const { connections } = await call('connections.list', {});
        const holder = connections.find(({ demo }) => demo)?.bookId ?? db.bookId;
        if (holder === db.bookId) return;
        await adoptBooks(registry, call, now());
        elsewhere = true;
        showBook(holder, { sync: true });
      });
      return elsewhere;
    },
  };
}

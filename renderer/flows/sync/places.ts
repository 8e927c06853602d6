/**
 * Which places of an account are this book's may change: the local data follow at the next sync. What is new is read from its
 * beginning; what went elsewhere leaves, but for what is posted here already.
 */
import type { Connection } from '../../../shared/bridge.ts';
import { type Places, choiceText, isChosen, widens } from '../../../shared/places.ts';
import type { PayoutHead } from '../../../shared/payout/model.ts';
import { isBooking } from '../../../shared/posting/undo/takenBack.ts';
import { cursorKey, loadCursor } from '../../db/cursors.ts';
import type { TieoutDatabase } from '../../db/database.ts';
import { payoutTables, removePayouts } from '../../db/payouts.ts';
import type { FlowContext } from '../context.ts';
import { undoWhatCan } from '../decide.ts';
import { throwIfCancelled } from './pass.ts';
import { inOne } from '../../db/inOne.ts';

const RESOURCE = 'places';
/** Payouts a transaction: each may hold thousands of entries. */
const AT_A_TIME = 50;

/**
 * Brings the local data in line with the connection's choice of places; nothing where that is what they are of already. Decisions on
 * payouts that leave are undone where nothing of them is in Xero. Killed anywhere, the next sync does the rest.
 */
export async function settlePlaces(ctx: FlowContext, connection: Connection): Promise<void> {
  const { places } = connection;
  if (places === undefined) return;
  const now = choiceText(places.choice);
  const cursor = await loadCursor(ctx.db, connection.id, RESOURCE);
  if (cursor.completeTo === now) return;
  const leaving = await leavingOf(ctx.db, connection.id, places);
  // While postings are being sent nothing is undone: the next sync does it all.
  if (!(await undoAll(ctx, leaving))) return;
  let left = 0;
  for (let at = 0; at < leaving.length; at += AT_A_TIME) {
    throwIfCancelled(ctx);
    left += await removeFree(ctx.db, connection.id, leaving.slice(at, at + AT_A_TIME));
  }
  await inOne(ctx.db, 'rw', [ctx.db.cursors, ctx.db.activity], async (db) => {
    if (widens(cursor.completeTo, places)) {
      await db.cursors.bulkDelete(
        ['payouts', 'payouts.older'].map((resource) => cursorKey(connection.id, resource)),
      );
    }
    await db.cursors.put({ ...cursor, completeTo: now, finishedAt: ctx.now() });
    if (leaving.length === 0) return;
    const stayed = leaving.length - left;
    const values = { name: connection.name, left, stayed };
    await db.activity.add({ at: ctx.now(), level: 'info', code: 'places.changed', values });
  });
}

/** Keys of the stored payouts whose place isn't chosen. Those stored before places were are known by the place's name. */
async function leavingOf(db: TieoutDatabase, connectionId: string, places: Places): Promise<string[]> {
  const { known, choice } = places;
  const chosenNames = new Set(known.filter(({ id }) => isChosen(choice, id)).map(({ name }) => name));
  const otherNames = new Set(known.filter(({ id }) => !isChosen(choice, id)).map(({ name }) => name));
  const isElsewhere = ({ place, description }: PayoutHead) =>
    place === undefined
      ? otherNames.has(description) && !chosenNames.has(description)
      : !isChosen(choice, place);
  const heads = await db.payoutHeads.where({ connectionId }).toArray();
  return heads.filter(isElsewhere).map(({ key }) => key);
}

async function undoAll(ctx: FlowContext, keys: readonly string[]): Promise<boolean> {
  const decided = await ctx.db.decisions
    .where('payoutKeys')
    .anyOf([...keys])
    .primaryKeys();
  return decided.length === 0 || undoWhatCan(ctx, [...new Set(decided)]);
}

/** Removes those that nothing stands on; how many. */
async function removeFree(
  whole: TieoutDatabase,
  connectionId: string,
  keys: readonly string[],
): Promise<number> {
  const own = ['decisions', 'journal', 'journalHeads', 'proposals', 'parked', 'declined', 'compositions'];
  const tables = [...payoutTables(whole), ...own.map((name) => whole.table(name))];
  return inOne(whole, 'rw', tables, async (db) => {
    const { decisions, journalHeads, proposals, parked, declined, compositions } = db;
    const [decided, heads] = await Promise.all([
      decisions
        .where('payoutKeys')
        .anyOf([...keys])
        .toArray(),
      journalHeads.toArray(),
    ]);
    const held = new Set(
      [...decided, ...heads.filter((head) => isBooking(head))].flatMap((row) => row.payoutKeys),
    );
    const free = keys.filter((key) => !held.has(key));
    const isFree = new Set(free);
    await Promise.all([
      proposals.where('payoutKeys').anyOf(free).delete(),
      parked.bulkDelete(free),
      compositions.bulkDelete(free),
      declined.filter(({ payoutKey }) => isFree.has(payoutKey)).delete(),
    ]);
    await removePayouts(db, connectionId, free);
    return free.length;
  });
}

/** A Square account may serve several books, each location one of them: who has which. */
import { BridgeError, type Connection } from '../../../shared/bridge.ts';
import { ALL_PLACES, type Place, type PlaceChoice, bothHave, isChosen } from '../../../shared/places.ts';
import type { Connections } from '../../connections.ts';

/** Another book's part of the account. */
interface Holder {
  /** Of its organisation. */
  readonly name: string;
  readonly choice: PlaceChoice;
}

/** Whose account, and whose book is asking. */
export interface Account {
  readonly externalId: string;
  readonly demo: boolean;
  readonly bookId: string;
}

/** The other books that this account is connected in. An account whose id Square didn't tell can't be known again. */
export async function holdersOf(connections: Connections, account: Account): Promise<readonly Holder[]> {
  const all = await connections.list();
  const isSame = ({ kind, externalId, demo }: Connection) =>
    kind === 'square' && externalId !== '' && externalId === account.externalId && demo === account.demo;
  const others = all.filter((one) => isSame(one) && one.bookId !== account.bookId);
  const nameOf = ({ bookId, name }: Connection) =>
    all.find((one) => one.kind === 'xero' && one.bookId === bookId)?.name ?? name;
  return others.map((one) => ({ name: nameOf(one), choice: one.places?.choice ?? ALL_PLACES }));
}

/** The locations with who has them, and who has those that are opened later; empty for nobody. */
export function withHolders(known: readonly Place[], holders: readonly Holder[]) {
  const nameOf = (has: (choice: PlaceChoice) => boolean) =>
    holders.find(({ choice }) => has(choice))?.name ?? '';
  return {
    locations: known.map((place) => ({
      ...place,
      heldBy: nameOf((choice) => isChosen(choice, place.id)),
    })),
    laterHeldBy: nameOf(({ kind }) => kind === 'except'),
  };
}

/** What to propose: everything that nobody else has. */
export function freeChoice(known: readonly Place[], holders: readonly Holder[]): PlaceChoice {
  const { locations, laterHeldBy } = withHolders(known, holders);
  const isFree = laterHeldBy === '';
  const ids = locations.filter(({ heldBy }) => (heldBy === '') !== isFree).map(({ id }) => id);
  return { kind: isFree ? 'except' : 'only', ids };
}

/** Throws `BridgeError` `refused` where another book has something of a choice: its payouts would be booked twice. */
export function refuseHeld(choice: PlaceChoice, known: readonly Place[], holders: readonly Holder[]): void {
  for (const holder of holders) {
    const both = bothHave(choice, holder.choice, known);
    const names = known.filter(({ id }) => both.ids.includes(id)).map(({ name }) => name);
    if (names.length > 0) throw refused(`${names.join(', ')} is used in “${holder.name}” already`, names[0]);
    if (both.later) throw refused(`Locations opened later go to “${holder.name}” already`, 'later');
  }
}

function refused(what: string, detail = ''): BridgeError {
  return new BridgeError({
    code: 'refused',
    message: `${what}, and a payout is booked once only. Leave it out here, or take it out there first.`,
    detail,
  });
}

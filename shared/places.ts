/** Which places of a provider's account (a Square account's locations) belong to a book: one account may serve several books. */
import * as v from 'valibot';

/** One place of an account. */
export const PlaceSchema = v.object({ id: v.string(), name: v.string(), isActive: v.boolean() });
export type Place = v.InferOutput<typeof PlaceSchema>;

/** `except`: all places, later ones too, but these. `only`: these. */
export const PlaceChoiceSchema = v.object({ kind: v.picklist(['except', 'only']), ids: v.array(v.string()) });
export type PlaceChoice = v.InferOutput<typeof PlaceChoiceSchema>;

/** The places of a connection's account as they were last read, and which of them are its book's. */
export const PlacesSchema = v.object({ known: v.array(PlaceSchema), choice: PlaceChoiceSchema });
export type Places = v.InferOutput<typeof PlacesSchema>;

/** What everybody has who never chose. */
export const ALL_PLACES: PlaceChoice = { kind: 'except', ids: [] };

/** Whether a place is part of a choice. */
export function isChosen({ kind, ids }: PlaceChoice, id: string): boolean {
  return ids.includes(id) === (kind === 'only');
}

/** A choice as text that is the same for the same choice, whatever the order. */
export function choiceText({ kind, ids }: PlaceChoice): string {
  return JSON.stringify([kind, ...[...new Set(ids)].toSorted((a, b) => (a < b ? -1 : 1))]);
}

/** Ids of the known places that two choices both have; `later`: both would have those that are opened later. */
export function bothHave(
  a: PlaceChoice,
  b: PlaceChoice,
  known: readonly Pick<Place, 'id'>[],
): { readonly ids: string[]; readonly later: boolean } {
  const ids = known.map(({ id }) => id).filter((id) => isChosen(a, id) && isChosen(b, id));
  return { ids, later: a.kind === 'except' && b.kind === 'except' };
}

/** Whether a choice has places that the one of before (`choiceText`) hadn't. Null: there was none, so nothing is new. */
export function widens(before: string | null, { known, choice }: Places): boolean {
  if (before === null) return false;
  const parsed = v.safeParse(TextSchema, before);
  if (!parsed.success) return true;
  const [kind, ...ids] = parsed.output;
  if (choice.kind === 'except' && kind === 'only') return true;
  return known.some(({ id }) => isChosen(choice, id) && !isChosen({ kind, ids }, id));
}

const TextSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.tupleWithRest([PlaceChoiceSchema.entries.kind], v.string()),
);

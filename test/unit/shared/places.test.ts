import { array, assert, constantFrom, property, record, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ALL_PLACES,
  type PlaceChoice,
  bothHave,
  choiceText,
  isChosen,
  widens,
} from '../../../shared/places.ts';

const NAMES = ['harbour', 'station', 'market', 'closed'] as const;
const known = NAMES.map((id) => ({ id, name: id, isActive: id !== 'closed' }));
const choice = record<PlaceChoice>({
  kind: constantFrom('except', 'only'),
  ids: array(constantFrom(...NAMES), { maxLength: 5 }),
});
const chosen = (one: PlaceChoice) => NAMES.filter((id) => isChosen(one, id));

describe('the places of a book', () => {
  it('are all, later ones too, for whoever never chose', () => {
    expect(chosen(ALL_PLACES)).toEqual(NAMES);
    expect(isChosen(ALL_PLACES, 'opened tomorrow')).toBe(true);
    expect(isChosen({ kind: 'only', ids: ['harbour'] }, 'opened tomorrow')).toBe(false);
  });

  it('are told apart exactly: what two choices share, whatever their order', () => {
    assert(
      property(choice, choice, (a, b) => {
        const both = bothHave(a, b, known);
        expect(both.ids).toEqual(NAMES.filter((id) => chosen(a).includes(id) && chosen(b).includes(id)));
        expect(both.later).toBe(isChosen(a, 'later') && isChosen(b, 'later'));
        expect(choiceText({ ...a, ids: a.ids.toReversed() })).toBe(choiceText(a));
      }),
    );
  });

  it('are read anew exactly where a choice has what the one before hadn’t', () => {
    assert(
      property(choice, choice, uniqueArray(constantFrom(...known)), (before, after, some) => {
        const isNew = (id: string) => isChosen(after, id) && !isChosen(before, id);
        const expected = some.some(({ id }) => isNew(id)) || isNew('later');
        expect(widens(choiceText(before), { known: some, choice: after })).toBe(expected);
      }),
    );
    expect(widens(null, { known, choice: ALL_PLACES })).toBe(false);
    expect(widens('not a choice', { known, choice: { kind: 'only', ids: [] } })).toBe(true);
  });
});

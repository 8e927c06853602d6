/** Templates are told apart: what one of them says is never taken for another's words. */
import { expect, it } from 'vitest';
import { saidCatalogues } from '../../../../renderer/i18n/said/catalogues.ts';
import { teller } from '../../../../renderer/i18n/said/told.ts';

const templates = Object.keys(saidCatalogues.fr);
/** Names, as they stand in places. */
const NAMES = ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir', 'Gum'];
const filled = (template: string) =>
  template.replaceAll(/\{(\d)\}/g, (_, place: string) => NAMES[Number(place)] ?? '');

it('each by what it says', () => {
  const found: string[] = [];
  const tell = teller(Object.fromEntries(templates.map((template) => [template, template])), {
    format: (template) => {
      found.push(template);
      return '';
    },
    date: (date) => date,
    decimal: String,
    quoted: (text) => text,
  });
  const mixed = templates.flatMap((template) => {
    found.length = 0;
    tell(filled(template));
    // What is told last is the whole; before it, what stands in its places.
    return found.at(-1) === template ? [] : [[filled(template), ...found]];
  });
  expect(mixed).toEqual([]);
});

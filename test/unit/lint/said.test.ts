/** No sentence for people outside the catalogues: what the sources say in English has its French and its Indonesian. */
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { saidCatalogues } from '../../../renderer/i18n/said/catalogues.ts';
import { isSentence, textsIn, textsOf } from '../../support/said/sentences.ts';

const texts = textsOf(resolve(import.meta.dirname, '../../..'));
const places = (text: string) => [...new Set(text.match(/\{\d+/g))].toSorted();

describe('sentences of the sources', () => {
  it('are found in errors, templates and sums, and not in programming mistakes', () => {
    const source = `
      throw new BridgeError({ code: 'x', message: 'Nothing was read at all.' });
      found.warn(1, 'T', \`Line \${line} is \${far ? 'Quite far away from here.' : 'near'}. \` + 'It was left out.');
      throw new Error('This is a programming mistake.');
    `;
    expect(textsIn('a.ts', source).filter(isSentence)).toEqual([
      'Nothing was read at all.',
      'Line {0} is {1}. It was left out.',
      // A part of the one before, so that it is told as well.
      'Quite far away from here.',
    ]);
  });

  it.each(['fr', 'id'] as const)('are all in the catalogue of %s', (locale) => {
    const missing = texts.filter(
      ({ text }) => isSentence(text) && !Object.hasOwn(saidCatalogues[locale], text),
    );
    expect(missing).toEqual([]);
  });

  it.each(['fr', 'id'] as const)('are said still where %s has them, and keep their values', (locale) => {
    const said = new Set(texts.map(({ text }) => text));
    const entries = Object.entries(saidCatalogues[locale]);
    expect(entries.filter(([english]) => !said.has(english)).map(([english]) => english)).toEqual([]);
    const lost = entries.filter(([english, other]) =>
      places(other).some((place) => !places(english).includes(place)),
    );
    expect(lost).toEqual([]);
  });
});

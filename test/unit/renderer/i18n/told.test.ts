import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { createIntl } from 'react-intl';
import { type SaidCatalogue, teller } from '../../../../renderer/i18n/said/told.ts';
import { makeTexts } from '../../../../renderer/i18n/useTexts.ts';

/** A language that shows which template was found and with what. */
function echo(...templates: readonly string[]): (text: string) => string {
  const catalogue: SaidCatalogue = Object.fromEntries(templates.map((template) => [template, template]));
  return teller(catalogue, {
    format: (template, values) => `<${templates.indexOf(template)}:${Object.values(values).join('|')}>`,
    date: (date) => `d${date}`,
    decimal: (value, decimals) => `n${value.toFixed(decimals)}`,
    quoted: (text) => `q${text}`,
  });
}

describe('what is said in English', () => {
  it('is told by the template that fits, its values as the language writes them', () => {
    const tell = echo('Line {0} is in {1}, the account in {2}. It was left out.', '{0} can’t be read.');
    expect(tell('Line 12 is in USD, the account in AUD. It was left out.')).toBe('<0:12|USD|AUD>');
    expect(tell('bank (2).csv can’t be read.')).toBe('<1:bank (2).csv>');
    const opened = echo('It opens with {0} on {1}.');
    expect(opened('It opens with -1234.50 on 2026-11-19.')).toBe('<0:n-1234.50|d2026-11-19>');
    expect(opened('It opens with 12.00 AUD on 2026-11-19.')).toBe('<0:n12.00 AUD|d2026-11-19>');
  });

  it('stays as it is where no template fits, whole or in part', () => {
    const tell = echo('Try again in a few minutes.');
    expect(tell('Xero: Account code 200 is archived.')).toBe('Xero: Account code 200 is archived.');
    expect(tell('Something else happened. Try again in a few minutes.')).toBe(
      'Something else happened. <0:>',
    );
    expect(tell('')).toBe('');
  });

  it('is told sentence by sentence where several were put together, the longest templates first', () => {
    const tell = echo('Nothing was read.', 'The file holds {0} accounts. Choose one.', 'Choose one.');
    expect(tell('The file holds 3 accounts. Choose one. Nothing was read.')).toBe('<1:3> <0:>');
    expect(tell('Nothing was read. Choose one.')).toBe('<0:> <2:>');
  });

  it('tells sentences within sentences', () => {
    const tell = echo('The file is damaged: {0} The lines before were read.', 'A tag is never closed.');
    expect(tell('The file is damaged: A tag is never closed. The lines before were read.')).toBe('<0:<1:>>');
  });

  it('takes a whole sentence before a longer phrase that would take its beginning for a value', () => {
    const tell = echo('Line {0}: {1}.', '{0} is not a date as {1}', 'day/month');
    expect(tell('Line 3: "x" is not a date as day/month.')).toBe('<0:3|<1:qx|<2:>>>');
  });

  it('writes names in quotation marks as the language does', () => {
    const tell = echo('It lacks {0}.');
    expect(tell('It lacks “Fee”, “Net (AUD)”.')).toBe('<0:qFee, qNet (AUD)>');
    expect(tell('It lacks “Fee” or “Net”.')).toBe('<0:“Fee” or “Net”>');
  });

  it('tells the items of a list where it knows each', () => {
    const tell = echo('It lacks {0}.', 'a date', 'an amount');
    expect(tell('It lacks a date, an amount.')).toBe('<0:<1:>, <2:>>');
    expect(tell('It lacks a date, Gross.')).toBe('<0:a date, Gross>');
  });

  it('takes special signs of a template as they are', () => {
    expect(echo('No <OFX> element (at {0}) [$1.00]?')('No <OFX> element (at 3) [$1.00]?')).toBe('<0:3>');
  });

  it('finds every template again, whatever stands in its places', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9éü_-]{1,12}$/).filter((text) => !/^\d/.test(text));
    const templates = [
      'Payout {0} is in {1}, not in {2}.',
      'Line {0} names no payout.',
      '{0} is gone already: {1}.',
    ];
    const tell = echo(...templates);
    fc.assert(
      fc.property(fc.nat({ max: 2 }), fc.tuple(word, word, word), (at, values) => {
        const template = templates[at] ?? '';
        const used = values.slice(0, template.match(/\{\d\}/g)?.length);
        const text = template.replaceAll(/\{(\d)\}/g, (_, place: string) => values[Number(place)] ?? '');
        expect(tell(text)).toBe(`<${at}:${used.join('|')}>`);
      }),
    );
  });

  it('is English in English', () => {
    const { told } = makeTexts(createIntl({ locale: 'en-AU', messages: {} }));
    expect(told('Try again in a few minutes.')).toBe('Try again in a few minutes.');
  });
});

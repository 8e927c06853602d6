/** MT940, CAMT.053, BAI2 and QIF: what is written comes back to the cent, and what is wrong is named. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromDayNumber } from '../../../../shared/dates.ts';
import { minor } from '../../../../shared/money.ts';
import { readStatement, type StatementInput } from '../../../../shared/statement/readStatement.ts';
import { bai2, camt, mt940, qif, type WrittenLine } from './writeFormats.ts';

const read = (text: string, more: Partial<StatementInput> = {}) =>
  readStatement({ name: 'bank.txt', text, accountId: 'bank', currency: '', ...more });

const word = fc.stringMatching(/^[A-Z]{2,9}$/);
const line: fc.Arbitrary<WrittenLine> = fc.record({
  // 13 to 28: no date of the file can be read month first.
  date: fc
    .tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 13, max: 28 }))
    .map(([month, day]) => fromDayNumber(Date.UTC(2026, month, day) / 86_400_000)),
  amount: fc
    .integer({ min: 1, max: 999_999_999 })
    .chain((amount) => fc.boolean().map((out) => minor(out ? -amount : amount))),
  text: fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
  reference: fc.oneof(fc.constant(''), word),
});
const lines = fc
  .array(line, { minLength: 1, maxLength: 20 })
  .map((all) => all.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)));
const currency = fc.constantFrom('EUR', 'JPY', 'KWD');

const FORMATS = {
  mt940,
  camt,
  'camt, version 2': (all: readonly WrittenLine[], of: string) => camt(all, of, 2),
  'camt, with a prefix': (all: readonly WrittenLine[], of: string) => camt(all, of, 8, 'ns2'),
  bai2,
  qif,
};

describe.each(Object.entries(FORMATS))('%s', (name, write) => {
  test('every line comes back with date, amount, text and reference, and nothing is wrong', () => {
    fc.assert(
      fc.property(lines, currency, (all, of) => {
        const result = read(write(all, of), { currency: name === 'qif' ? of : '' });
        // BAI2's decimals are implied: other than two are remarked on.
        expect(result.issues.filter(({ field }) => !(name === 'bai2' && field === 'currency'))).toEqual([]);
        expect(result.complete).toBe(true);
        expect(
          result.lines.map(({ date, amount, narrative, currency: own }) => [
            date,
            amount,
            own,
            narrative.includes('STRIPE PAYMENTS'),
          ]),
        ).toEqual(all.map(({ date, amount }) => [date, amount, of, name.startsWith('camt')]));
        result.lines.forEach(({ narrative, reference }, index) => {
          expect(narrative).toContain(all[index]?.text);
          expect(reference).toBe(all[index]?.reference);
        });
      }),
    );
  });

  test('cut anywhere, it never throws, never invents a line, and says so', () => {
    fc.assert(
      fc.property(lines, fc.double({ min: 0, max: 1, noNaN: true }), (all, share) => {
        const text = write(all, 'EUR');
        // The last characters are the trailer or white space: without them the file is still whole in QIF.
        const cut = text.slice(0, Math.floor(share * (text.length - 12)));
        const result = read(cut, { currency: name === 'qif' ? 'EUR' : '' });
        if (result.format !== name.split(',')[0]) return;
        const got = result.lines.map(({ date, amount }) => `${date} ${amount}`);
        const whole = all.map(({ date, amount }) => `${date} ${amount}`);
        // The last field of a line that is cut may be shorter, its amount never.
        if (name !== 'mt940' && name !== 'bai2') expect(whole.slice(0, got.length)).toEqual(got);
        if (name === 'mt940' || name === 'bai2')
          expect(whole.slice(0, Math.max(0, got.length - 1))).toEqual(got.slice(0, -1));
        if (name !== 'qif') expect(result.issues.some(({ severity }) => severity === 'error')).toBe(true);
      }),
    );
  });
});

describe('MT940', () => {
  const file = (rows: readonly string[]) =>
    [':20:X', ':25:NL00BANK0123456789', ':60F:C260101EUR100,00', ...rows].join('\n');

  test('reversals, the turn of the year, German and Dutch details', () => {
    const result = read(
      file([
        ':61:2601021231RC10,00NTRFNONREF',
        ':86:166?00GUTSCHRIFT?20SVWZ+STRIPE?21 PAYOUT?30COBADEFF?32Stripe Pay?33ments',
        ':61:260103RD5,50N123REF//BANK7',
        ':86:/EREF/E2E-1//NAME/Stripe Payments/REMI/po_123',
        ':62F:C260103EUR95,50',
      ]),
    );
    expect(result.issues).toEqual([]);
    expect(result.lines.map(({ date, amount, payee }) => [date, amount, payee])).toEqual([
      ['2025-12-31', -1000, 'Stripe Payments'],
      ['2026-01-03', 550, 'Stripe Payments'],
    ]);
    expect(result.lines[0]?.narrative).toContain('SVWZ+STRIPE PAYOUT');
    expect(result.lines[1]).toMatchObject({ reference: 'REF', bankId: 'BANK7', source: { line: 6 } });
    expect(result.summary.closingBalance).toBe(9550);
  });

  test('a missing line and a missing statement are named', () => {
    const one = [':20:1', ':25:A', ':60F:C260101EUR0,', ':61:260102C10,NTRFX', ':62F:C260102EUR12,'].join(
      '\n',
    );
    expect(read(one).issues[0]?.message).toContain('lead from 0.00 to 10.00, but it closes with 12.00');
    const next = [':20:2', ':25:A', ':60F:C260105EUR50,', ':62F:C260105EUR50,'].join('\n');
    const fields = read(`${one}\n-\n${next}`).issues.map(({ field, line: at }) => [field, at]);
    expect(fields).toContainEqual(['opening balance', 7]);
  });

  test('a line that can’t be read is left out and named', () => {
    const result = read(
      file([':61:260102X10,00NTRF', ':61:260103C1.000,00NTRF', ':61:260104C1,NTRFA', ':62F:C260104EUR101,']),
    );
    expect(result.lines.map(({ amount }) => amount)).toEqual([100]);
    expect(result.issues.map(({ line: at }) => at)).toEqual([4, 5]);
  });
});

describe('CAMT', () => {
  test('entries that aren’t booked, in another currency or without direction are left out and said', () => {
    const written = camt(
      [1, 2, 3, 4].map((n) => ({
        date: fromDayNumber(20_500 + n),
        amount: minor(n * 100),
        text: `T${n}`,
        reference: '',
      })),
      'EUR',
    );
    const entries = written.split('</Ntry>');
    const spoiled = [
      entries[0]?.replace('<Cd>BOOK</Cd>', '<Cd>PDNG</Cd>'),
      // The first Ccy of a piece is the entry's own.
      entries[1]?.replace('Ccy="EUR"', 'Ccy="USD"'),
      entries[2]?.replace('CRDT', 'UP'),
      ...entries.slice(3),
    ].join('</Ntry>');
    const result = read(spoiled);
    expect(result.lines.map(({ amount, source }) => [amount, source.line])).toEqual([[400, 4]]);
    expect(result.issues.map(({ field, line: at }) => [field, at])).toEqual(
      expect.arrayContaining([
        ['Amt', 2],
        ['Amt', 3],
        ['Sts', 0],
        ['closing balance', 1],
      ]),
    );
  });

  test('zeros beyond the currency’s decimals are taken, other digits refused', () => {
    const text = camt(
      [{ date: fromDayNumber(20_500), amount: minor(1050), text: 'T', reference: '' }],
      'EUR',
    );
    expect(read(text.replaceAll('10.50', '10.50000')).lines[0]?.amount).toBe(1050);
    expect(read(text.replaceAll('10.50', '10.501')).lines).toEqual([]);
  });

  test('entities that a file defines itself are refused, notifications are named', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "b">]><Document><BkToCstmrStmt/></Document>`;
    expect(read(bomb).issues[0]?.message).toContain('defines entities');
    const note = '<Document><BkToCstmrDbtCdtNtfctn><Ntfctn/></BkToCstmrDbtCdtNtfctn></Document>';
    expect(read(note).issues[0]?.message).toContain('CAMT.054');
  });
});

describe('BAI2', () => {
  test('balances, funds types and unknown codes', () => {
    const result = read(
      [
        '01,A,B,260131,0800,1,80,1,2/',
        '02,B,A,1,260130,2359,,2/',
        '03,111,USD,010,10000,,,015,26500,,/',
        '16,165,15000,S,15000,0,0,BREF,CREF,STRIPE/TRANSFER, PO 1',
        '16,475,-1,Z,,,BAD',
        '16,890,100,Z,,,NOTE',
        '16,174,1500,V,260130,1200,X,Y,OTHER/',
        '49,53100,6/',
        '98,53100,1,8/',
        '99,53100,1,10/',
      ].join('\n'),
    );
    expect(result.lines.map(({ date, amount, narrative }) => [date, amount, narrative])).toEqual([
      ['2026-01-30', 15_000, 'STRIPE/TRANSFER, PO 1 CREF'],
      ['2026-01-30', 1500, 'OTHER Y'],
    ]);
    expect(result.issues.map(({ line: at, severity }) => [at, severity])).toEqual([
      [5, 'error'],
      [6, 'error'],
    ]);
  });

  test('a control total that doesn’t fit is named', () => {
    const text = bai2([{ date: fromDayNumber(20_500), amount: minor(500), text: 'A', reference: '' }], 'USD');
    const issues = read(text.replace('49,500,', '49,700,')).issues;
    expect(issues.map(({ field }) => field)).toEqual(['control total']);
  });
});

describe('QIF', () => {
  test('amounts that could be thousands or decimals are what the currency allows, and doubt is said', () => {
    const of = (own: string, ...amounts: readonly string[]) => {
      const rows = amounts.flatMap((amount) => ['D19/11/2026', `T${amount}`, 'PSTRIPE', '^']);
      const result = read(['!Type:Bank', ...rows].join('\n'), { currency: own });
      return [result.lines.map(({ amount }) => amount), result.issues.length];
    };
    expect(of('JPY', '1,000')).toEqual([[1000], 0]);
    expect(of('JPY', '1.000', '12.345')).toEqual([[1000, 12_345], 0]);
    expect(of('KWD', '1,000')).toEqual([[1000], 0]);
    expect(of('EUR', '1,000')).toEqual([[100_000], 1]);
    // Two marks that contradict each other are said for every currency.
    expect(of('JPY', '1,00', '1.00')[1]).toBeGreaterThan(0);
  });

  const file = (dates: readonly string[]) =>
    ['!Type:Bank', ...dates.flatMap((date) => [`D${date}`, 'T9,710.35', 'PSTRIPE', '^'])].join('\n');

  test('dates with apostrophes and blanks, amounts with separators', () => {
    const result = read(file(["19/11'26", "20/11'2026", '21/ 1/26']), { currency: 'AUD' });
    expect(result.lines.map(({ date, amount }) => [date, amount])).toEqual([
      ['2026-11-19', 971_035],
      ['2026-11-20', 971_035],
      ['2026-01-21', 971_035],
    ]);
  });

  test('an order that nothing decides is said, and can be corrected', () => {
    const text = file(["1/2'26", "3/4'26"]);
    const open = read(text, { currency: 'AUD' });
    expect(open.dates?.certain).toBe(false);
    expect(open.issues.map(({ field }) => field)).toEqual(['D']);
    const chosen = read(text, { currency: 'AUD', dateOrder: 'MDY' });
    expect(chosen.issues).toEqual([]);
    expect(chosen.lines.map(({ date }) => date)).toEqual(['2026-01-02', '2026-03-04']);
  });

  test('opening balances and other sections are no lines', () => {
    const text = [
      '!Type:Bank',
      'D01/01/2026',
      'T500.00',
      'POpening Balance',
      '^',
      'D13/01/2026',
      'T1.00',
      'PA',
      '^',
      '!Type:Cat',
      'NFood',
      '^',
    ].join('\n');
    const result = read(text, { currency: 'AUD' });
    expect(result.lines.map(({ amount }) => amount)).toEqual([100]);
  });
});

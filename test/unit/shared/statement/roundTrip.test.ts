import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, plainDate } from '../../../../shared/dates.ts';
import { minor } from '../../../../shared/money.ts';
import { readStatement, type StatementRead } from '../../../../shared/statement/readStatement.ts';
import { type CsvDialect, type OfxDialect, writeCsv, writeOfx, type WrittenLine } from './write.ts';

const words = fc.constantFrom(
  'STRIPE',
  'Payout',
  'CAFÉ & SON',
  'po_1AbC',
  "O'Brien",
  'A<B',
  'He said "no"',
  'x|y',
  '東京',
  'a, b; c',
  'TRANSFER',
);
const text = fc.array(words, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
const amount = fc
  .integer({ min: -9_999_999, max: 9_999_999 })
  .filter((value) => value !== 0)
  .map(minor);

/** In date order, over more than a month so that the order of day and month shows. */
const lines: fc.Arbitrary<WrittenLine[]> = fc
  .array(
    fc.record({
      step: fc.integer({ min: 0, max: 3 }),
      amount,
      payee: text,
      description: text,
      reference: fc.constantFrom('', 'R1', '000123'),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((rows) => {
    let date = plainDate('2026-03-13');
    return rows.map(({ step, ...rest }) => {
      date = addDays(date, step);
      return { ...rest, date };
    });
  });

const csvDialect: fc.Arbitrary<CsvDialect> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  dateOrder: fc.constantFrom('YMD', 'DMY', 'MDY'),
  decimalMark: fc.constantFrom('.', ','),
  grouped: fc.boolean(),
  sign: fc.constantFrom('minus', 'trailing', 'parentheses', 'suffix', 'columns', 'word'),
  language: fc.constantFrom('en', 'fr', 'id'),
  newline: fc.constantFrom('\n', '\r\n'),
  preamble: fc.boolean(),
  balance: fc.boolean(),
});
const ofxDialect: fc.Arbitrary<OfxDialect> = fc.record({
  xml: fc.boolean(),
  newline: fc.constantFrom('\n', '\r\n', ''),
  decimalMark: fc.constantFrom('.', ','),
  offset: fc.constantFrom('', '[+10:AEST]', '.000[-5:EST]', '[0:GMT]'),
  currency: fc.constant('AUD'),
});

const read = (name: string, content: string) =>
  readStatement({ name, text: content, accountId: 'bank', currency: 'AUD' });
const facts = (lineList: readonly { date: string; amount: number }[]) =>
  lineList.map((line) => `${line.date} ${line.amount}`);
const errorsOf = (result: StatementRead) =>
  result.issues.filter(({ severity }) => severity === 'error').map(({ message }) => message);

test('CSV in any dialect reads back to the same lines', () => {
  fc.assert(
    fc.property(lines, csvDialect, (written, dialect) => {
      const result = read('a.csv', writeCsv(written, dialect));
      expect(errorsOf(result)).toEqual([]);
      expect(facts(result.lines)).toEqual(facts(written));
      expect(result.lines.map(({ reference }) => reference)).toEqual(
        written.map(({ reference }) => reference),
      );
      expect(result.summary.balanceBreak).toBeNull();
    }),
    { numRuns: 400 },
  );
});

test('OFX in any dialect reads back to the same lines', () => {
  fc.assert(
    fc.property(lines, ofxDialect, (written, dialect) => {
      const result = read('a.ofx', writeOfx(written, dialect));
      expect(errorsOf(result)).toEqual([]);
      expect(result.complete).toBe(true);
      expect(facts(result.lines)).toEqual(facts(written));
      expect(result.lines.map(({ payee }) => payee)).toEqual(written.map(({ payee }) => payee));
      expect(result.summary.closingBalance).toBe(written.reduce((sum, line) => sum + line.amount, 0));
    }),
    { numRuns: 300 },
  );
});

test('the same content in CSV and in OFX gives the same keys, and a file read twice too', () => {
  fc.assert(
    fc.property(lines, csvDialect, ofxDialect, (written, csv, ofx) => {
      const first = read('a.csv', writeCsv(written, csv)).lines.map(({ key }) => key);
      expect(new Set(first).size).toBe(written.length);
      expect(read('again.csv', writeCsv(written, csv)).lines.map(({ key }) => key)).toEqual(first);
      expect(read('a.ofx', writeOfx(written, ofx)).lines.map(({ key }) => key)).toEqual(first);
    }),
    { numRuns: 150 },
  );
});

const isPrefix = (some: readonly string[], all: readonly string[]) =>
  some.every((fact, index) => all[index] === fact);

test('a file cut anywhere never throws, never gives a wrong amount, and says so when something was lost', () => {
  fc.assert(
    fc.property(lines, ofxDialect, (written, dialect) => {
      const content = writeOfx(written, dialect);
      for (let end = 1; end < content.length; end += 1) {
        const result = read('cut.ofx', content.slice(0, end));
        expect(isPrefix(facts(result.lines), facts(written))).toBe(true);
        if (content.slice(0, end).includes('<OFX>')) expect(errorsOf(result).length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 6 },
  );
  fc.assert(
    fc.property(
      lines,
      csvDialect.filter(({ dateOrder }) => dateOrder === 'YMD'),
      (written, dialect) => {
        const content = writeCsv(written, dialect);
        for (let end = 1; end < content.length; end += 1) {
          const result = read('cut.csv', content.slice(0, end));
          expect(isPrefix(facts(result.lines), facts(written))).toBe(true);
        }
      },
    ),
    { numRuns: 20 },
  );
});

test('any text at all is answered with issues, not with an exception', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (content) => void read('x', content)),
    { numRuns: 300 },
  );
  const soup = fc.array(
    fc.constantFrom(
      '<OFX>',
      '<STMTTRN>',
      '</STMTTRN>',
      '<TRNAMT>',
      '1',
      ',',
      '"',
      '\n',
      '<![CDATA[',
      ']]>',
      '&#x110000;',
      '<STMTRS>',
      '<DTPOSTED>20260101',
      'Date,Amount',
      '2026-01-01,',
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(soup, (parts) => void read('x', parts.join(''))),
    { numRuns: 1000 },
  );
});

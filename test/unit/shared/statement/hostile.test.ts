/** Broken and hostile bank files of every format: never a crash or a hang, never a line that nobody wrote, always a word about it. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromDayNumber } from '../../../../shared/dates.ts';
import { minor, toMajorText } from '../../../../shared/money.ts';
import { readStatement, type StatementRead } from '../../../../shared/statement/readStatement.ts';
import { bai2, camt, mt940, qif, type WrittenLine } from './writeFormats.ts';

const lines: readonly WrittenLine[] = Array.from({ length: 12 }, (_, index) => ({
  date: fromDayNumber(20_467 + index),
  amount: minor(index % 3 === 0 ? -(index + 1) * 1_001 : (index + 1) * 2_003),
  text: `STRIPE PAYOUT ${String(index).padStart(3, '0')}`,
  reference: `REF${index}`,
}));
const whole = new Set(lines.map(({ date, amount }) => `${date} ${amount}`));
const csv = (all: readonly WrittenLine[]) =>
  [
    'Date,Amount,Description',
    ...all.map(({ date, amount, text }) => `${date},${toMajorText(amount, 'EUR')},${text}`),
    '',
  ].join('\n');
const ofx = (all: readonly WrittenLine[]) =>
  `OFXHEADER:100\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>1</BANKACCTFROM><BANKTRANLIST>${all
    .map(
      ({ date, amount, text }) =>
        `<STMTTRN><TRNTYPE>OTHER<DTPOSTED>${date.replaceAll('-', '')}<TRNAMT>${toMajorText(amount, 'EUR')}<FITID>1<NAME>${text}</STMTTRN>\n`,
    )
    .join('')}</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;

const FILES: Readonly<Record<string, string>> = {
  mt940: mt940(lines, 'EUR'),
  camt: camt(lines, 'EUR'),
  bai2: bai2(lines, 'EUR'),
  qif: qif(lines, 'EUR'),
  ofx: ofx(lines),
  csv: csv(lines),
};

const read = (text: string): StatementRead =>
  readStatement({ name: 'bank.txt', text, accountId: 'bank', currency: 'EUR' });
const isSaid = ({ issues, notes }: StatementRead) =>
  issues.length > 0 || notes.some(({ certain }) => !certain);

/** One way of spoiling a file, with a position between 0 and 1. */
const SPOILERS: Readonly<Record<string, (text: string, at: number) => string>> = {
  'cut off': (text, at) => text.slice(0, at),
  'a stretch lost': (text, at) => text.slice(0, at) + text.slice(at + 60),
  'a stretch twice': (text, at) => text.slice(0, at + 60) + text.slice(at),
  'NUL bytes inside': (text, at) => `${text.slice(0, at)}\u0000\u0000${text.slice(at)}`,
  'replacement characters': (text, at) => `${text.slice(0, at)}\uFFFD\uFFFD${text.slice(at + 2)}`,
  'a very large number': (text, at) => text.slice(0, at) + text.slice(at).replace(/\d+/, '9'.repeat(40)),
  'another currency': (text) => text.replace('EUR', 'XAF'),
  'Mac line ends': (text) => text.replaceAll('\r\n', '\n').replaceAll('\n', '\r'),
  'quotes that never close': (text, at) => `${text.slice(0, at)}"${text.slice(at)}`,
  'a tag that never closes': (text, at) => `${text.slice(0, at)}<${text.slice(at)}`,
};

const CLOSED = new Set(['mt940', 'camt', 'bai2']);
const UNKNOWABLE = new Set(['a stretch lost', 'a stretch twice', 'replacement characters']);

describe.each(Object.keys(FILES))('%s', (format) => {
  const text = FILES[format] ?? '';

  test('whole, it is read whole', () => {
    const result = read(text);
    expect(result.format).toBe(format);
    expect(result.lines.map(({ date, amount }) => `${date} ${amount}`)).toEqual([...whole]);
  });

  test.each(Object.entries(SPOILERS))(
    '%s: it is read or refused, and loses nothing without a word',
    (name, spoil) => {
      for (let step = 0; step < 12; step += 1) {
        const spoiled = spoil(text, Math.floor(((step + 0.5) / 12) * text.length));
        const result = read(spoiled);
        for (const { amount } of result.lines) expect(Number.isSafeInteger(amount)).toBe(true);
        if (result.format !== format || isSaid(result)) continue;
        const got = result.lines.map(({ date, amount }) => `${date} ${amount}`);
        // These close with a balance or a count, so nothing of them can go missing unseen. What any other format has lost in its
        // midst nobody can know; but what it still shows must be what was written.
        if (CLOSED.has(format)) expect(got).toEqual([...whole]);
        else if (!UNKNOWABLE.has(name)) expect(got.filter((one) => !whole.has(one))).toEqual([]);
      }
    },
  );

  test('any text after its first characters is read or refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.nat(300), (noise, at) => {
        const result = read(text.slice(0, at) + noise);
        for (const { amount } of result.lines) expect(Number.isSafeInteger(amount)).toBe(true);
      }),
    );
  });
});

describe('files made to hurt', () => {
  const LONG = 3_000_000;
  test.each<readonly [string, string]>([
    ['one line of blanks', `:20:1\n:25:2\n${' '.repeat(LONG)}x`],
    ['one line of a hundred million letters', `Date,Amount\n${'a'.repeat(100_000_000)}`],
    ['one line of digits', `Date,Amount\n2026-01-01,${'9'.repeat(LONG)}`],
    ['elements within elements', `<Document><BkToCstmrStmt>${'<a>'.repeat(200_000)}`],
    ['elements that never close', `<BkToCstmrStmt>${'<Ntry '.repeat(200_000)}`],
    ['many openings of one tag', `<OFX>${'<STMTTRN>'.repeat(200_000)}`],
    [
      'an entity bomb',
      `<!DOCTYPE x [<!ENTITY a "${'b'.repeat(1000)}"><!ENTITY c "&a;&a;&a;">]><Document><BkToCstmrStmt>&c;</BkToCstmrStmt></Document>`,
    ],
    [
      'endless continuations',
      `01,a/\n02,a,b,1,260101,,EUR/\n03,1,EUR/\n16,165,1,Z\n${'88,,\n'.repeat(200_000)}`,
    ],
    ['commas alone', `01,a/\n02,${','.repeat(LONG)}`],
    ['quotes alone', '"'.repeat(LONG)],
    ['a record without end', `!Type:Bank\n${'Mx\n'.repeat(300_000)}`],
    ['minus zero', 'Date,Amount,Description\n2026-01-13,-0.00,a\n2026-01-14,1.00,b'],
    ['nothing', ''],
    ['a zip archive', 'PK\u0003\u0004\u0014\u0000'],
    ['a web page', '<!doctype html><html><body>Your session has ended</body></html>'],
  ])(
    '%s',
    (_, text) => {
      const result = read(text);
      expect(result.lines.every(({ amount }) => !Object.is(amount, -0))).toBe(true);
      if (result.lines.length === 0) expect(isSaid(result)).toBe(true);
    },
    300_000,
  );
});

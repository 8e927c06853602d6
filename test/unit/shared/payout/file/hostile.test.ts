/** Broken and hostile files of providers: never a crash or a hang, never an amount that nobody wrote, always a word about it. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Minor, minor, subtract, toMajorText } from '../../../../../shared/money.ts';
import { guessProfile } from '../../../../../shared/payout/file/guessProfile.ts';
import type { FileProfile } from '../../../../../shared/payout/file/profile.ts';
import { readProfileFile } from '../../../../../shared/payout/file/profileFile.ts';
import {
  type ProviderFileRead,
  lookAtProviderFile,
  readProviderFile,
} from '../../../../../shared/payout/file/readProviderFile.ts';
import { SHIPPED_PROFILES } from '../../../../../shared/payout/file/shippedProfiles.ts';
import { type PayoutEntry, residualOf } from '../../../../../shared/payout/model.ts';
import { detectEncoding } from '../../../../../shared/statement/encoding.ts';

const profileOf = (id: string): FileProfile => {
  const found = SHIPPED_PROFILES.find((profile) => profile.id === id);
  if (found === undefined) throw new Error(`no profile ${id}`);
  return found;
};
const text = (cents: number) => toMajorText(minor(cents), 'EUR');
const rows = Array.from({ length: 12 }, (_, index) => ({
  n: index,
  gross: index % 5 === 4 ? -(index + 1) * 101 : (index + 1) * 1_003,
  fee: index % 5 === 4 ? 0 : 31 + index,
  payout: 100 + Math.floor(index / 4),
  day: `2026-11-${String(index + 1).padStart(2, '0')}`,
}));

/** A file of each shape that the shipped profiles have. */
const FILES: Readonly<Record<string, string>> = {
  paypal: [
    '"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","Transaction ID","Reference Txn ID","Balance"',
    ...rows.map(
      ({ n, gross, fee }) =>
        `"11/${String(n + 1).padStart(2, '0')}/2026","10:00:00","PST","Ann","${gross < 0 ? 'Payment Refund' : 'Payment'}","Completed","EUR","${text(gross)}","${text(-fee)}","${text(gross - fee)}","T${n}","",""`,
    ),
  ].join('\r\n'),
  gocardless: [
    'id,amount,currency,created_at,reference,status,arrival_date,transaction_fee_debit,total_payment_amount,links.creditor',
    ...rows.map(
      ({ n, fee, day }) =>
        `PO${n},${5_000 + n - fee},EUR,${day}T08:00:00Z,REF,paid,${day},${fee},${5_000 + n},CR1`,
    ),
  ].join('\n'),
  shopify: [
    'Transaction Date,Type,Order,Card Source,Payout Status,Payout Date,Amount,Fee,Net,Checkout,Currency',
    ...rows.map(
      ({ n, gross, fee, day, payout }) =>
        `${day} 10:00:00 +1100,${gross < 0 ? 'refund' : 'charge'},#${n},online,paid,2026-12-${String(payout - 90)},${text(gross)},${text(fee)},${text(gross - fee)},c${n},EUR`,
    ),
  ].join('\n'),
  adyen: [
    'Psp Reference,Merchant Reference,Creation Date,Type,Gross Currency,Gross Debit (GC),Gross Credit (GC),Net Currency,Net Debit (NC),Net Credit (NC),Commission (NC),Batch Number',
    ...rows.map(({ n, gross, fee, day, payout }) =>
      gross < 0
        ? `P${n},INV-${n},${day} 10:00:00,Refunded,EUR,${text(-gross)},,EUR,${text(-gross + fee)},,${text(fee)},${payout}`
        : `P${n},INV-${n},${day} 10:00:00,Settled,EUR,,${text(gross)},EUR,,${text(gross - fee)},${text(fee)},${payout}`,
    ),
  ].join('\n'),
  'stripe-itemized': [
    'automatic_payout_id,automatic_payout_effective_at,balance_transaction_id,created,reporting_category,currency,gross,fee,net,charge_id',
    ...rows.map(
      ({ n, gross, fee, day, payout }) =>
        `po_${payout},2026-12-10,txn_${n},${day} 10:00:00,${gross < 0 ? 'refund' : 'charge'},eur,${text(gross)},${text(fee)},${text(gross - fee)},ch_${n}`,
    ),
  ].join('\n'),
};
for (const id of Object.keys(FILES)) expect(SHIPPED_PROFILES.map((profile) => profile.id)).toContain(id);

const read = (id: string, content: string): ProviderFileRead =>
  readProviderFile({ name: 'f.csv', text: content, profile: profileOf(id), connectionId: 'c' });
const entriesOf = ({ payouts, openEntries }: ProviderFileRead): PayoutEntry[] => [
  ...payouts.flatMap(({ entries }) => entries),
  ...openEntries,
];
const said = ({ gross, fee, net, currency, date }: PayoutEntry) =>
  `${date} ${currency} ${gross} ${fee} ${net}`;
const isAmount = (amount: Minor) => Number.isSafeInteger(amount) && !Object.is(amount, -0);

/** What holds of everything that is ever read. */
function expectSound(result: ProviderFileRead): void {
  for (const entry of entriesOf(result)) {
    expect([entry.gross, entry.fee, entry.net].every(isAmount)).toBe(true);
    expect(subtract(entry.gross, entry.fee)).toBe(entry.net);
    expect(entry.currency).toMatch(/^[A-Z]{3}$/);
    expect(entry.date).toMatch(/^(19[7-9]|2[01]\d)\d-\d\d-\d\d$/);
    expect(typeof entry.kind).toBe('string');
  }
  for (const payout of result.payouts) {
    expect(isAmount(payout.amount)).toBe(true);
    expect(new Set(payout.entries.map(({ currency }) => currency)).size).toBeLessThan(2);
    if (payout.composition === 'known') expect(Number.isSafeInteger(residualOf(payout))).toBe(true);
  }
}

/** One way of spoiling a file at a place. */
const SPOILERS: Readonly<Record<string, (whole: string, at: number) => string>> = {
  'cut off': (whole, at) => whole.slice(0, at),
  'a stretch lost': (whole, at) => whole.slice(0, at) + whole.slice(at + 40),
  'NUL bytes inside': (whole, at) => `${whole.slice(0, at)}\u0000\u0000${whole.slice(at)}`,
  'replacement characters': (whole, at) => `${whole.slice(0, at)}\uFFFD\uFFFD${whole.slice(at + 2)}`,
  'a very large number': (whole, at) =>
    whole.slice(0, at) + whole.slice(at).replace(/\d+\.\d\d/, `${'9'.repeat(30)}.00`),
  'a formula': (whole, at) => whole.slice(0, at) + whole.slice(at).replace(/\d+\.\d\d/, '=1+1'),
  'a formula that quotes': (whole, at) =>
    whole.slice(0, at) + whole.slice(at).replace(/\d+\.\d\d/, '="5.00"'),
  'a digit too many': (whole, at) => whole.slice(0, at) + whole.slice(at).replace(/(\d+\.\d\d)/, '$17'),
  'a letter for a digit': (whole, at) => whole.slice(0, at) + whole.slice(at).replace(/\d\.\d\d/, 'O.00'),
  'another currency': (whole, at) => whole.slice(0, at) + whole.slice(at).replace(/eur/i, 'JPY'),
  'a currency that is none': (whole, at) => whole.slice(0, at) + whole.slice(at).replace(/eur/i, '€uro'),
  'a quote that never closes': (whole, at) => whole.slice(0, at) + whole.slice(at).replace(/[,\n]/, '$&"'),
  'a delimiter too many': (whole, at) => `${whole.slice(0, at)},${whole.slice(at)}`,
  'Mac line ends': (whole) => whole.replaceAll('\r\n', '\n').replaceAll('\n', '\r'),
  'minus zero': (whole, at) => whole.slice(0, at) + whole.slice(at).replace(/\d+\.\d\d/, '-0.00'),
};
const PLACES = 8;
/** Of these nobody can know that something is missing or other: what remains is still sound. */
const UNKNOWABLE = new Set([
  'a stretch lost',
  'replacement characters',
  'NUL bytes inside',
  'another currency',
]);

describe.each(Object.keys(FILES))('%s', (id) => {
  const whole = `${FILES[id] ?? ''}\n`;
  const original = read(id, whole);
  const written = new Set(entriesOf(original).map(said));
  const amounts = new Map(original.payouts.map((payout) => [payout.id, payout.amount]));

  test('whole, it is read whole and is known', () => {
    expect(original.issues).toEqual([]);
    expect(lookAtProviderFile(whole, SHIPPED_PROFILES).fitting[0]?.id).toBe(id);
    expect(entriesOf(original).length).toBe(12);
    expectSound(original);
  });

  test.each(Object.entries(SPOILERS))(
    '%s: read or refused, and nothing wrong without a word',
    (name, spoil) => {
      for (let step = 0; step < PLACES; step += 1) {
        const spoiled = spoil(whole, Math.floor(((step + 0.5) / PLACES) * whole.length));
        const result = read(id, spoiled);
        expectSound(result);
        if (UNKNOWABLE.has(name) || result.issues.length > 0) continue;
        // Without a word, what is there is what was written.
        expect(
          entriesOf(result)
            .map(said)
            .filter((one) => !written.has(one)),
        ).toEqual([]);
        const changed = result.payouts.filter((payout) => amounts.get(payout.id) !== payout.amount);
        expect(changed.map((payout) => payout.id)).toEqual([]);
      }
    },
  );

  test('a payout with a row that can’t be read never comes with another amount', () => {
    for (const name of [
      'a letter for a digit',
      'a formula',
      'a digit too many',
      'a very large number',
      'a currency that is none',
    ]) {
      for (let step = 0; step < PLACES; step += 1) {
        const at = Math.floor(((step + 0.5) / PLACES) * whole.length);
        const result = read(id, SPOILERS[name]?.(whole, at) ?? whole);
        for (const payout of result.payouts) expect(payout.amount).toBe(amounts.get(payout.id));
      }
    }
  });

  test.each(['utf-16le', 'utf-16be', 'windows-1252', 'utf-8 with a mark'])('in %s', (encoding) => {
    const bytes = encode(whole, encoding);
    const decoded = new TextDecoder(detectEncoding(bytes).label).decode(bytes);
    expect(entriesOf(read(id, decoded)).map(said)).toEqual(entriesOf(original).map(said));
  });

  test('any text after its first characters is read or refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(whole.length), (noise, at) => {
        expectSound(read(id, whole.slice(0, at) + noise));
      }),
    );
  });
});

function encode(content: string, encoding: string): Uint8Array {
  if (encoding === 'windows-1252') return Uint8Array.from(content, (char) => char.charCodeAt(0));
  if (encoding.startsWith('utf-8')) return new TextEncoder().encode(`\uFEFF${content}`);
  const isLittle = encoding === 'utf-16le';
  const units = Array.from(`\uFEFF${content}`, (char) => char.charCodeAt(0));
  return Uint8Array.from(
    units.flatMap((unit) => (isLittle ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])),
  );
}

describe('files made to hurt', () => {
  const LONG = 3_000_000;
  const OWN: FileProfile = {
    id: 'x', provider: 'X', layout: 'entries', fees: [{ columns: ['fee'], kind: 'processing', back: false }],
    columns: { id: ['id'], date: ['date'], type: ['type'], net: ['amount'], payoutId: ['payout'], payoutStatus: ['status'] },
    feeSign: 'cost', units: 'major', decimalMark: '.', dateOrder: 'YMD', currency: 'EUR', kinds: { sale: 'charge' },
    skipStatuses: [], uniqueIds: false, ownInvoices: false, grouping: 'column', signature: [],
  }; // prettier-ignore
  const HEAD = 'id,date,type,amount,fee,payout,status\n';
  const row = (
    cells: Partial<Record<'id' | 'date' | 'type' | 'amount' | 'fee' | 'payout' | 'status', string>>,
  ) =>
    [
      cells.id ?? '1',
      cells.date ?? '2026-11-02',
      cells.type ?? 'sale',
      cells.amount ?? '5.00',
      cells.fee ?? '0',
      cells.payout ?? 'P',
      cells.status ?? 'paid',
    ].join(',');
  test.each<readonly [string, string]>([
    ['nothing', ''],
    ['a byte order mark alone', '\uFEFF'],
    ['a header alone', HEAD],
    ['line ends alone', '\n'.repeat(100_000)],
    ['commas alone', ','.repeat(LONG)],
    ['quotes alone', '"'.repeat(LONG)],
    ['one line of blanks', ' '.repeat(LONG)],
    ['one line of a hundred million letters', `${HEAD}${'a'.repeat(100_000_000)}`],
    ['an amount of three million digits', `${HEAD}${row({ amount: '9'.repeat(LONG) })}\n`],
    ['an amount with a gap of three million blanks', `${HEAD}${row({ amount: `1${' '.repeat(LONG)}x` })}\n`],
    ['an amount of opening brackets', `${HEAD}${row({ amount: '('.repeat(LONG) })}\n`],
    ['an amount of minus signs', `${HEAD}${row({ amount: '-'.repeat(LONG) })}\n`],
    ['a date of three million digits', `${HEAD}${row({ date: '1'.repeat(LONG) })}\n`],
    ['a date of blanks and letters', `${HEAD}${row({ date: `1${' a'.repeat(LONG / 3)}` })}\n`],
    ['an id of three million letters', `${HEAD}${row({ id: 'x'.repeat(LONG) })}\n`],
    ['a payout’s id of three million letters', `${HEAD}${row({ payout: 'x'.repeat(LONG) })}\n`],
    ['a type of three million letters', `${HEAD}${row({ type: 'x'.repeat(LONG) })}\n`],
    ['a header of a hundred thousand columns', `${'c,'.repeat(100_000)}\n${'1,'.repeat(100_000)}\n`],
    ['a hundred thousand rows that are too short', `${HEAD}${'1,2\n'.repeat(100_000)}`],
    ['minus zero', `${HEAD}${row({ amount: '-0.00' })}\n${row({ id: '2', amount: '(0.00)' })}\n`],
    [
      'the largest whole number and one more',
      `${HEAD}${row({ amount: '90071992547409.91' })}\n${row({ id: '2', amount: '0.01' })}\n`,
    ],
    ['an exponent', `${HEAD}${row({ amount: '1e3' })}\n`],
    ['not a number, by name', `${HEAD}${row({ amount: 'NaN' })}\n${row({ id: '2', amount: 'Infinity' })}\n`],
    ['hexadecimal', `${HEAD}${row({ amount: '0x10' })}\n`],
    ['Arabic digits', `${HEAD}${row({ amount: '٥٫٠٠' })}\n`],
    ['a date that doesn’t exist', `${HEAD}${row({ date: '2026-02-30' })}\n`],
    ['the year zero', `${HEAD}${row({ date: '0000-01-01' })}\n`],
    [
      'a type named like what every object has',
      ['constructor', '__proto__', 'toString', 'hasOwnProperty']
        .map((type, id) => `${row({ id: String(id), type, status: type })}\n`)
        .join('')
        .replace(/^/, HEAD),
    ],
    ['the same row a thousand times', `${HEAD}${`${row({})}\n`.repeat(1000)}`],
    ['a zip archive', 'PK\u0003\u0004\u0014\u0000'],
    ['a PDF', '%PDF-1.7\n1 0 obj\n<< >>\nendobj'],
    ['a web page', '<!doctype html><html><body>Your session has ended</body></html>'],
    ['JSON', '[{"id":1,"amount":5}]'],
    [
      'two headers with the same names',
      `id,id,date,date,amount,amount\n1,2,2026-11-02,2026-11-03,5.00,7.00\n`,
    ],
    ['text after a closing quote', `${HEAD}"1"x,2026-11-02,"sale"y,5.00,0,P,paid\n`],
    ['line ends within quotes', `${HEAD}"1\n\n",2026-11-02,"sale",5.00,0,P,paid\n`],
    ['control characters', `${HEAD}${row({ id: '\u0001\u0002\u001b[31m', payout: '\u0007' })}\n`],
    ['text from right to left', `${HEAD}${row({ id: '\u202E1' })}\n`],
    ['lone surrogates', `${HEAD}${row({ id: '\uD800', payout: '\uDC00' })}\n`],
  ])('%s', (_, content) => {
    const look = lookAtProviderFile(content, SHIPPED_PROFILES);
    const profiles = [...SHIPPED_PROFILES, OWN, guessProfile(look)];
    for (const profile of content.length > 1_000_000 ? profiles.slice(-2) : profiles) {
      const result = readProviderFile({ name: 'f.csv', text: content, profile, connectionId: 'c' });
      expectSound(result);
      for (const { message } of result.issues) expect(message.length).toBeLessThan(1000);
      const words = [...entriesOf(result).map(({ id }) => id), ...result.payouts.map(({ id }) => id)];
      expect(words.every((word) => word.length < 2300)).toBe(true);
    }
  });

  test('types named like what every object has are unknown, and so are statuses', () => {
    const result = readProviderFile({
      name: 'f.csv',
      text: `${HEAD}${row({ type: 'constructor', status: 'toString' })}\n`,
      profile: OWN,
      connectionId: 'c',
    });
    expect(result.payouts).toMatchObject([{ status: 'unknown', entries: [{ kind: 'unknown' }] }]);
    expect(result.unknownTypes).toEqual([{ type: 'constructor', rows: 1 }]);
  });

  test('a last row that may be cut is named', () => {
    const result = readProviderFile({
      name: 'f.csv', text: 'id,date,amount\n1,2026-11-02,125.0', connectionId: 'c',
      profile: { ...OWN, grouping: 'none', kinds: { '*': 'charge' }, columns: { id: ['id'], date: ['date'], net: ['amount'] } },
    }); // prettier-ignore
    expect(result.issues).toMatchObject([{ severity: 'warning', line: 2, field: 'end' }]);
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"id":1}',
    '{"id":"a","provider":"b","layout":"rows"}',
    '"x"',
    `{"id":"${'a'.repeat(1000)}"}`,
  ])('a profile that is none: %s', (content) => {
    const { profile, problem } = readProfileFile(content);
    expect(profile).toBeNull();
    expect(problem).not.toBe('');
  });

  test('every shipped profile survives its way out and in', () => {
    for (const profile of SHIPPED_PROFILES) {
      expect(readProfileFile(JSON.stringify(profile))).toEqual({ profile, problem: '' });
    }
  });
});

import { describe, expect, test } from 'vitest';
import { type CsvProfile, detectCsvProfile } from '../../../../shared/statement/csvProfile.ts';
import { detectEncoding } from '../../../../shared/statement/encoding.ts';
import { readStatement, type StatementInput } from '../../../../shared/statement/readStatement.ts';

const read = (text: string, more: Partial<StatementInput> = {}) =>
  readStatement({ name: 'bank.csv', text, accountId: 'bank', currency: 'AUD', ...more });
const amounts = (text: string, more: Partial<StatementInput> = {}) =>
  read(text, more).lines.map(({ amount }) => amount);

describe('CSV', () => {
  test('counts physical lines through quoted line ends and says what a bad cell should be', () => {
    const result = read(
      'Date,Amount,Description\n2026-11-02,10.00,"two\nlines"\n2026-11-03,1O.00,oh\n2026-11-04,12.00,fine\n',
    );
    expect(result.lines.map(({ source }) => source.line)).toEqual([2, 5]);
    expect(result.issues).toHaveLength(1);
    expect(result.issues[0]).toMatchObject({ severity: 'error', line: 4, field: 'Amount' });
  });

  test('a lost column is named and nothing is guessed', () => {
    const result = read('Date,Description,Reference\n2026-11-02,STRIPE,1\n');
    expect(result.lines).toEqual([]);
    expect(result.issues[0]?.message).toContain('an amount column');
  });

  test('a row with a cell too few is left out, the rest is kept', () => {
    const result = read(
      'Date,Payee,Amount,Balance\n2026-11-02,a,1.00,1.00\n2026-11-03,2.00,3.00\n2026-11-04,c,3.00,6.00\n',
    );
    expect(result.lines).toHaveLength(2);
    expect(result.issues[0]).toMatchObject({ line: 3, field: 'columns' });
    expect(result.summary.balanceBreak).toMatchObject({ line: 4, expected: 400, stated: 600 });
  });

  test('an order of day and month that nothing decides is asked, not guessed silently', () => {
    const open = detectCsvProfile('Date,Amount,Description\n01/02/2026,1.00,a\n02/02/2026,2.00,b\n');
    expect(open.notes.some(({ field, certain }) => field === 'dateOrder' && !certain)).toBe(true);
    const byMonotony = detectCsvProfile('Date,Amount,Description\n30/01/2026,1.00,a\n01/02/2026,2.00,b\n');
    expect(byMonotony.profile.dateOrder).toBe('DMY');
    expect(byMonotony.notes.some(({ field }) => field === 'dateOrder')).toBe(false);
    const american = detectCsvProfile('Date,Amount,Description\n01/30/2026,1.00,a\n02/01/2026,2.00,b\n');
    expect(american.profile.dateOrder).toBe('MDY');
  });

  test('the user’s correction of the profile is what counts', () => {
    const text = 'Date,Amount,Description\n01/02/2026,1.00,a\n02/02/2026,2.00,b\n';
    const profile: CsvProfile = { ...detectCsvProfile(text).profile, dateOrder: 'MDY', sign: 'inverted' };
    const result = read(text, { profile });
    expect(result.lines.map(({ date, amount }) => [date, amount])).toEqual([
      ['2026-01-02', -100],
      ['2026-02-02', -200],
    ]);
  });

  test('European and Indonesian writing', () => {
    expect(
      amounts('Date;Libellé;Montant\n02/11/2026;VIR STRIPE;1 234,50\n13/11/2026;CB;-12,00\n', {
        currency: '',
        profile: undefined,
      }),
    ).toEqual([]);
    expect(amounts('Date;Libellé;Montant\n02/11/2026;VIR STRIPE;1 234,50\n13/11/2026;CB;-12,00\n')).toEqual([
      123_450, -1200,
    ]);
    expect(
      amounts(
        'Tanggal;Keterangan;Jumlah;D/K\n02/11/2026;TRSF;8.495.005,00;K\n13/11/2026;BIAYA;2.500,00;D\n',
        { currency: 'IDR' },
      ),
    ).toEqual([849_500_500, -250_000]);
  });

  test('files without names of columns are read by their contents', () => {
    const result = read(
      '02/11/2026,"+1,250.00","STRIPE PAYOUT","+5,000.00"\n13/11/2026,"-50.00","FEE","+4,950.00"\n',
    );
    expect(result.lines.map(({ amount, balance }) => [amount, balance])).toEqual([
      [125_000, 500_000],
      [-5000, 495_000],
    ]);
    expect(result.notes.some(({ field }) => field === 'header')).toBe(true);
  });

  test('a total at the foot is a remark, not a line', () => {
    const result = read('Date,Description,Amount\n2026-11-02,a,1.00\nTotal,,1.00\n');
    expect(result.lines).toHaveLength(1);
    expect(result.issues).toMatchObject([{ severity: 'warning', line: 3 }]);
  });

  test('newest first is checked the right way round', () => {
    const result = read('Date,Description,Amount,Balance\n2026-11-03,b,2.00,3.00\n2026-11-02,a,1.00,1.00\n');
    expect(result.summary).toMatchObject({ openingBalance: 0, closingBalance: 300, balanceBreak: null });
  });

  test('a quote never closed loses nothing silently', () => {
    const result = read(
      'Date,Amount,Description\n2026-11-02,1.00,a\n2026-11-03,2.00,"b\n2026-11-04,3.00,c\n',
    );
    expect(result.lines).toHaveLength(1);
    expect(result.complete).toBe(false);
    expect(result.issues[0]).toMatchObject({ severity: 'error', line: 3 });
  });

  test('lines of another currency never enter the account', () => {
    const result = read('Date,Amount,Description,Currency\n2026-11-02,1.00,a,AUD\n2026-11-03,2.00,b,USD\n');
    expect(result.lines).toHaveLength(1);
    expect(result.issues[0]).toMatchObject({ field: 'currency', line: 3 });
  });
});

const ofx = (body: string, currency = 'AUD', account = '1') =>
  `<STMTRS><CURDEF>${currency}<BANKACCTFROM><ACCTID>${account}</BANKACCTFROM><BANKTRANLIST>${body}</BANKTRANLIST></STMTRS>`;
const whole = (...statements: string[]) => `OFXHEADER:100\n\n<OFX>${statements.join('')}</OFX>`;
const transaction = (amount: string, more = '') =>
  `<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261105<TRNAMT>${amount}<FITID>1${more}</STMTTRN>`;

describe('OFX', () => {
  test('keeps the calendar date as written, decodes entities, takes empty leaves', () => {
    const body =
      '<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261105233000[-5:EST]<TRNAMT>+12,50<FITID>1<CHECKNUM><NAME>Caf&#233; &amp; S&#x6F;n<MEMO>\n</STMTTRN>';
    const [line] = read(whole(ofx(body))).lines;
    expect(line).toMatchObject({ date: '2026-11-05', amount: 1250, payee: 'Café & Son', reference: '' });
  });

  test('an amount that can be read two ways is refused', () => {
    const result = read(whole(ofx(transaction('1,234') + transaction('1,234.50') + transaction('12.5'))));
    expect(result.lines.map(({ amount }) => amount)).toEqual([123_450, 1250]);
    expect(result.issues).toMatchObject([{ severity: 'error', line: 1, field: 'TRNAMT' }]);
  });

  test('several accounts: the one asked for, the only one in the currency, or a question', () => {
    const text = whole(ofx(transaction('1.00'), 'AUD', 'A'), ofx(transaction('2.00'), 'USD', 'U'));
    expect(amounts(text)).toEqual([100]);
    expect(amounts(text, { currency: 'USD' })).toEqual([200]);
    const twoOfOne = whole(ofx(transaction('1.00'), 'AUD', 'A'), ofx(transaction('2.00'), 'AUD', 'B'));
    expect(read(twoOfOne).lines).toEqual([]);
    expect(read(twoOfOne).issues[0]?.message).toContain('Choose');
    expect(amounts(twoOfOne, { fileAccount: 'B' })).toEqual([200]);
    expect(amounts(whole(ofx(transaction('1.00')), ofx(transaction('2.00'))))).toEqual([100, 200]);
  });

  test('a cut file names the transaction and the field and offers what is whole', () => {
    const text = whole(ofx(transaction('1.00') + transaction('2.00')));
    const result = read(text.slice(0, text.lastIndexOf('<FITID>') - 1), { name: 'nov.ofx' });
    expect(result.complete).toBe(false);
    expect(result.lines).toHaveLength(1);
    expect(result.issues[0]).toMatchObject({ severity: 'error', file: 'nov.ofx', line: 2, field: 'TRNAMT' });
    expect(result.issues[0]?.message).toContain('The 1 complete transaction before it was read');
  });

  test('two equal transactions stay two; a reused FITID doesn’t merge different ones', () => {
    const result = read(whole(ofx(transaction('1.00') + transaction('1.00') + transaction('2.00'))));
    expect(new Set(result.lines.map(({ key }) => key)).size).toBe(3);
  });

  test('debits written without a minus are read by their type, and it is said', () => {
    const debit = '<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20261105<TRNAMT>5.00<FITID>2</STMTTRN>';
    const result = read(whole(ofx(transaction('1.00') + debit)));
    expect(result.lines.map(({ amount }) => amount)).toEqual([100, -500]);
    expect(result.issues).toMatchObject([{ severity: 'warning', field: 'TRNTYPE' }]);
  });
});

test('encodings', () => {
  const bytes = (...values: number[]) => Uint8Array.from(values);
  const text = (content: string) => new TextEncoder().encode(content);
  expect(detectEncoding(bytes(0xef, 0xbb, 0xbf, 0x41))).toEqual({ label: 'utf-8', certain: true });
  expect(detectEncoding(bytes(0xff, 0xfe, 0x41, 0))).toEqual({ label: 'utf-16le', certain: true });
  expect(detectEncoding(text('Libellé')).label).toBe('utf-8');
  expect(detectEncoding(bytes(0x4c, 0xe9, 0x2c)).label).toBe('windows-1252');
  const header = text('OFXHEADER:100\nCHARSET:1252\n<OFX><NAME>Caf');
  expect(detectEncoding(Uint8Array.from([...header, 0xe9, 0x3c]))).toEqual({
    label: 'windows-1252',
    certain: true,
  });
});

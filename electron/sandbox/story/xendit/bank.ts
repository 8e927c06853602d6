/** The marketplace's rupiah account at BCA: what the bank writes for withdrawals, switcher payments and daily life. */
import { dateInZone, plainDate, type PlainDate } from '../../../../shared/dates.ts';
import { minor, toMajorText } from '../../../../shared/money.ts';
import type { XenditSeedTransaction } from '../../xendit/model.ts';
import { addOpenDays, isStripeDay } from '../calendar.ts';
import { codeFor } from '../random.ts';
import type { StoryWithdrawal } from './withdrawals.ts';

const RUPIAH = 100;
/** What is on the account before the story, minor units. */
export const RUPIAH_OPENING = minor(12_850_000 * RUPIAH);

/** One line with the truth beside it. */
export interface RupiahLine {
  readonly date: PlainDate;
  readonly amount: number;
  readonly narrative: string;
  /** The transaction that it is, empty for none. */
  readonly payoutId: string;
}

/** Every line, in order of date. */
export function rupiahLines(
  made: readonly StoryWithdrawal[],
  switched: readonly XenditSeedTransaction[],
): RupiahLine[] {
  const arrived = made
    .filter(({ kind }) => kind !== 'failed' && kind !== 'back')
    .map(({ transaction: one }, index) => lineOf(one, index % 7 === 3 ? mandiriWords(one) : bcaWords(one)));
  const straight = switched.map((one) => lineOf(one, switcherWords(one)));
  return [...arrived, ...straight, ...dailyLife()].toSorted((a, b) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : 0,
  );
}

function lineOf(one: XenditSeedTransaction, narrative: string): RupiahLine {
  const date = addOpenDays(jakartaDate(one), 0, isStripeDay);
  return { date, amount: one.amount, narrative, payoutId: one.id };
}

function jakartaDate({ created }: XenditSeedTransaction): PlainDate {
  return dateInZone(created, 'Asia/Jakarta');
}

function bcaWords(one: XenditSeedTransaction): string {
  const [, month = '', day = ''] = jakartaDate(one).split('-');
  const code = codeFor(`bca|${one.id}`, 5);
  return `TRSF E-BANKING CR ${day}${month}/FTSCY/WS95051 ${toMajorText(minor(one.amount), 'IDR')} ${code}~ SINAR DIGITAL TERD`;
}

function mandiriWords(one: XenditSeedTransaction): string {
  return `KR OTOMATIS MCM InhouseTrf CS-CS DARI SINAR DIGITAL TERDEPAN ${one.referenceId}`;
}

function switcherWords(one: XenditSeedTransaction): string {
  return `BCA VA CR 7007${codeFor(`va|${one.id}`, 8, '0123456789')} ${one.referenceId}`;
}

function dailyLife(): RupiahLine[] {
  const plain = (date: string, amount: number, narrative: string): RupiahLine => ({
    date: plainDate(date),
    amount: amount * RUPIAH,
    narrative,
    payoutId: '',
  });
  return [
    plain('2026-09-25', -7_500_000, 'TRSF E-BANKING DB 2509/FTFVA/WS95051 SEWA RUKO KEMANG OKT'),
    plain('2026-09-30', -15_000, 'BIAYA ADM'),
    plain('2026-09-30', 21_416, 'BUNGA'),
    plain('2026-09-30', -4_283, 'PAJAK BUNGA'),
    plain('2026-10-05', -1_212_500, 'KARTU DEBIT PLN PASCABAYAR 0510'),
    plain('2026-10-12', -42_000_000, 'TRSF E-BANKING DB 1210/FTSCY/WS95051 KOPERASI GAYO MANDIRI'),
    plain('2026-10-26', -7_500_000, 'TRSF E-BANKING DB 2610/FTFVA/WS95051 SEWA RUKO KEMANG NOV'),
    plain('2026-10-30', -15_000, 'BIAYA ADM'),
    plain('2026-10-30', 38_907, 'BUNGA'),
    plain('2026-10-30', -7_781, 'PAJAK BUNGA'),
    plain(
      '2026-11-06',
      4_750_000,
      'TRSF E-BANKING CR 0611/FTSCY/WS95051 4750000.00 TOKO SUMBER REJEKI PELUNASAN',
    ),
    plain('2026-11-10', -38_600_000, 'TRSF E-BANKING DB 1011/FTSCY/WS95051 KOPERASI GAYO MANDIRI'),
  ];
}

/** The statement as the bank's website exports it. */
export function rupiahCsv(lines: readonly RupiahLine[]): string {
  let balance: number = RUPIAH_OPENING;
  const rows = lines.map(({ date, amount, narrative }) => {
    balance += amount;
    const [year = '', month = '', day = ''] = date.split('-');
    const size = toMajorText(minor(Math.abs(amount)), 'IDR');
    const [debit, credit] = amount < 0 ? [size, ''] : ['', size];
    return [`${day}/${month}/${year}`, narrative, debit, credit, toMajorText(minor(balance), 'IDR')].join(
      ',',
    );
  });
  return ['Tanggal,Keterangan,Debit,Kredit,Saldo', ...rows, ''].join('\r\n');
}

/** Which column of a bank's CSV file is what: by its name in English, French or Indonesian, and by its contents. */
import { readAmountText } from './csvAmounts.ts';
import { isDateCell } from './csvDates.ts';
import type { CsvRecord } from './csvTokens.ts';

/** Column numbers from 0; null where the file has none. Several columns may make up the description. */
export interface CsvColumns {
  readonly date: number | null;
  readonly amount: number | null;
  readonly debit: number | null;
  readonly credit: number | null;
  /** A column that says debit or credit in words. */
  readonly direction: number | null;
  readonly balance: number | null;
  readonly payee: number | null;
  readonly description: readonly number[];
  readonly reference: number | null;
  readonly currency: number | null;
  readonly bankId: number | null;
}

export const NO_COLUMNS: CsvColumns = {
  date: null,
  amount: null,
  debit: null,
  credit: null,
  direction: null,
  balance: null,
  payee: null,
  description: [],
  reference: null,
  currency: null,
  bankId: null,
};

type Role = keyof CsvColumns;

/** Names in order of preference: an earlier one wins when two columns fit. Compared without case, accents, marks. */
const NAMES: readonly (readonly [Role, readonly string[]])[] = [
  [
    'date',
    [
      'transaction date',
      'date',
      'booking date',
      'posting date',
      'posted date',
      'effective date',
      'date operation',
      'date de l operation',
      'date d operation',
      'date comptable',
      'tanggal transaksi',
      'tanggal',
      'tgl',
      'tgl transaksi',
      'value date',
      'date valeur',
      'date de valeur',
      'completed date',
      'process date',
    ],
  ],
  [
    'debit',
    [
      'debit',
      'debits',
      'debit amount',
      'money out',
      'paid out',
      'withdrawal',
      'withdrawals',
      'withdrawal amount',
      'montant debit',
      'mutasi debet',
      'debet',
      'pengeluaran',
    ],
  ],
  [
    'credit',
    [
      'credit',
      'credits',
      'credit amount',
      'money in',
      'paid in',
      'deposit',
      'deposits',
      'deposit amount',
      'montant credit',
      'mutasi kredit',
      'kredit',
      'pemasukan',
    ],
  ],
  [
    'amount',
    [
      'amount',
      'transaction amount',
      'net amount',
      'amount aud',
      'amount usd',
      'value',
      'montant',
      'montant operation',
      'jumlah',
      'nominal',
      'nilai',
      'mutasi',
    ],
  ],
  [
    'balance',
    ['balance', 'running balance', 'account balance', 'closing balance', 'solde', 'saldo', 'saldo akhir'],
  ],
  ['direction', ['dr cr', 'cr dr', 'debit credit', 'credit debit', 'db cr', 'd k', 'd c', 'sens']],
  [
    'payee',
    [
      'payee',
      'name',
      'counterparty',
      'merchant',
      'merchant name',
      'beneficiary',
      'payee name',
      'beneficiaire',
      'contrepartie',
      'tiers',
      'nom',
      'penerima',
      'nama',
    ],
  ],
  [
    'reference',
    [
      'reference',
      'ref',
      'bank reference',
      'cheque number',
      'check number',
      'customer reference',
      'reference number',
      'numero de reference',
      'referensi',
      'no referensi',
      'no ref',
    ],
  ],
  ['currency', ['currency', 'currency code', 'ccy', 'devise', 'monnaie', 'mata uang']],
  ['bankId', ['fitid', 'transaction id', 'bank transaction id', 'id', 'numero operation', 'id transaksi']],
];
const DESCRIPTIONS = [
  'description',
  'narrative',
  'details',
  'transaction details',
  'particulars',
  'memo',
  'narration',
  'transaction description',
  'transaction',
  'libelle',
  'libelle operation',
  'details de l operation',
  'communication',
  'motif',
  'keterangan',
  'uraian',
  'deskripsi',
  'berita',
  'code',
  'other party',
  'analysis code',
  'text',
];

function fold(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\((?:[a-z]{3}|rp|\W)\)|[$€£]/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

function roleOf(name: string): Role | null {
  const folded = fold(name);
  if (DESCRIPTIONS.includes(folded)) return 'description';
  return NAMES.find(([, names]) => names.includes(folded))?.[0] ?? null;
}

const TELLING: readonly Role[] = ['date', 'amount', 'debit', 'credit'];

/** Whether a row holds column names: at least two known ones, one of them a date or an amount, and no date cell. */
export function looksLikeHeader(cells: readonly string[]): boolean {
  const roles = new Set(cells.map(roleOf).filter((role) => role !== null));
  const telling = TELLING.some((role) => roles.has(role));
  return roles.size >= 2 && telling && !cells.some(isDateCell);
}

/** Columns by their names. */
export function columnsByName(cells: readonly string[]): CsvColumns {
  const folded = cells.map(fold);
  const pick = (role: Role): number | null => {
    const names = NAMES.find(([name]) => name === role)?.[1] ?? [];
    for (const name of names) {
      const index = folded.indexOf(name);
      if (index >= 0) return index;
    }
    return null;
  };
  const description = folded.flatMap((name, index) => (DESCRIPTIONS.includes(name) ? [index] : []));
  return {
    date: pick('date'),
    amount: pick('amount'),
    debit: pick('debit'),
    credit: pick('credit'),
    direction: pick('direction'),
    balance: pick('balance'),
    payee: pick('payee'),
    description,
    reference: pick('reference'),
    currency: pick('currency'),
    bankId: pick('bankId'),
  };
}

interface ColumnFacts {
  readonly index: number;
  readonly dates: number;
  readonly amounts: number;
  readonly letters: number;
}

function factsOf(rows: readonly CsvRecord[], index: number): ColumnFacts {
  const cells = rows.map(({ cells: row }) => (row[index] ?? '').trim()).filter((cell) => cell !== '');
  const count = Math.max(cells.length, 1);
  const dates = cells.filter(isDateCell).length / count;
  const amounts = cells.filter((cell) => readAmountText(cell) !== null && !isDateCell(cell)).length / count;
  const letters = cells.reduce((sum, cell) => sum + (cell.match(/\p{L}/gu)?.length ?? 0), 0) / count;
  return { index, dates, amounts, letters };
}

/** Fills what names left open from what the columns hold; without names the last amounts column is taken as the balance if there are two. */
export function columnsByContent(
  rows: readonly CsvRecord[],
  width: number,
  named: CsvColumns | null,
): CsvColumns {
  const base = named ?? NO_COLUMNS;
  const taken = new Set([
    base.direction,
    base.date,
    base.amount,
    base.debit,
    base.credit,
    base.balance,
    base.payee,
    base.reference,
    base.currency,
    base.bankId,
    ...base.description,
  ]);
  const free = Array.from({ length: width }, (_, index) => factsOf(rows, index)).filter(
    ({ index }) => !taken.has(index),
  );
  const date = base.date ?? free.find(({ dates }) => dates > 0.9)?.index ?? null;
  const numeric = free.filter(({ amounts, index }) => amounts > 0.9 && index !== date);
  const hasAmount = base.amount !== null || base.debit !== null || base.credit !== null;
  const split = base.debit !== null && base.credit !== null;
  // With named columns an unknown number column is not guessed to be the amount unless it is the only one.
  const guess = named === null || numeric.length === 1 ? (numeric[0]?.index ?? null) : null;
  const amount = split ? null : hasAmount ? base.amount : guess;
  const balance =
    base.balance ?? (named === null && numeric.length === 2 ? (numeric[1]?.index ?? null) : null);
  const texts = free.filter(
    ({ letters, dates, index }) => letters >= 3 && dates < 0.5 && index !== amount && index !== balance,
  );
  const description =
    base.description.length > 0 || base.payee !== null ? base.description : texts.map(({ index }) => index);
  const oneSided =
    amount !== null ? { debit: null, credit: null } : { debit: base.debit, credit: base.credit };
  return { ...base, ...oneSided, date, amount, balance, description };
}

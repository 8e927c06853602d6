/** A first profile for a file that none is known for: columns by what they are usually called, to be corrected by the user. */
import { detectDecimalMark } from '../../statement/csvAmounts.ts';
import { detectDateOrder } from '../../statement/csvDates.ts';
import type { EntryKind } from '../model.ts';
import { findColumns } from './columns.ts';
import { type FileField, type FileProfile, columnName } from './profile.ts';

/** What columns are called, the most telling names first; compared as whole names. */
const NAMES: Readonly<Partial<Record<FileField, RegExp>>> = {
  id: /^(transaction|txn|payment|movement|entry|reference)?[ _]?(id|no|number)$|^reference$/,
  date: /^(transaction|created|creation|payment|booking|value|posted)?[ _]?(date|at|on)$|^date[ _/]?time$|^date \(?utc\)?$|^tanggal$|^created$/,
  type: /^(transaction|entry|movement)?[ _]?(type|category|kind)$|^jenis$/,
  status: /^(transaction |payment )?(status|statut)$/,
  currency: /^(settlement |payout )?(currency|ccy|devise|mata uang)( code)?$/,
  gross: /^(gross|total)([ _]amount)?$|^amount([ _]\(?gross\)?)?$|^(montant|jumlah|brut|montant brut)$/,
  net: /^net([ _](amount|total))?$|^(montant )?net$|^amount[ _]net$/,
  netIn: /^(credit|paid in|money in|cr[ée]dit)$/,
  netOut: /^(debit|paid out|money out|d[ée]bit)$/,
  payoutId: /^(payout|settlement|transfer|deposit|batch|disbursement)[ _]?(id|no|number|reference|ref)$/,
  payoutDate: /^(payout|settlement|transfer|deposit|arrival|disbursement)[ _](date|on|at)$/,
  payoutStatus: /^(payout|settlement|transfer|deposit)[ _]status$/,
  invoiceNumber: /^(invoice|order)([ _](number|no|id))?$/,
  customerName: /^(customer|payer|client|buyer)([ _]name)?$|^name$/,
  customerEmail: /^(customer |payer )?e-?mail( address)?$/,
  description: /^(description|details|memo|narrative|libell[ée]|keterangan|note)$/,
  balance: /^((running|closing) )?balance$|^solde$|^saldo$/,
};
const FEES =
  /^(total |processing |transaction |service )?(fee|fees|charges?|commission|frais|biaya)( amount)?$/;

/** Words within types, for a first proposal; the user sees each. */
const KINDS: readonly (readonly [RegExp, EntryKind])[] = [
  [/refund|remboursement/, 'refund'],
  [/chargeback|dispute|litige/, 'dispute'],
  [/payout|withdrawal|disbursement|bank transfer|versement|pencairan/, 'payout'],
  [/fee|commission|frais|biaya/, 'fee'],
  [/adjust/, 'adjustment'],
  [/reserve/, 'reserveHold'],
  [/sale|charge|payment|capture|settled|order|paiement|penjualan/, 'charge'],
];

/** Proposes a profile by a file's header and first rows. Its `provider` is empty: only the user knows. Same input, same answer. */
export function guessProfile(look: {
  readonly header: readonly string[];
  readonly sample: readonly (readonly string[])[];
}): FileProfile {
  const { header } = look;
  const columns: Partial<Record<FileField, string[]>> = {};
  const names = [...new Set(header.map(columnName))].filter((name) => name !== '');
  const taken = new Set<string>();
  for (const field of FIELDS) {
    const name = names.find((one) => !taken.has(one) && NAMES[field]?.test(one) === true);
    if (name === undefined) continue;
    taken.add(name);
    columns[field] = [written(header, name)];
  }
  const fee = names.find((name) => FEES.test(name));
  const profile: FileProfile = {
    id: '',
    provider: '',
    layout: 'entries',
    columns,
    fees: fee === undefined ? [] : [{ columns: [written(header, fee)], kind: 'processing', back: false }],
    feeSign: 'cost',
    units: 'major',
    decimalMark: '.',
    dateOrder: 'YMD',
    currency: '',
    kinds: {},
    skipStatuses: [],
    uniqueIds: false,
    ownInvoices: false,
    grouping: columns.payoutId !== undefined ? 'column' : columns.payoutDate === undefined ? 'none' : 'date',
    signature: signatureOf(header),
  };
  return { ...profile, ...marks(profile, look), kinds: kindsOf(profile, look) };
}

/** Fields in the order in which they take their columns: those with the most telling names first. */
const FIELDS: readonly FileField[] = [
  'payoutId', 'payoutDate', 'payoutStatus', 'net', 'gross', 'netIn', 'netOut', 'currency', 'type', 'status', 'balance',
  'invoiceNumber', 'customerName', 'customerEmail', 'description', 'date', 'id',
]; // prettier-ignore

/** What a saved profile is known by again: the whole header. */
export function signatureOf(header: readonly string[]): string[] {
  return [...new Set(header.map((name) => name.trim()))].filter((name) => columnName(name) !== '');
}

function written(header: readonly string[], name: string): string {
  return (header.find((cell) => columnName(cell) === name) ?? name).trim();
}

/** The order of dates, the decimal mark and the fee's sign, by the first rows. */
function marks(
  profile: FileProfile,
  { header, sample }: Parameters<typeof guessProfile>[0],
): Pick<FileProfile, 'dateOrder' | 'decimalMark' | 'feeSign'> {
  const { fields, fees } = findColumns(header, profile);
  const cells = (at: number | null | undefined) =>
    at === undefined || at === null
      ? []
      : sample.map((row) => row[at] ?? '').filter((cell) => cell !== '' && cell.length < 100);
  const feeCells = fees.flatMap(cells);
  const amounts = [fields.net, fields.gross, fields.netIn, fields.netOut].flatMap(cells);
  const isSigned = feeCells.filter((cell) => cell.trim().startsWith('-')).length * 2 > feeCells.length;
  return {
    dateOrder: detectDateOrder([fields.date, fields.payoutDate].flatMap(cells)).order,
    decimalMark: detectDecimalMark([...amounts, ...feeCells]).mark,
    feeSign: isSigned ? 'signed' : 'cost',
  };
}

/**
 * What rows are by the words of their types in the first rows; types whose words say nothing stay unknown. Without a column of
 * types every row is a charge (or, if it took money away, unknown).
 */
export function kindsOf(
  profile: FileProfile,
  { header, sample }: Parameters<typeof guessProfile>[0],
): FileProfile['kinds'] {
  const at = findColumns(header, profile).fields.type;
  if (at === undefined) return { '*': 'charge' };
  const types = new Set(sample.map((row) => (row[at] ?? '').trim().toLowerCase()));
  return Object.fromEntries(
    [...types].flatMap((type) => {
      const kind = KINDS.find(([words]) => words.test(type))?.[1];
      return kind === undefined ? [] : [[type, kind]];
    }),
  );
}

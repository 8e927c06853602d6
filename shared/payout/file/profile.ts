/**
 * How one provider's files are laid out, as a plain object that a user can read, change, save and share. Columns are found by
 * their names, as PayPal asks of its readers; every field may have several names, of which the first that the file has counts.
 */
import * as v from 'valibot';
import { EntryKindSchema, FeePartSchema } from '../model.ts';

/**
 * What a cell of a row says. `gross`/`net` are as they change the balance; instead there may be a column of what came in
 * (`grossIn`, `netIn`) and one of what went out. `payoutId` groups the rows of a payout; `payoutDate` is when it arrives.
 */
export const FILE_FIELDS = [
  'id',
  'date',
  'type',
  'status',
  'currency',
  'gross',
  'grossIn',
  'grossOut',
  'net',
  'netIn',
  'netOut',
  'payoutId',
  'payoutDate',
  'payoutStatus',
  'grossCurrency',
  'sourceId',
  'chargeId',
  'invoiceNumber',
  'customerName',
  'customerEmail',
  'description',
  'descriptor',
  'traceId',
  'balance',
] as const;
export type FileField = (typeof FILE_FIELDS)[number];

/** What the rows of a type are: a movement of that kind, or rows that only inform (`skip`). */
export const RowKindSchema = v.union([EntryKindSchema, v.literal('skip')]);
export type RowKind = v.InferOutput<typeof RowKindSchema>;

const names = v.array(v.string());

export const FileProfileSchema = v.object({
  id: v.string(),
  /** The provider's proper name: of the connection, and of the contact in the books. */
  provider: v.string(),
  /** `entries`: a row is a movement. `payouts`: a row is a payout. */
  layout: v.picklist(['entries', 'payouts']),
  columns: v.partial(
    v.object({
      id: names,
      date: names,
      type: names,
      status: names,
      currency: names,
      gross: names,
      grossIn: names,
      grossOut: names,
      net: names,
      netIn: names,
      netOut: names,
      payoutId: names,
      payoutDate: names,
      payoutStatus: names,
      grossCurrency: names,
      sourceId: names,
      chargeId: names,
      invoiceNumber: names,
      customerName: names,
      customerEmail: names,
      description: names,
      descriptor: names,
      traceId: names,
      balance: names,
    }),
  ),
  /** Columns of fees; `back: true` for one of fees given back. */
  fees: v.array(
    v.object({
      columns: names,
      kind: FeePartSchema.entries.kind,
      back: v.optional(v.boolean(), false),
    }),
  ),
  /** Whether a fee that was charged stands without a minus (`cost`) or with one (`signed`). */
  feeSign: v.picklist(['cost', 'signed']),
  units: v.picklist(['major', 'minor']),
  decimalMark: v.picklist(['.', ',']),
  dateOrder: v.picklist(['DMY', 'MDY', 'YMD']),
  /** Where the file names no currency. */
  currency: v.string(),
  /** By the text of the type column in lower case; `*` for every other one. */
  kinds: v.record(v.string(), RowKindSchema),
  /** Texts of the status column, in lower case, whose rows didn't change the balance. */
  skipStatuses: names,
  /** Whether an id alone names a movement: the same one that the provider's own interface gives it. */
  uniqueIds: v.optional(v.boolean(), false),
  /** Whether invoice numbers are the shop's orders, which need not be in the books: a sale where no invoice bears the number. */
  ownInvoices: v.optional(v.boolean(), false),
  /**
   * `column`: rows of one payout carry its id. `date`: rows of one payout carry its date, one payout a day and currency.
   * `none`: rows don't tell; what a payout holds is worked out from the balance or stays open.
   */
  grouping: v.picklist(['column', 'date', 'none']),
  /** Columns that only this provider's files have: with all of them there, the profile is offered. */
  signature: names,
});
export type FileProfile = v.InferOutput<typeof FileProfileSchema>;

/** Column names are compared without case, white space at the ends, quotes and a byte order mark. */
export function columnName(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

/** What was read of the fees of a time: totals and the audit, as the worker that reads them hands them over. */
import * as v from 'valibot';
import { EntryKindSchema, ProviderSchema } from '../payout/model.ts';
import { CountSchema, CurrencySchema, MinorSchema, PlainDateSchema } from '../schemas.ts';

const KindSchema = v.union([EntryKindSchema, v.literal('payoutFee')]);

const MovementSchema = v.object({
  connectionId: v.string(),
  provider: ProviderSchema,
  id: v.string(),
  date: PlainDateSchema,
  kind: KindSchema,
  currency: CurrencySchema,
  gross: MinorSchema,
  cost: MinorSchema,
  tax: MinorSchema,
  means: v.string(),
  converted: v.boolean(),
  chargeId: v.string(),
  customerName: v.string(),
});

const AuditSchema = v.object({
  currency: CurrencySchema,
  sales: CountSchema,
  agreed: CountSchema,
  differing: CountSchema,
  charged: MinorSchema,
  expected: MinorSchema,
  differences: v.array(
    v.object({
      movement: MovementSchema,
      base: MinorSchema,
      charged: MinorSchema,
      expected: MinorSchema,
      difference: MinorSchema,
      rateIds: v.array(v.string()),
    }),
  ),
  overcharged: MinorSchema,
  undercharged: MinorSchema,
  unrated: CountSchema,
});

/** Months `YYYY-MM`; amounts are minor units of the row's currency. */
export const FeeReadingSchema = v.object({
  /** By account, month, kind and means. */
  totals: v.array(
    v.object({
      currency: CurrencySchema,
      connectionId: v.string(),
      provider: ProviderSchema,
      month: v.string(),
      kind: KindSchema,
      means: v.string(),
      count: CountSchema,
      sales: MinorSchema,
      onSales: MinorSchema,
      cost: MinorSchema,
      fees: MinorSchema,
      tax: MinorSchema,
    }),
  ),
  /** One a currency; empty where the rate card is. */
  audits: v.array(AuditSchema),
});
export type FeeReading = v.InferOutput<typeof FeeReadingSchema>;

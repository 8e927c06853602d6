/** Line items: validated, totalled, taxed. Tax is rounded line by line, half away from zero. */
import * as v from 'valibot';
import { type Minor, minor, subtract, sumMinor, ZERO } from '../../../shared/money.ts';
import { decimalOf, exactMinor, multiply, roundTo, share, toMinor } from './decimal.ts';
import { uuidOf } from './ids.ts';
import type {
  Account,
  Document,
  Line,
  LineAmountTypes,
  TaxRate,
  TrackingChoice,
  XeroState,
} from './model.ts';
import { Refusal, type WriteContext } from './refusal.ts';

export const TrackingInput = v.object({
  Name: v.optional(v.string()),
  Option: v.optional(v.string()),
  TrackingCategoryID: v.optional(v.string()),
  TrackingOptionID: v.optional(v.string()),
});

export const LineInput = v.object({
  Description: v.optional(v.string()),
  Quantity: v.optional(v.number()),
  UnitAmount: v.optional(v.number()),
  AccountCode: v.optional(v.string()),
  AccountID: v.optional(v.string()),
  TaxType: v.optional(v.string()),
  TaxAmount: v.optional(v.number()),
  LineAmount: v.optional(v.number()),
  Tracking: v.optional(v.array(TrackingInput)),
});
type LineInput = v.InferOutput<typeof LineInput>;

export const LineAmountTypesInput = v.optional(v.picklist(['Exclusive', 'Inclusive', 'NoTax']));

export interface LinesQuestion {
  readonly documentId: string;
  readonly currency: string;
  readonly lineAmountTypes: LineAmountTypes;
}

type Totals = Pick<Document, 'lines' | 'subTotal' | 'totalTax' | 'total'>;

/** Throws `Refusal` with every reason of every line. `onControl`: the lines may be on accounts receivable. */
export function readLines(
  context: WriteContext,
  inputs: readonly LineInput[],
  question: LinesQuestion,
  onControl = false,
): Totals {
  const messages: string[] = [];
  const lines: Line[] = [];
  if (inputs.length === 0) messages.push('One or more line items must be specified');
  for (const [index, input] of inputs.entries()) {
    try {
      lines.push(readLine(context, input, question, index, onControl));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      messages.push(...error.messages);
    }
  }
  if (messages.length > 0) throw new Refusal(...new Set(messages));
  return totalsOf(lines, question.lineAmountTypes);
}

function totalsOf(lines: readonly Line[], types: LineAmountTypes): Totals {
  const sum = sumMinor(lines.map((line) => line.lineAmount));
  const totalTax = sumMinor(lines.map((line) => line.taxAmount));
  const subTotal = types === 'Inclusive' ? subtract(sum, totalTax) : sum;
  return { lines, subTotal, totalTax, total: sumMinor([subTotal, totalTax]) };
}

function readLine(
  context: WriteContext,
  input: LineInput,
  question: LinesQuestion,
  index: number,
  onControl: boolean,
): Line {
  const { state } = context;
  const account = lineAccount(state, input, onControl);
  const taxType = question.lineAmountTypes === 'NoTax' ? 'NONE' : (input.TaxType ?? account.taxType);
  const tax = lineTax(state, taxType, account);
  const { quantity, unitAmount, lineAmount } = lineAmounts(context, input, question.currency);
  const taxAmount = taxOf(lineAmount, tax, question.lineAmountTypes);
  if (input.TaxAmount !== undefined && exactMinor(input.TaxAmount, question.currency) !== taxAmount) {
    throw new Refusal(`The tax amount ${input.TaxAmount} does not match the calculated tax of the line`);
  }
  if ((input.Description ?? '') === '') throw new Refusal('Description is a required field for line items');
  return {
    id: uuidOf(question.documentId, 'line', index),
    description: input.Description ?? '',
    quantity,
    unitAmount,
    accountId: account.id,
    taxType: tax.taxType,
    lineAmount,
    taxAmount,
    tracking: readTracking(state, input.Tracking ?? []),
  };
}

function lineAccount(state: XeroState, input: LineInput, onControl: boolean): Account {
  const named = [...state.accounts.values()].find((account) =>
    input.AccountID === undefined
      ? account.code === input.AccountCode
      : account.id === input.AccountID.toLowerCase(),
  );
  const label = input.AccountCode ?? input.AccountID;
  if (label === undefined) throw new Refusal('Account code or ID must be specified');
  if (!named) throw new Refusal(`Account code '${label}' is not a valid code for this document.`);
  if (named.status === 'ARCHIVED') {
    throw new Refusal(
      `The account code '${named.code}' has been archived, or deleted. Please use an active account.`,
    );
  }
  const control = named.systemAccount === 'DEBTORS' || named.systemAccount === 'CREDITORS';
  if (named.type === 'BANK' || (control && !onControl)) {
    throw new Refusal(`Account code '${named.code}' is not a valid code for this document.`);
  }
  return named;
}

const REVENUE = new Set(['REVENUE', 'SALES', 'OTHERINCOME']);
const EXPENSE = new Set(['EXPENSE', 'OVERHEADS', 'DIRECTCOSTS', 'DEPRECIATN']);
const NO_TAX: TaxRate = {
  name: 'No Tax',
  taxType: 'NONE',
  rateBasisPoints: 0,
  expenses: true,
  revenue: true,
};

/** The rate of a tax type that exists and fits the account's class. Throws `Refusal`. */
function lineTax(state: XeroState, taxType: string, account: Account): TaxRate {
  const tax =
    state.taxRates.find((rate) => rate.taxType === taxType) ?? (taxType === 'NONE' ? NO_TAX : undefined);
  if (!tax) {
    throw new Refusal(
      `The TaxType code '${taxType}' does not exist or cannot be used for this type of transaction.`,
    );
  }
  const fits = (tax.revenue || !REVENUE.has(account.type)) && (tax.expenses || !EXPENSE.has(account.type));
  if (!fits)
    throw new Refusal(`The TaxType code '${taxType}' cannot be used with account code '${account.code}'.`);
  return tax;
}

function lineAmounts(
  context: WriteContext,
  input: LineInput,
  currency: string,
): Pick<Line, 'quantity' | 'unitAmount' | 'lineAmount'> {
  const quantity = input.Quantity ?? 1;
  const count = decimalOf(quantity);
  const given = decimalOf(input.UnitAmount ?? (input.Quantity === undefined ? (input.LineAmount ?? 0) : 0));
  if (!count || count.digits <= 0n) throw new Refusal('Quantity must be greater than zero');
  if (!given || given.digits === 0n) throw new Refusal('UnitAmount must not be zero');
  const unit = roundTo(given, context.unitDecimals);
  const lineAmount = toMinor(multiply(roundTo(count, 4), unit), currency);
  if (input.LineAmount !== undefined && exactMinor(input.LineAmount, currency) !== lineAmount) {
    throw new Refusal(`The line total ${input.LineAmount} does not match the expected line total`);
  }
  return { quantity, unitAmount: Number(unit.digits) / 10 ** unit.scale, lineAmount };
}

/** Tax of a line amount in minor units: on top of it (`Exclusive`), within it (`Inclusive`), or none. */
export function taxOf(
  lineAmount: Minor,
  tax: Pick<TaxRate, 'rateBasisPoints'>,
  types: LineAmountTypes,
): Minor {
  if (types === 'NoTax' || tax.rateBasisPoints === 0) return ZERO;
  const whole = types === 'Inclusive' ? 10_000 + tax.rateBasisPoints : 10_000;
  return minor(share(lineAmount, tax.rateBasisPoints, whole));
}

/** At most two choices, each of a category and an option that exist. Throws `Refusal`. */
export function readTracking(
  state: XeroState,
  inputs: readonly v.InferOutput<typeof TrackingInput>[],
): readonly TrackingChoice[] {
  if (inputs.length > 2) throw new Refusal('No more than two tracking categories can be used on a line');
  return inputs.map((input) => {
    const category = state.tracking.find(
      (one) => one.id === input.TrackingCategoryID || one.name === input.Name,
    );
    const option = category?.options.find(
      (one) => one.id === input.TrackingOptionID || one.name === input.Option,
    );
    if (!category || !option) throw new Refusal(`Tracking option '${input.Option ?? ''}' could not be found`);
    return { categoryId: category.id, optionId: option.id, name: category.name, option: option.name };
  });
}

/** Reasons in plain English, for output that stands alone. */
import type { Evidence } from '../../../shared/matching/model.ts';
import { minor, toMajorText } from '../../../shared/money.ts';

/** `{name}` stands for a value. */
const TEXTS: Readonly<Record<Evidence['code'], string>> = {
  amountEqual: 'Equal to the last digit: {amount}.',
  sumEqual: '{count} payouts together equal to the last digit: {amount}.',
  linesEqual: '{count} bank lines together equal to the last digit: {amount}.',
  dateExpected: 'Expected at the bank on {expected}.',
  dateLater: 'Expected on {expected}, on the statement on {date}: business days late: {businessDays}.',
  dateEarlier: 'Expected on {expected}, on the statement on {date}: business days early: {businessDays}.',
  usualLag: 'This account’s payouts are usually late; business days: {businessDays}.',
  descriptorSeen: 'The bank’s text has “{value}”.',
  descriptorMissing: 'The bank’s text doesn’t name the provider, as its other lines do.',
  aliasSeen: 'The bank’s text has “{value}”, the account’s given mark.',
  payoutIdSeen: 'The bank’s text has the payout’s id {value}.',
  traceIdSeen: 'The bank’s text has the trace id {value}.',
  onlyCandidate: 'No other bank line fits.',
  equalAnswers: 'Answers that fit equally well (0: they belong better to others): {count}.',
  equalSums: '{count} combinations come to exactly this amount.',
  interchangeable: 'An equal line exists for an equal payout: either way the result is the same.',
  otherExplanation: 'Something else could explain the line or the payout as well.',
  outOfBudget: 'There are too many combinations to try them all; a better answer may exist.',
  wrongDirection: 'The bank line goes the other way.',
  notYetDue: 'Not due yet: expected at the bank on {expected}.',
  failedPayout: 'The payout failed and was returned. {message}',
  returnedPair: 'The bank gave it back on {date}.',
  shortByFee: 'Short of the payout of {payoutAmount}, within the fee that the bank may keep: {amount}.',
  bankRate: 'The bank converted it: a rate of {rate}, {value} % off the reference rate of {reference}.',
  residual: 'Its entries don’t explain {amount} of it.',
  unknownEntries: 'Entries of a kind that isn’t known: {count}.',
  compositionUntold: 'The provider doesn’t tell what it is made of.',
  notToBank: 'It isn’t for the bank account, so no bank line is to be expected.',
  canceled: 'It was cancelled before it left.',
  byHand: 'Matched by hand.',
};

/** A reason as the command prints it: `values` with amounts in major units, and the sentence that they make. */
export interface ToldEvidence {
  readonly code: string;
  readonly text: string;
  readonly weight: number;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Tells a reason; values that are amounts carry their currency beside them as `currency`. */
export function tellEvidence({ code, values, weight }: Evidence): ToldEvidence {
  const { currency, ...rest } = values;
  const told = Object.fromEntries(
    Object.entries(rest).map(([name, value]): [string, string | number] => {
      const isAmount =
        typeof currency === 'string' && typeof value === 'number' && (name === 'amount' || name === 'fee');
      return [name, isAmount ? toMajorText(minor(value), currency) : value];
    }),
  );
  const withCurrency = currency === undefined ? told : { ...told, currency };
  const shown = (name: string) => {
    const value = told[name] ?? '';
    return (name === 'amount' || name === 'fee') && currency !== undefined
      ? `${value} ${currency}`
      : String(value);
  };
  const text = TEXTS[code].replace(/\{(\w+)\}/g, (_, name: string) => shown(name)).trim();
  return { code, text, weight, values: withCurrency };
}

/** Why Xero wouldn't take something, and the checks that every kind of object shares. */
import * as v from 'valibot';
import type { PlainDate } from '../../../shared/dates.ts';
import type { Minor } from '../../../shared/money.ts';
import { exactMinor } from './decimal.ts';
import type { Account, XeroState } from './model.ts';
import { readDate } from './wire.ts';

/** One element is refused; `messages` become its ValidationErrors. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly messages: readonly string[];
  constructor(...messages: readonly string[]) {
    super(messages.join('; '));
    this.messages = messages;
  }
}

/** The whole request is refused: its JSON isn't what the endpoint takes. */
export class BadPost extends Error {
  override readonly name = 'BadPost';
}

/** Parses one element; throws `BadPost` naming the field. */
export function parseInput<const S extends v.GenericSchema<unknown, unknown>>(
  schema: S,
  value: unknown,
): v.InferOutput<S> {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  const issue = parsed.issues[0];
  throw new BadPost(`${v.getDotPath(issue) ?? 'The element'}: ${issue.message}`);
}

/** What a write needs beside the element itself. */
export interface WriteContext {
  readonly state: XeroState;
  /** Unix milliseconds. */
  readonly now: number;
  readonly unitDecimals: 2 | 4;
}

/** A date that may be booked on: real, and after both lock dates. Throws `Refusal`. */
export function openDate(state: XeroState, text: string | undefined, now: number, what: string): PlainDate {
  const date = text === undefined ? readDate(new Date(now).toISOString()) : readDate(text);
  if (date === null) throw new Refusal(`${what} date is not valid`);
  requireOpen(state, date);
  return date;
}

/** Throws `Refusal` if the books are locked on `date`. */
export function requireOpen(state: XeroState, date: PlainDate): void {
  const { endOfYearLockDate, periodLockDate } = state.organisation;
  if (endOfYearLockDate !== null && date <= endOfYearLockDate) {
    throw new Refusal('The document date cannot be before the end of year lock date');
  }
  if (periodLockDate !== null && date <= periodLockDate) {
    throw new Refusal('The document date cannot be before the period lock date');
  }
}

export const AccountRef = v.object({ AccountID: v.optional(v.string()), Code: v.optional(v.string()) });
export type AccountRef = v.InferOutput<typeof AccountRef>;

/** The account that a reference names by id or code; throws `Refusal` if there is none or it is archived. */
export function activeAccount(state: XeroState, reference: AccountRef | undefined, what: string): Account {
  const account = findAccount(state, reference);
  if (!account) throw new Refusal(`${what} could not be found`);
  if (account.status === 'ARCHIVED') {
    throw new Refusal(
      `The account code '${account.code}' has been archived, or deleted. Please use an active account.`,
    );
  }
  return account;
}

function findAccount(state: XeroState, reference: AccountRef | undefined): Account | undefined {
  if (reference?.AccountID !== undefined) return state.accounts.get(reference.AccountID.toLowerCase());
  if (reference?.Code === undefined) return undefined;
  return [...state.accounts.values()].find((account) => account.code === reference.Code);
}

/** A positive amount with no more decimals than the currency has. Throws `Refusal` with `message` where it isn't positive. */
export function positiveAmount(value: number, currency: string, message: string): Minor {
  const amount = exactMinor(value, currency);
  if (amount === null) throw new Refusal(`Amount ${value} has more decimals than ${currency} allows`);
  if (amount <= 0) throw new Refusal(message);
  return amount;
}

/** Refuses a reference longer than Xero keeps. */
export function checkedReference(text: string | undefined): string {
  const reference = text ?? '';
  if (reference.length > 255) throw new Refusal('Reference must not be longer than 255 characters');
  return reference;
}

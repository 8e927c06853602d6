/** Questions about making and removing accounts, and about a right that is missing. */
import { randomUUID } from 'node:crypto';
import type { NewAccount } from '../../../shared/books/model.ts';
import { placeholderNumber, takenBy } from '../../../shared/posting/express/names.ts';
import { reads, writes } from '../../xero/clientSdk.ts';
import { toAccounts } from '../../xero/wire.ts';
import { bankOf } from './books.ts';
import { answer, type Called, type Desk, removeAccount } from './desk.ts';
import { elements, objectOf, textAt } from './replies.ts';
import { transferDraft } from './drafts.ts';
import type { Answer } from './model.ts';

/** Of the world's currencies, those that a Demo Company is least likely to have. */
const RARE = ['ISK', 'MVR', 'GEL'];

function newAccount(desk: Desk, name: string, part: Partial<NewAccount>): NewAccount {
  const code = `T${randomUUID().slice(0, 8)}`;
  return {
    code,
    name: `${desk.reference(name)} (can be deleted)`,
    type: 'BANK',
    taxType: '',
    bankAccountNumber: '',
    currency: null,
    ...part,
  };
}

async function make(desk: Desk, account: NewAccount): Promise<Called> {
  const called = await desk.call(writes.account(account, desk.key()), 'settings', true);
  if (called.refusal !== '') return called;
  const xeroId = textAt(elements(called, 'Accounts')[0], 'AccountID');
  if (xeroId !== '') desk.keep({ kind: 'account', xeroId, name: account.name, date: desk.date });
  return called;
}

function numberFor(desk: Desk, seed: string): string {
  const { organisation, accounts } = desk.books;
  return placeholderNumber(organisation.countryCode, seed, takenBy(accounts));
}

/** The proposed number, then the same again: must they be unique? */
export async function accountNumber(desk: Desk): Promise<Answer> {
  const { organisation } = desk.books;
  const number = numberFor(desk, desk.reference('clearing'));
  const currency = organisation.baseCurrency;
  const made = await make(desk, newAccount(desk, 'clearing', { bankAccountNumber: number, currency }));
  if (made.refusal !== '')
    return answer('otherwise', `${organisation.countryCode}: ${number} was refused. ${made.refusal}`);
  const id = textAt(elements(made, 'Accounts')[0], 'AccountID');
  // Read again, as the app does after it has made accounts.
  const listed = await desk.call(reads.accounts(undefined), 'settings');
  const own = toAccounts(listed.read).find(({ accountId }) => accountId === id);
  if (own) desk.useClearing(own);
  const again = await make(desk, newAccount(desk, 'twin', { bankAccountNumber: number, currency }));
  const unique =
    again.refusal === ''
      ? 'A second account may have the same.'
      : `A second one may not have it: ${again.refusal}`;
  return answer('asExpected', `${organisation.countryCode}: ${number} was taken. ${unique}`);
}

export async function otherCurrency(desk: Desk): Promise<Answer> {
  const has = new Set(desk.books.accounts.map(({ currency }) => currency));
  const currency = RARE.find((one) => !has.has(one)) ?? 'ISK';
  const number = numberFor(desk, desk.reference('other currency'));
  const called = await make(
    desk,
    newAccount(desk, 'other currency', { bankAccountNumber: number, currency }),
  );
  return called.refusal === ''
    ? answer('otherwise', `An account in ${currency} was made.`)
    : answer('asExpected', `${String(called.status)}: ${called.refusal}`);
}

export async function deletedAccount(desk: Desk): Promise<Answer> {
  const account = newAccount(desk, 'deleted', { type: 'EXPENSE' });
  const called = await make(desk, account);
  const id = textAt(elements(called, 'Accounts')[0], 'AccountID');
  if (called.refusal !== '' || id === '') return answer('unclear', called.refusal || 'No account was made.');
  const removed = await removeAccount(desk, id);
  if (removed !== 'deleted')
    return answer('unclear', typeof removed === 'string' ? 'It was archived, not deleted.' : removed.refusal);
  desk.drop(id);
  const listed = await desk.call(reads.accounts(undefined), 'settings');
  const found = elements(listed, 'Accounts').find((one) => textAt(one, 'AccountID') === id);
  return found === undefined
    ? answer('asExpected', 'It is gone from the list.')
    : answer('otherwise', `It is listed as ${textAt(found, 'Status')}.`);
}

/** Before the right to write is asked for: a transfer from an account to itself, which Xero would refuse in any case. */
export async function missingRight(desk: Desk): Promise<Answer> {
  if (desk.canWrite) return answer('unclear', 'This sign-in may write already.');
  // The app itself holds back what such a sign-in may not do: it is sent as if it were read.
  const bank = bankOf(desk.books);
  if (!bank) return answer('unclear', 'The organisation has no bank account.');
  const draft = transferDraft(desk, { clearing: bank, bank }, 'no right');
  const called = await desk.call(writes.transfers([draft], desk.key()), 'banktransactions');
  const words = `${String(called.status)}: ${textAt(objectOf(called.body), 'Detail') || called.refusal}`;
  if (called.code === 'permission') return answer('asExpected', words);
  return answer(called.status === 401 || called.status === 403 ? 'otherwise' : 'unclear', words);
}

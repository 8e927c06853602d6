/** Questions that take a person in Xero's own screens, on what the check has made. */
import { setTimeout as delay } from 'node:timers/promises';
import { reads, writes } from '../../xero/clientSdk.ts';
import { readsOne } from '../../xero/removeSdk.ts';
import { xeroPage } from '../../../shared/posting/readBack/xeroPages.ts';
import { answer, type Desk, kept } from './desk.ts';
import { elements, objectOf, textAt } from './replies.ts';
import { type Ground, overpaymentDraft, transferDraft } from './drafts.ts';
import type { Answer } from './model.ts';
import { PREFIX } from './strays.ts';

type Check = (desk: Desk, ground: Ground) => Promise<Answer>;

async function madeTransfer(desk: Desk, ground: Ground, name: string, count: number): Promise<string> {
  const draft = transferDraft(desk, ground, name, count);
  const called = await desk.call(writes.transfers([draft], desk.key()), 'banktransactions', true);
  return kept(desk, called, [draft])[0] ?? '';
}

async function seen(desk: Desk, question: string): Promise<Answer> {
  const reply = await desk.person.ask(question);
  if (reply === null) return answer('notAsked', 'Not answered.');
  return answer(
    reply ? 'asExpected' : 'otherwise',
    `${question} ${reply ? 'Yes' : 'No'}. ${desk.person.voice}`,
  );
}

/** When a reply was made, by the clock of whoever made it; unix milliseconds. */
function clockOf(body: unknown): number {
  const said = /\d+/.exec(textAt(objectOf(body), 'DateTimeUTC'))?.[0];
  return said === undefined ? Date.now() : Number(said);
}

const greenMatch: Check = async (desk, ground) => {
  const id = await madeTransfer(desk, ground, 'green', 41);
  if (id === '') return answer('unclear', 'No transfer was made.');
  const { name } = ground.bank;
  const done = await desk.person.please(
    `In Xero, import or add a statement line of 41.00 received on ${desk.date} to “${name}”, and open its Reconcile tab.`,
    [],
  );
  if (!done) return answer('notAsked', 'No statement line was made.');
  return await seen(desk, 'Is the transfer of 41.00 offered as a green match?');
};

/** Whether an OK moves the date of change; then, whether such a transfer can be deleted. */
const okMoves: Check = async (desk, ground) => {
  const id = await madeTransfer(desk, ground, 'ok', 42);
  if (id === '') return answer('unclear', 'No transfer was made.');
  // By Xero's own clock, a second later: neither its making nor another clock can pass for the change.
  const { body } = await desk.call(reads.transfers({ since: undefined }), 'banktransactions');
  const since = new Date((Math.floor(clockOf(body) / 1000) + 1) * 1000);
  await delay(since.getTime() - clockOf(body) + 100);
  const read = async (changed?: Date) =>
    elements(await desk.call(reads.transfers({ since: changed }), 'banktransactions'), 'BankTransfers').find(
      (one) => textAt(one, 'BankTransferID') === id,
    );
  if (await read(since)) return answer('unclear', 'It came as changed before anything was done to it.');
  const done = await desk.person.please(
    `In Xero, add a statement line of 42.00 received on ${desk.date} to “${ground.bank.name}”, find the transfer of 42.00 for it and click OK. Take a minute for it.`,
    [{ path: 'reconcile', body: { kind: 'transfer', id, side: 'to' } }],
  );
  if (!done) return answer('notAsked', 'No OK was clicked.');
  const isThere = (await read())?.['ToIsReconciled'] === true;
  const isNew = (await read(since)) !== undefined;
  if (!isThere) return answer('unclear', 'Xero doesn’t say that the transfer is reconciled.');
  return isNew
    ? answer('asExpected', 'The transfer comes as changed once it is reconciled.')
    : answer('otherwise', 'The transfer is reconciled and doesn’t come as changed.');
};

/** Whether a transfer is one that was made to be reconciled, in this run or one before. */
const isForOk = (reference: string) => reference.startsWith(PREFIX) && reference.endsWith(' ok');

const deleteReconciled: Check = async (desk, ground) => {
  const there = elements(
    await desk.call(reads.transfers({ since: undefined }), 'banktransactions'),
    'BankTransfers',
  ).find((one) => isForOk(textAt(one, 'Reference')) && one['ToIsReconciled'] === true);
  if (!there) return answer('notAsked', 'No transfer is reconciled on one side.');
  const [xeroId, name] = [textAt(there, 'BankTransferID'), textAt(there, 'Reference')];
  const refusal = await desk.remove({ kind: 'transfer', xeroId, name, date: desk.date });
  if (refusal === '') return answer('otherwise', 'It was deleted although one side is reconciled.');
  await desk.person.please(
    `In Xero, remove the reconciliation of the transfer of 42.00 on “${ground.bank.name}”, so that it can be deleted.`,
    [{ path: 'reconcile', body: { kind: 'transfer', id: xeroId, side: 'to', reconciled: false } }],
  );
  return answer('asExpected', refusal);
};

const pages: Check = async (desk, ground) => {
  const id = await madeTransfer(desk, ground, 'page', 43);
  if (id === '') return answer('unclear', 'No transfer was made.');
  const [one] = elements(await desk.call(readsOne.transfer(id), 'banktransactions'), 'BankTransfers');
  const shownAs = textAt(one, 'ToBankTransactionID');
  const { shortCode } = desk.books.organisation;
  desk.person.say(
    xeroPage('transfer', shownAs, shortCode) ?? 'The transfer has no id that Xero shows it under.',
  );
  return await seen(desk, 'Does this address open the transfer in Xero?');
};

const voidedOverpayment: Check = async (desk, ground) => {
  const contacts = await desk.call(reads.contacts({ since: undefined, page: 1, pageSize: 10 }), 'contacts');
  const contactId = textAt(elements(contacts, 'Contacts')[0], 'ContactID');
  const draft = overpaymentDraft(desk, ground, 'voided', contactId);
  const called = await desk.call(writes.bankTransactions([draft], desk.key()), 'banktransactions', true);
  const [id = ''] = kept(desk, called, [draft]);
  if (id === '') return answer('unclear', 'No overpayment was made.');
  const all = desk.made().filter(({ name }) => /(?:overpayment|voided)$/.test(name));
  const done = await desk.person.please(
    `In Xero, open the overpayment of 1.00 on “${ground.clearing.name}” (${draft.reference}) and void it. Do the same with the other one of the check.`,
    all.map((one) => ({
      path: 'byHand' as const,
      body: { kind: 'bankTransaction', id: one.xeroId, action: 'delete' },
    })),
  );
  for (const { xeroId } of done ? all : []) desk.drop(xeroId);
  const [one] = elements(
    await desk.call(readsOne.bankTransaction(id), 'banktransactions'),
    'BankTransactions',
  );
  const status = textAt(one, 'Status');
  if (!done || status === 'AUTHORISED')
    return answer('notAsked', `It wasn’t voided; it is ${status || 'not found'}.`);
  return answer(
    ['VOIDED', 'DELETED'].includes(status) ? 'asExpected' : 'otherwise',
    `The bank transaction then says ${status}.`,
  );
};

/** By the questions' numbers, in the order asked. */
export const PERSON_CHECKS: ReadonlyMap<number, Check> = new Map([
  [7, greenMatch],
  [20, okMoves],
  [40, deleteReconciled],
  [22, pages],
  [12, voidedOverpayment],
]);

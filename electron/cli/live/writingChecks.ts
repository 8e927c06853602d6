/** Questions that writing to a Demo Company answers, a few units of money at a time. */
import { addDays, type PlainDate, plainDate } from '../../../shared/dates.ts';
import { type Currency, fromMajorNumber } from '../../../shared/money.ts';
import { reads, writes } from '../../xero/clientSdk.ts';
import { dateLiteral } from '../../xero/find.ts';
import { readsOne } from '../../xero/removeSdk.ts';
import { answer, type Called, type Desk, kept } from './desk.ts';
import { elements, numberAt, refusals, textAt } from './replies.ts';
import {
  creditNoteDraft,
  type Ground,
  invoiceDraft,
  moneyDraft,
  overpaymentDraft,
  paymentDraft,
  transferDraft,
  units,
} from './drafts.ts';
import type { Answer } from './model.ts';

type Check = (desk: Desk, ground: Ground) => Promise<Answer>;

const onDay = (day: PlainDate) => `Date>=${dateLiteral(day)} AND Date<=${dateLiteral(day)}`;

/** References of the transfers of the day that are ours. */
async function transfersThere(desk: Desk): Promise<Called> {
  return await desk.call(reads.transfers({ since: undefined, where: onDay(desk.date) }), 'banktransactions');
}

const oneBadTransfer: Check = async (desk, ground) => {
  const bad = { ...transferDraft(desk, ground, 'batch bad'), toAccountId: ground.clearing.accountId };
  const drafts = [transferDraft(desk, ground, 'batch a'), bad, transferDraft(desk, ground, 'batch c', 2)];
  const called = await desk.call(writes.transfers(drafts, desk.key()), 'banktransactions', true);
  kept(desk, called, drafts);
  const wanted = new Set(drafts.map(({ reference }) => reference));
  const there = elements(await transfersThere(desk), 'BankTransfers').filter((one) =>
    wanted.has(textAt(one, 'Reference')),
  );
  if (called.refusal !== '') {
    for (const one of there) {
      desk.keep({
        kind: 'transfer',
        xeroId: textAt(one, 'BankTransferID'),
        name: textAt(one, 'Reference'),
        date: desk.date,
      });
    }
  }
  const made = there.map((one) => textAt(one, 'Reference').split(' ').at(-1)).join(', ') || 'none';
  const words = `${String(called.status)}${called.refusal === '' ? '' : `: ${called.refusal}`} Made: ${made}.`;
  return answer(there.length === 0 ? 'asExpected' : 'otherwise', words);
};

const order: Check = async (desk, ground) => {
  const drafts = ['order a', 'order b', 'order c'].map((name, index) =>
    moneyDraft(desk, ground, name, index + 1),
  );
  const called = await desk.call(writes.bankTransactions(drafts, desk.key()), 'banktransactions', true);
  const ids = kept(desk, called, drafts).filter(Boolean);
  if (ids.length < drafts.length)
    return answer('unclear', called.refusal || refusals(called, 'BankTransactions'));
  const back = elements(called, 'BankTransactions').map((one) => textAt(one, 'Reference'));
  return back.join() === drafts.map(({ reference }) => reference).join()
    ? answer('asExpected', 'In the order sent, with their references.')
    : answer('otherwise', `They came as ${back.join(', ')}.`);
};

/** Payments of an invoice that isn't there: all are answered, none is made. */
const fifty: Check = async (desk, ground) => {
  const drafts = Array.from({ length: 50 }, (_, index) =>
    paymentDraft(desk, ground, `fifty ${String(index)}`, {
      invoiceId: crypto.randomUUID(),
      invoiceNumber: '',
    }),
  );
  const called = await desk.call(writes.payments(drafts, desk.key()), 'payments', true);
  kept(desk, called, drafts);
  const answered = elements(called, 'Payments').length;
  return answered === 50
    ? answer('asExpected', `Each of the 50 was answered: ${refusals(called, 'Payments')}`)
    : answer('otherwise', `${String(called.status)}, ${String(answered)} answered. ${called.refusal}`);
};

/** The same key for another body; and a day behind the lock date, where there is one. */
const words: Check = async (desk, ground) => {
  const key = desk.key();
  const first = [moneyDraft(desk, ground, 'key a')];
  const other = [moneyDraft(desk, ground, 'key b', 2)];
  kept(desk, await desk.call(writes.bankTransactions(first, key), 'banktransactions', true), first);
  const again = await desk.call(writes.bankTransactions(other, key), 'banktransactions', true);
  kept(desk, again, other);
  const reused = `A key used again: ${String(again.status)} ${again.refusal || refusals(again, 'BankTransactions')}`;
  const lock = lockDate(desk);
  if (lock === null)
    return answer(again.refusal === '' ? 'otherwise' : 'asExpected', `${reused} No lock date is set.`);
  const locked = [{ ...transferDraft(desk, ground, 'locked'), date: lock }];
  const refused = await desk.call(writes.transfers(locked, desk.key()), 'banktransactions', true);
  kept(desk, refused, locked);
  const isRefused = again.refusal !== '' && refused.refusal !== '';
  return answer(
    isRefused ? 'asExpected' : 'otherwise',
    `${reused} Behind the lock date: ${String(refused.status)} ${refused.refusal}`,
  );
};

function lockDate({ books: { organisation } }: Desk): PlainDate | null {
  return organisation.periodLockDate ?? organisation.endOfYearLockDate;
}

const overpayment: Check = async (desk, ground) => {
  const contacts = await desk.call(reads.contacts({ since: undefined, page: 1, pageSize: 10 }), 'contacts');
  const contactId = textAt(elements(contacts, 'Contacts')[0], 'ContactID');
  if (contactId === '') return answer('unclear', 'The organisation has no contacts.');
  const draft = overpaymentDraft(desk, ground, 'overpayment', contactId);
  const called = await desk.call(writes.bankTransactions([draft], desk.key()), 'banktransactions', true);
  const [id = ''] = kept(desk, called, [draft]);
  if (id === '') return answer('otherwise', called.refusal || refusals(called, 'BankTransactions'));
  const read = await desk.call(readsOne.bankTransaction(id), 'banktransactions');
  const [one] = elements(read, 'BankTransactions');
  const description = textAt(elements({ body: one }, 'LineItems')[0], 'Description');
  const reference = textAt(one, 'Reference') === '' ? 'Its reference is gone' : 'Its reference is kept';
  const line = description === draft.reference ? 'its line has it' : `its line says “${description}”`;
  return answer(
    description === draft.reference ? 'asExpected' : 'otherwise',
    `One line without an account was taken. ${reference}, ${line}.`,
  );
};

/** An invoice with a fee line, a credit note, and a payment of each by its number alone. */
const negativeLines: Check = async (desk, ground) => {
  const { sales, fees } = ground;
  const draft = invoiceDraft(desk, {
    name: 'invoice',
    lines: [
      { description: 'Sales', accountCode: sales.code, taxType: sales.taxType, amount: units(desk, 3) },
      { description: 'Fees', accountCode: fees.code, taxType: fees.taxType, amount: units(desk, -2) },
    ],
    total: units(desk, 1),
  });
  const called = await desk.call(writes.invoices([draft], desk.key()), 'invoices', true);
  const [id = ''] = kept(desk, called, [draft]);
  if (id === '') return answer('otherwise', called.refusal || refusals(called, 'Invoices'));
  const total = numberAt(elements(called, 'Invoices')[0], 'Total');
  return answer(total === 1 ? 'asExpected' : 'otherwise', `Taken, with a total of ${String(total)}.`);
};

const byNumber: Check = async (desk, ground) => {
  const { sales } = ground;
  const lines = [
    { description: 'Sales', accountCode: sales.code, taxType: sales.taxType, amount: units(desk, 1) },
  ];
  const invoice = invoiceDraft(desk, { name: 'to be paid', lines, total: units(desk, 1) });
  const note = creditNoteDraft(desk, { name: 'to be refunded', lines, total: units(desk, 1) });
  const documents = [
    [invoice, await desk.call(writes.invoices([invoice], desk.key()), 'invoices', true)],
    [note, await desk.call(writes.creditNotes([note], desk.key()), 'invoices', true)],
  ] as const;
  for (const [draft, called] of documents) {
    if (kept(desk, called, [draft]).filter(Boolean).length === 0)
      return answer(
        'unclear',
        called.refusal || refusals(called, draft.kind === 'invoice' ? 'Invoices' : 'CreditNotes'),
      );
  }
  const said: string[] = [];
  for (const [draft] of documents) {
    const target = draft.kind;
    const payment = paymentDraft(desk, ground, `${draft.kind} paid`, {
      invoiceId: '',
      invoiceNumber: draft.number,
      target,
    });
    // oxlint-disable-next-line no-await-in-loop -- one refusal mustn't take the other with it
    const called = await desk.call(writes.payments([payment], desk.key()), 'payments', true);
    const [id = ''] = kept(desk, called, [payment]);
    if (id === '') said.push(`${draft.kind}: ${called.refusal || refusals(called, 'Payments')}`);
  }
  return said.length === 0
    ? answer('asExpected', 'Both were paid by their numbers.')
    : answer('otherwise', said.join('; '));
};

/** A rate of six decimals, and what Xero makes of it. */
const currencyRate: Check = async (desk, ground) => {
  const base = desk.books.organisation.baseCurrency;
  const currency: Currency = base === 'USD' ? 'NZD' : 'USD';
  const { sales } = ground;
  const hundred = fromMajorNumber(100, currency);
  const lines = [{ description: 'Sales', accountCode: sales.code, taxType: sales.taxType, amount: hundred }];
  const invoice = invoiceDraft(desk, { name: 'foreign', lines, total: hundred, currency });
  const made = await desk.call(writes.invoices([invoice], desk.key()), 'invoices', true);
  const [invoiceId = ''] = kept(desk, made, [invoice]);
  if (invoiceId === '')
    return answer('unclear', `No invoice in ${currency}: ${made.refusal || refusals(made, 'Invoices')}`);
  const rate = '0.651848';
  const payment = paymentDraft(desk, ground, 'foreign paid', {
    invoiceId,
    invoiceNumber: '',
    foreign: { currency, amount: hundred, rate },
  });
  const paid = await desk.call(writes.payments([payment], desk.key()), 'payments', true);
  const [id = ''] = kept(desk, paid, [payment]);
  if (id === '') return answer('otherwise', paid.refusal || refusals(paid, 'Payments'));
  const [one] = elements(await desk.call(readsOne.payment(id), 'payments'), 'Payments');
  const [bankAmount, back] = [numberAt(one, 'BankAmount'), numberAt(one, 'CurrencyRate')];
  const expected = Math.round((100 / Number(rate)) * 100) / 100;
  const found = `100.00 ${currency} at ${rate} became ${String(bankAmount)} ${base} (${String(expected)} by dividing); the rate came back as ${String(back)}.`;
  return answer(bankAmount === expected && back === Number(rate) ? 'asExpected' : 'otherwise', found);
};

/** A transfer and a spend money, deleted, then asked for by what changed since. */
const deletedSince: Check = async (desk, ground) => {
  const draft = moneyDraft(desk, ground, 'deleted');
  const called = await desk.call(writes.bankTransactions([draft], desk.key()), 'banktransactions', true);
  const [id = ''] = kept(desk, called, [draft]);
  if (id === '') return answer('unclear', called.refusal || refusals(called, 'BankTransactions'));
  const since = new Date(Date.now() - 120_000);
  const removal = await desk.remove({
    kind: 'bankTransaction',
    xeroId: id,
    name: draft.reference,
    date: desk.date,
  });
  if (removal !== '') return answer('unclear', removal);
  const read = await desk.call(
    reads.bankTransactions({ since, page: 1, where: onDay(desk.date) }),
    'banktransactions',
  );
  const found = elements(read, 'BankTransactions').find((one) => textAt(one, 'BankTransactionID') === id);
  return found === undefined
    ? answer('otherwise', 'A deleted spend money isn’t among what changed.')
    : answer('asExpected', `It comes with the status ${textAt(found, 'Status')}.`);
};

/** By the questions' numbers, in the order asked. */
export const WRITING_CHECKS: ReadonlyMap<number, Check> = new Map([
  [2, oneBadTransfer],
  [6, order],
  [39, fifty],
  [3, words],
  [11, overpayment],
  [14, negativeLines],
  [13, byNumber],
  [23, currencyRate],
  [21, deletedSince],
]);

/** Today, or the day after the last lock date. */
export function openDay(today: string, locks: readonly (PlainDate | null)[]): PlainDate {
  return locks.reduce<PlainDate>(
    (day, lock) => (lock !== null && lock >= day ? addDays(lock, 1) : day),
    plainDate(today),
  );
}

/** Questions that reading answers. */
import { lookup } from 'node:dns/promises';
import * as v from 'valibot';
import { type Operation, PAGE_SIZE, type PageQuery, reads } from '../../xero/clientSdk.ts';
import { dateLiteral } from '../../xero/find.ts';
import { ianaZone } from '../../xero/timezones.ts';
import { answer, type Desk } from './desk.ts';
import { elements, numberAt, textAt } from './replies.ts';
import type { Answer } from './model.ts';

type Check = (desk: Desk) => Promise<Answer>;

interface PagedList {
  readonly name: string;
  readonly id: string;
  readonly scope: string;
  readonly read: (query: PageQuery) => Operation;
}

const PAGED: readonly PagedList[] = [
  { name: 'Contacts', id: 'ContactID', scope: 'contacts', read: reads.contacts },
  { name: 'Invoices', id: 'InvoiceID', scope: 'invoices', read: reads.invoices },
  { name: 'CreditNotes', id: 'CreditNoteID', scope: 'invoices', read: reads.creditNotes },
  { name: 'Payments', id: 'PaymentID', scope: 'payments', read: reads.payments },
  {
    name: 'BankTransactions',
    id: 'BankTransactionID',
    scope: 'banktransactions',
    read: reads.bankTransactions,
  },
];

const first = { since: undefined, page: 1 } as const;

const redirect: Check = async (desk) => {
  const addresses = await lookup('localhost', { all: true }).catch(() => []);
  const here = addresses.map(({ address }) => address).join(', ') || 'not known';
  return answer(
    'asExpected',
    `The sign-in came back to ${desk.redirect}. On this computer localhost is ${here}.`,
  );
};

const bankAmount: Check = async (desk) => {
  const called = await desk.call(reads.payments(first), 'payments');
  if (called.refusal !== '') return answer('unclear', called.refusal);
  const payments = elements(called, 'Payments');
  const without = payments.filter((one) => numberAt(one, 'BankAmount') === null).length;
  if (payments.length === 0) return answer('unclear', 'The organisation has no payments.');
  return without === 0
    ? answer('asExpected', `All ${String(payments.length)} payments read have one.`)
    : answer('otherwise', `${String(without)} of ${String(payments.length)} payments have none.`);
};

/** Two pages of two must be the page of four. */
const orderedById: Check = async (desk) => {
  const wrong: string[] = [];
  const few: string[] = [];
  for (const { name, id, scope, read } of PAGED) {
    const ids = async (page: number, pageSize: number) => {
      const called = await desk.call(read({ since: undefined, page, pageSize }), scope);
      if (called.refusal !== '') wrong.push(`${name}: ${called.refusal}`);
      return elements(called, name).map((one) => textAt(one, id));
    };
    // oxlint-disable-next-line no-await-in-loop -- one list after the other, within Xero's limits
    const [whole, one, two] = [await ids(1, 4), await ids(1, 2), await ids(2, 2)];
    if (whole.length < 4) few.push(name);
    else if (whole.join() !== [...one, ...two].join()) wrong.push(name);
  }
  if (wrong.length > 0) return answer('otherwise', `Pages don’t fit together: ${wrong.join('; ')}.`);
  const tried = PAGED.length - few.length;
  const rest = few.length > 0 ? ` Too few objects to tell: ${few.join(', ')}.` : '';
  return answer(
    tried > 0 ? 'asExpected' : 'unclear',
    `${String(tried)} lists in pages that fit together.${rest}`,
  );
};

const demoCompany: Check = async (desk) => {
  const is = await saysDemoCompany(desk);
  if (is === null) return answer('otherwise', 'The reply doesn’t say.');
  return answer('asExpected', is ? 'It does, and this is one.' : 'It does, and this is a real organisation.');
};

/** What Xero says about the organisation; null where it doesn't. */
export async function saysDemoCompany(desk: Pick<Desk, 'call'>): Promise<boolean | null> {
  const called = await desk.call(reads.organisation(), 'settings');
  const is = elements(called, 'Organisations')[0]?.['IsDemoCompany'];
  return typeof is === 'boolean' ? is : null;
}

const rateHeaders: Check = async (desk) => {
  const { headers, refusal } = await desk.call(reads.taxRates(), 'settings');
  if (refusal !== '') return answer('unclear', refusal);
  const told = ['x-minlimit-remaining', 'x-daylimit-remaining', 'x-appminlimit-remaining'].map(
    (name) => `${name} ${headers[name] ?? 'absent'}`,
  );
  const both = headers['x-minlimit-remaining'] !== undefined && headers['x-daylimit-remaining'] !== undefined;
  return answer(both ? 'asExpected' : 'otherwise', `${told.join(', ')}.`);
};

const nothingChanged: Check = async (desk) => {
  const { status, body, refusal } = await desk.call(
    reads.accounts(new Date(Date.now() + 60_000)),
    'settings',
  );
  if (status === 304) return answer('asExpected', '304, without a body.');
  if (refusal !== '') return answer('otherwise', refusal);
  const count = elements({ body }, 'Accounts').length;
  return answer(
    count === 0 ? 'asExpected' : 'otherwise',
    `${String(status)} with ${String(count)} accounts.`,
  );
};

const Pagination = v.object({ pagination: v.object({ pageSize: v.number(), itemCount: v.number() }) });

const pageSize: Check = async (desk) => {
  const wrong: string[] = [];
  for (const { name, scope, read } of PAGED) {
    // oxlint-disable-next-line no-await-in-loop -- one list after the other, within Xero's limits
    const called = await desk.call(read(first), scope);
    const parsed = v.safeParse(Pagination, called.body);
    if (called.refusal !== '') wrong.push(`${name}: ${called.refusal}`);
    else if (!parsed.success) wrong.push(`${name}: no pagination`);
    else if (parsed.output.pagination.pageSize !== PAGE_SIZE)
      wrong.push(`${name}: pages of ${String(parsed.output.pagination.pageSize)}`);
  }
  return wrong.length === 0
    ? answer('asExpected', `All ${String(PAGED.length)} paged lists do.`)
    : answer('otherwise', `${wrong.join('; ')}.`);
};

const manyReferences: Check = async (desk) => {
  const references = Array.from(
    { length: 40 },
    (_, index) => `Reference=="${desk.reference(`none ${String(index)}`)}"`,
  );
  const called = await desk.call(reads.payments({ ...first, where: references.join(' OR ') }), 'payments');
  if (called.refusal !== '') return answer('otherwise', called.refusal);
  const count = elements(called, 'Payments').length;
  return count === 0
    ? answer('asExpected', 'Taken; nothing was found, as it should be.')
    : answer('otherwise', `Taken, but ${String(count)} payments came that have none of them.`);
};

const byDate: Check = async (desk) => {
  const where = `Date>=${dateLiteral(desk.date)} AND Date<=${dateLiteral(desk.date)}`;
  const query = { ...first, where };
  const lists = [
    ['Payments', 'payments', reads.payments(query)],
    ['BankTransactions', 'banktransactions', reads.bankTransactions(query)],
    ['BankTransfers', 'banktransactions', reads.transfers({ since: undefined, where })],
  ] as const;
  const wrong: string[] = [];
  for (const [name, scope, operation] of lists) {
    // oxlint-disable-next-line no-await-in-loop -- one list after the other, within Xero's limits
    const { refusal } = await desk.call(operation, scope);
    if (refusal !== '') wrong.push(`${name}: ${refusal}`);
  }
  return wrong.length === 0
    ? answer('asExpected', 'All three lists take it, transfers with includeDeleted.')
    : answer('otherwise', wrong.join('; '));
};

const timezone: Check = async (desk) => {
  const called = await desk.call(reads.organisation(), 'settings');
  const name = textAt(elements(called, 'Organisations')[0], 'Timezone');
  const zone = ianaZone(name);
  const isKnown = zone !== 'UTC' || /UTC|GREENWICH/i.test(name);
  return answer(
    isKnown ? 'asExpected' : 'otherwise',
    `Xero says ${name || 'nothing'}; Tieout takes ${zone}.`,
  );
};

/** By the questions' numbers, in the order asked. */
export const READING_CHECKS: ReadonlyMap<number, Check> = new Map([
  [30, demoCompany],
  [1, redirect],
  [31, rateHeaders],
  [36, timezone],
  [33, pageSize],
  [5, orderedById],
  [4, bankAmount],
  [32, nothingChanged],
  [34, manyReferences],
  [35, byDate],
]);

/** What changes in Xero behind our back, resource by resource, read over real HTTP: the cache is what the books are. */
import 'fake-indexeddb/auto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPractice, type Practice } from '../../../../../electron/cli/bench/organisations/practice.ts';
import { dispatch } from '../../../../../electron/ipc/dispatch.ts';
import type { Invoice, XeroState } from '../../../../../electron/sandbox/xero/model.ts';
import { TieoutDatabase } from '../../../../../renderer/db/database.ts';
import type { FlowContext } from '../../../../../renderer/flows/context.ts';
import type { ConnectionReport } from '../../../../../renderer/flows/sync/report.ts';
import { syncXero } from '../../../../../renderer/flows/sync/xero.ts';
import { parseResult } from '../../../../../shared/bridge.ts';
import { addDays } from '../../../../../shared/dates.ts';
import { minor } from '../../../../../shared/money.ts';
import { handlersWith } from '../../../../support/handlers.ts';
import { connectionOf } from './connectionOf.ts';

// Not the app's own ports: those may be in use by an app that runs beside the tests.
const PORTS = [48351, 48352];
const db = new TieoutDatabase('book changes');
let dir = '';
let practice: Practice;
let state: XeroState;
let ctx: FlowContext;
let connectionId = '';

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tieout-changes-'));
  const sizes = [{ contacts: 6, invoices: 30, bankTransactions: 20, transfers: 5 }];
  practice = await openPractice({ sizes, dir, jumps: true, ports: PORTS });
  const [client] = practice.clients;
  const found = practice.server.states.get(client?.tenantId ?? '');
  if (!client || !found) throw new Error('there is one organisation');
  ({ connectionId } = client);
  state = found;
  ctx = {
    db,
    now: practice.now,
    call: async (name, params) => {
      const context = { signal: new AbortController().signal, progress: () => {} };
      const answer = await dispatch(handlersWith(practice.handlers), name, params, context);
      return parseResult(name, structuredClone(answer));
    },
  };
  expect((await sync()).outcome).toBe('done');
}, 30_000);
afterAll(async () => {
  await practice.close();
  await db.delete();
  await rm(dir, { recursive: true, force: true });
});

const sync = async (): Promise<ConnectionReport> => syncXero(ctx, connectionOf(connectionId));
const changesIn = (report: ConnectionReport) =>
  Object.fromEntries(Object.entries(report.counts).filter(([, { added, changed }]) => added + changed > 0));
const open = () => {
  const found = [...state.invoices.values()].find(
    ({ status, amountPaid }) => status === 'AUTHORISED' && amountPaid === 0,
  );
  if (!found) throw new Error('the organisation has open invoices');
  return found;
};
const change = (invoice: Invoice, what: Partial<Invoice>) =>
  state.invoices.set(invoice.id, { ...invoice, ...what, updated: practice.now() });
const cached = async ({ id }: Invoice) => db.invoices.get([connectionId, id]);

it('finds nothing where nothing has changed', async () => {
  expect(changesIn(await sync())).toEqual({});
});

it('follows invoices: amount, due date, a part that is paid, paid whole, voided', async () => {
  const invoice = open();
  const dueDate = addDays(invoice.date, 60);
  change(invoice, { total: minor(invoice.total + 500), dueDate });
  expect(changesIn(await sync())).toEqual({ invoices: { added: 0, changed: 1 } });
  expect(await cached(invoice)).toMatchObject({
    total: invoice.total + 500,
    amountDue: invoice.total + 500,
    dueDate,
  });
  change(invoice, { amountPaid: minor(700) });
  await sync();
  expect(await cached(invoice)).toMatchObject({ amountPaid: 700, amountDue: invoice.total - 700 });
  change(invoice, { amountPaid: invoice.total, status: 'PAID' });
  await sync();
  expect(await cached(invoice)).toMatchObject({ amountDue: 0, status: 'PAID' });
  change(invoice, { status: 'VOIDED' });
  expect(changesIn(await sync())).toEqual({ invoices: { added: 0, changed: 1 } });
  expect(await cached(invoice)).toMatchObject({ status: 'VOIDED' });
});

it('notices what was deleted: payments, bank transactions, transfers', async () => {
  const updated = practice.now();
  const [payment] = state.payments.values();
  const [transaction] = state.bankTransactions.values();
  const [transfer] = state.bankTransfers.values();
  if (!payment || !transaction || !transfer) throw new Error('the organisation has one of each');
  state.payments.set(payment.id, { ...payment, status: 'DELETED', updated });
  state.bankTransactions.set(transaction.id, { ...transaction, status: 'DELETED', updated });
  state.bankTransfers.set(transfer.id, { ...transfer, status: 'DELETED', updated });
  // A transfer has two sides.
  expect(changesIn(await sync())).toEqual({ ledgerItems: { added: 0, changed: 4 } });
  const gone = await db.ledgerItems.filter(({ status }) => status === 'DELETED').toArray();
  expect(new Set(gone.map(({ xeroId }) => xeroId))).toEqual(
    new Set([payment.id, transaction.id, transfer.id]),
  );
});

it('follows contacts, currencies, lock dates, and lists that have lost something', async () => {
  const [contact] = state.contacts.values();
  const account = [...state.accounts.values()].find(({ code }) => code === '445');
  if (!contact || !account) throw new Error('the organisation has both');
  state.contacts.set(contact.id, {
    ...contact,
    name: 'Renamed',
    status: 'ARCHIVED',
    updated: practice.now(),
  });
  state.accounts.delete(account.id);
  const usd = { ...account, id: 'usd', code: '099', type: 'BANK', currency: 'USD', updated: practice.now() };
  state.accounts.set('usd', usd);
  const [rate, ...rates] = state.taxRates;
  Object.assign(state, { tracking: [], taxRates: rates });
  state.organisation = { ...state.organisation, periodLockDate: addDays(open().date, 1) };
  await sync();
  expect(await db.contacts.get([connectionId, contact.id])).toMatchObject({
    name: 'Renamed',
    status: 'ARCHIVED',
  });
  expect(await db.accounts.get([connectionId, account.id])).toBeUndefined();
  expect(await db.taxRates.get([connectionId, rate?.taxType ?? ''])).toBeUndefined();
  expect(await db.taxRates.count()).toBe(rates.length);
  expect(await db.tracking.count()).toBe(0);
  expect(await db.organisations.get(connectionId)).toMatchObject({
    currencies: ['AUD', 'USD'],
    periodLockDate: addDays(open().date, 1),
  });
});

/** Our handlers, the real xero-node and the demo company's Xero, over HTTP. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LedgerItem } from '../../shared/books/model.ts';
import { plainDate } from '../../shared/dates.ts';
import type { Result } from '../../shared/bridge.ts';
import { type Minor, minor, parseMajor, sumMinor } from '../../shared/money.ts';
import type {
  BankTransactionDraft,
  DocumentDraft,
  Draft,
  PaymentDraft,
  TransferDraft,
} from '../../shared/posting/model.ts';
import { haveSpec, openApi } from './openApi.ts';
import { problemsOf } from './xeroDocument.ts';
import { type XeroRig, startXeroRig } from './xeroRig.ts';

let rig: XeroRig;
let id = '';
beforeAll(async () => {
  rig = await startXeroRig([48327, 48328]);
  id = rig.connection.id;
});
afterAll(async () => {
  await rig.close();
});
beforeEach(async () => {
  await fetch(`${rig.demo.addresses.control}/faults`, { method: 'DELETE' });
});

const fault = async (rule: Record<string, unknown>) => {
  await rig.control('faults', { rules: [rule] });
};

type PagedMethod =
  | 'xero.accounts'
  | 'xero.contacts'
  | 'xero.invoices'
  | 'xero.taxRates'
  | 'xero.tracking'
  | 'xero.ledgerItems';

/** Every page of a list, as the sync reads it. */
async function all<M extends PagedMethod>(
  name: M,
  modifiedSince: string | null = null,
): Promise<Result<M>['items'][number][]> {
  const items: Result<M>['items'][number][] = [];
  let cursor: string | null = null;
  do {
    // oxlint-disable-next-line no-await-in-loop -- page after page
    const page: Result<M> = await rig.call<M>(name, { connectionId: id, modifiedSince, cursor });
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return items;
}

const accountNamed = async (test: (name: string, code: string) => boolean) => {
  const accounts = await all('xero.accounts');
  const found = accounts.find(({ name, code, type }) => type === 'BANK' && test(name, code));
  if (!found) throw new Error(`no such bank account among ${accounts.map(({ name }) => name).join(', ')}`);
  return found;
};
const clearing = async () => await accountNamed((name) => /clearing/i.test(name));
const bank = async () => await accountNamed((name) => !/clearing/i.test(name));
const DAY = plainDate('2026-11-10');

async function openInvoices(count: number) {
  const invoices = await all('xero.invoices');
  const open = invoices.filter(
    ({ status, amountDue, currency }) => status === 'AUTHORISED' && amountDue > 200 && currency === 'AUD',
  );
  return open.slice(-count);
}

const paymentDraft = (
  invoice: { invoiceId: string; number: string },
  accountId: string,
  amount: Minor,
  reference: string,
): PaymentDraft => ({
  kind: 'payment',
  invoiceId: invoice.invoiceId,
  invoiceNumber: invoice.number,
  accountId,
  date: DAY,
  amount,
  currency: 'AUD',
  reference,
});

const transferDraft = (from: string, to: string, amount: number, reference: string): TransferDraft => ({
  kind: 'transfer',
  fromAccountId: from,
  toAccountId: to,
  date: DAY,
  amount: minor(amount),
  currency: 'AUD',
  reference,
});

const spendDraft = (
  accountId: string,
  feeCode: string,
  cents: number,
  reference: string,
): BankTransactionDraft => ({
  kind: 'bankTransaction',
  direction: 'SPEND',
  bankAccountId: accountId,
  contactName: 'Stripe',
  date: DAY,
  currency: 'AUD',
  reference,
  lineAmountTypes: 'Exclusive',
  lines: [{ description: 'Stripe fees', accountCode: feeCode, taxType: 'INPUT', amount: minor(cents) }],
  total: minor(Math.round(cents * 1.1)),
});

const send = async (
  drafts: Parameters<XeroRig['service']['handlers']['xero.send']>[0]['drafts'],
  key: string,
) => await rig.call('xero.send', { connectionId: id, idempotencyKey: key, notAfter: Infinity, drafts });
const find = async (kind: Draft['kind'], references: string[]) =>
  (await rig.call('xero.findByReference', { connectionId: id, kind, references, from: DAY, to: DAY })).found;

describe('signing in to the demo company', () => {
  it('keeps one connection with its secret in the vault', async () => {
    expect(rig.connection).toMatchObject({ kind: 'xero', demo: true, status: 'connected', canWrite: true });
    expect(rig.connection.id).toBe(`xero-${rig.connection.externalId}`);
    expect(await rig.connections.list()).toEqual([rig.connection]);
    expect((await rig.vaultNames()).map((name) => name.split('/')[0])).toEqual([
      'connection',
      'xero-session',
    ]);
  });
});

describe('reading', () => {
  it('gives the books as the demo company’s own ledger has them', async () => {
    const report = rig.demo.ledger();
    const { organisation, budget } = await rig.call('xero.organisation', { connectionId: id });
    expect(organisation).toMatchObject({
      name: report.organisation,
      baseCurrency: report.baseCurrency,
      timezone: 'Australia/Sydney',
      periodLockDate: report.periodLockDate,
    });
    expect(budget?.dayRemaining).toBeGreaterThan(0);
    const accounts = await all('xero.accounts');
    expect(accounts.map(({ accountId }) => accountId).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
      report.accounts.map(({ accountId }) => accountId).toSorted((a, b) => (a < b ? -1 : 1)),
    );
    expect(await all('xero.contacts')).toHaveLength(report.contacts.length);
    const invoices = await all('xero.invoices');
    expect(new Set(invoices.map(({ invoiceId }) => invoiceId))).toEqual(
      new Set(report.invoices.map((one) => one.id)),
    );
    expect(invoices.length).toBeGreaterThan(1000);
    expect(invoices.every(({ type }) => type === 'ACCREC')).toBe(true);
    expect((await all('xero.taxRates')).length).toBeGreaterThan(0);
    await all('xero.tracking');
  });

  it('gives every movement of the bank-type accounts: sums equal the ledger’s balances', async () => {
    const moved = await balancesByItems();
    for (const account of rig.demo.ledger().accounts.filter(({ type }) => type === 'BANK')) {
      const entries = account.entries.filter(({ sourceKind }) => sourceKind !== 'opening');
      const expected = sumMinor(entries.map(({ amount }) => parseMajor(amount, 2)));
      expect(moved.get(account.accountId) ?? 0, account.name).toBe(expected);
    }
  });

  it('reads only what changed since', async () => {
    const later = new Date(Date.now() + 3_600_000).toISOString();
    expect(await all('xero.invoices', later)).toEqual([]);
    expect(await all('xero.ledgerItems', later)).toEqual([]);
  });
});

async function balancesByItems(): Promise<Map<string, number>> {
  const items: LedgerItem[] = await all('xero.ledgerItems');
  const moved = new Map<string, number>();
  for (const { accountId, amount, status } of items) {
    if (status !== 'DELETED') moved.set(accountId, (moved.get(accountId) ?? 0) + amount);
  }
  return moved;
}

describe('posting', () => {
  it('creates the good payments of a batch and says why the bad one was refused, in order', async () => {
    const { accountId } = await clearing();
    const [a, b, c] = await openInvoices(3);
    if (!a || !b || !c) throw new Error('the demo company has too few open invoices');
    const drafts = [
      paymentDraft(a, accountId, minor(100), 'TO-1 a'),
      paymentDraft(b, accountId, minor(b.amountDue + 1), 'TO-1 b'),
      paymentDraft(c, accountId, minor(101), 'TO-1 c'),
    ];
    const { results } = await send(drafts, 'batch-0001');
    expect(results.map(({ outcome }) => outcome)).toEqual(['created', 'refused', 'created']);
    expect(results[1]).toMatchObject({ message: expect.stringMatching(/exceeds the amount outstanding/) });
    // The same key within six minutes: the same answer, and nothing new.
    expect((await send(drafts, 'batch-0001')).results).toEqual(results);
    const found = await find('payment', ['TO-1 a', 'TO-1 b', 'TO-1 c']);
    expect(found.map(({ reference, amount }) => [reference, amount])).toEqual([
      ['TO-1 a', 100],
      ['TO-1 c', 101],
    ]);
  });

  it('posts fees with tax to the cent, and finds them by reference', async () => {
    const { accountId } = await clearing();
    const accounts = await all('xero.accounts');
    const fee = accounts.find(({ type, name }) => /EXPENSE|OVERHEADS/.test(type) && /fee/i.test(name));
    const draft = spendDraft(accountId, fee?.code ?? '', 1000, 'TO-2 fee');
    const { results } = await send([draft], 'fees-0001');
    expect(results[0]).toMatchObject({ outcome: 'created' });
    const found = await find('bankTransaction', ['TO-2 fee', 'TO-2 other']);
    expect(found).toMatchObject([{ reference: 'TO-2 fee', amount: draft.total, status: 'AUTHORISED' }]);
    const sent = rig.recorded.findLast(
      ({ method, path }) => method === 'PUT' && path === '/BankTransactions',
    );
    expect(sent?.body).not.toContain('IsReconciled');
    expect(sent?.query.get('summarizeErrors')).toBe('false');
    expect(sent?.headers['idempotency-key']).toBe('fees-0001');
  });

  it('pays an invoice in another currency at the rate sent: the account gets its own currency to the cent', async () => {
    const { accountId } = await clearing();
    const invoices = await all('xero.invoices');
    const usd = invoices.find(({ currency, amountDue }) => currency === 'USD' && amountDue > 20_000);
    if (!usd) throw new Error('the demo company has an open invoice in dollars');
    const foreign = { currency: 'USD', amount: minor(20_000), rate: '0.651848' };
    const draft = { ...paymentDraft(usd, accountId, minor(30_682), 'TO-10 fx'), foreign };
    expect((await send([draft], 'exchange-1')).results).toMatchObject([{ outcome: 'created' }]);
    expect(await find('payment', ['TO-10 fx'])).toMatchObject([{ amount: 30_682 }]);
    const sent = rig.recorded.findLast(({ method, path }) => method === 'PUT' && path === '/Payments');
    expect(sent?.body).toContain('"CurrencyRate":0.651848');
    expect(sent?.body).toContain('"Amount":200');
    const after = (await all('xero.invoices')).find(({ invoiceId }) => invoiceId === usd.invoiceId);
    expect(after?.amountDue).toBe(usd.amountDue - 20_000);
  });

  it('sends tracking with its lines, and says why an option that is not there was refused', async () => {
    const { accountId } = await clearing();
    const accounts = await all('xero.accounts');
    const fee = accounts.find(({ type, name }) => /EXPENSE|OVERHEADS/.test(type) && /fee/i.test(name));
    const [category] = await all('xero.tracking');
    const name = category?.name ?? '';
    const tracked = (option: string, reference: string): BankTransactionDraft => {
      const draft = spendDraft(accountId, fee?.code ?? '', 1000, reference);
      return { ...draft, lines: draft.lines.map((line) => ({ ...line, tracking: [{ name, option }] })) };
    };
    const drafts = [tracked(category?.options[0]?.name ?? '', 'TO-11 a'), tracked('Nowhere', 'TO-11 b')];
    const { results } = await send(drafts, 'tracking-1');
    expect(results.map(({ outcome }) => outcome)).toEqual(['created', 'refused']);
    const made = rig.demo.ledger().bankTransactions.find(({ reference }) => reference === 'TO-11 a');
    expect(made?.['lines']).toMatchObject([{ tracking: [`${name}: ${category?.options[0]?.name}`] }]);
  });

  it('sends the good transfers of a batch although one is refused, each exactly once', async () => {
    const from = (await clearing()).accountId;
    const to = (await bank()).accountId;
    const drafts = [
      transferDraft(from, to, 1234, 'TO-3 a'),
      transferDraft(from, from, 5, 'TO-3 bad'),
      transferDraft(from, to, 4321, 'TO-3 c'),
    ];
    const { results } = await send(drafts, 'transfers-1');
    expect(results.map(({ outcome }) => outcome)).toEqual(['created', 'refused', 'created']);
    const found = await find('transfer', ['TO-3 a', 'TO-3 bad', 'TO-3 c']);
    expect(found.map(({ reference, amount }) => [reference, amount])).toEqual([
      ['TO-3 a', 1234],
      ['TO-3 c', 4321],
    ]);
  });

  it('makes settlement documents and pays each by its number, found by reference', async () => {
    const { accountId } = await clearing();
    const accounts = await all('xero.accounts');
    const code = accounts.find(({ type }) => type === 'REVENUE')?.code ?? '';
    const document = (kind: 'invoice' | 'creditNote', name: string): DocumentDraft => ({
      kind,
      number: `${name} settlement`,
      contactId: '',
      contactName: 'Stripe',
      date: DAY,
      currency: 'AUD',
      reference: `${name} settlement`,
      lineAmountTypes: 'Inclusive',
      lines: [
        { description: 'Sales · 2', accountCode: code, taxType: 'OUTPUT', amount: minor(12_000) },
        { description: 'Refunds · 1', accountCode: code, taxType: 'OUTPUT', amount: minor(-2_000) },
      ],
      total: minor(10_000),
    });
    const made = [document('invoice', 'TO-8'), document('creditNote', 'TO-9')];
    for (const [index, draft] of made.entries()) {
      // oxlint-disable-next-line no-await-in-loop -- one kind a call
      const { results } = await send([draft], `documents-${index}`);
      expect(results).toMatchObject([{ outcome: 'created' }]);
      // oxlint-disable-next-line no-await-in-loop -- one kind a call
      expect(await find(draft.kind, [draft.reference])).toMatchObject([{ amount: 10_000 }]);
    }
    const payments = made.map(({ kind, number }): PaymentDraft => ({
      ...paymentDraft({ invoiceId: '', number }, accountId, minor(10_000), `${number} paid`),
      target: kind,
    }));
    const before = (await all('xero.ledgerItems')).filter((item) => item.accountId === accountId);
    const { results } = await send(payments, 'documents-paid');
    expect(results.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
    const after = (await all('xero.ledgerItems')).filter((item) => item.accountId === accountId);
    const known = new Set(before.map(({ key }) => key));
    expect(
      after
        .filter(({ key }) => !known.has(key))
        .map(({ amount }) => amount)
        .toSorted((a, b) => a - b),
    ).toEqual([-10_000, 10_000]);
    const { results: twice } = await send([{ ...made[0]!, reference: 'TO-8 again' }], 'documents-9');
    expect(twice).toMatchObject([{ outcome: 'refused', message: 'Invoice # must be unique.' }]);
  });

  it('refuses a batch of mixed kinds before sending anything', async () => {
    const { accountId } = await clearing();
    const [invoice] = await openInvoices(1);
    if (!invoice) throw new Error('no open invoice');
    const before = rig.recorded.length;
    const mixed = [
      paymentDraft(invoice, accountId, minor(1), 'x'),
      transferDraft(accountId, accountId, 1, 'y'),
    ];
    await expect(send(mixed, 'mixed-001')).rejects.toMatchObject({ data: { code: 'badRequest' } });
    expect(rig.recorded).toHaveLength(before);
  });

  it.each(['dropAfter', 'reset'])(
    'says “unknown” when the reply is lost (%s), and finds what was created',
    async (kind) => {
      const { accountId } = await clearing();
      const [invoice] = await openInvoices(1);
      if (!invoice) throw new Error('no open invoice');
      await fault({ kind, method: 'PUT', path: '/api.xro/2.0/Payments' });
      const reference = `TO-4 ${kind} "quoted"`;
      const lost = send([paymentDraft(invoice, accountId, minor(55), reference)], `lost-${kind}`);
      await expect(lost).rejects.toMatchObject({ data: { code: 'offline', unknownOutcome: true } });
      expect(await find('payment', [reference])).toMatchObject([
        { reference, amount: 55, status: 'AUTHORISED' },
      ]);
    },
  );

  it('says “unknown” too when it never arrived, and finds nothing', async () => {
    const from = (await clearing()).accountId;
    const to = (await bank()).accountId;
    await fault({ kind: 'dropBefore', method: 'PUT', path: '/api.xro/2.0/BankTransfers' });
    await expect(send([transferDraft(from, to, 77, 'TO-5')], 'dropped-1')).rejects.toMatchObject({
      data: { unknownOutcome: true },
    });
    expect(await find('transfer', ['TO-5'])).toEqual([]);
  });

  it('waits for a minute limit and sends again; a server error on a write is not repeated', async () => {
    const from = (await clearing()).accountId;
    const to = (await bank()).accountId;
    rig.progress.length = 0;
    await fault({
      kind: 'status',
      status: 429,
      retryAfter: 1,
      method: 'PUT',
      path: '/api.xro/2.0/BankTransfers',
    });
    const { results } = await send([transferDraft(from, to, 88, 'TO-6')], 'limited-1');
    expect(results[0]).toMatchObject({ outcome: 'created' });
    expect(rig.progress).toContainEqual({ done: 0, total: 1, unit: 'waitingForLimit' });

    await fault({ kind: 'status', status: 500, method: 'PUT', path: '/api.xro/2.0/BankTransfers' });
    const puts = rig.recorded.filter(({ method }) => method === 'PUT').length;
    await expect(send([transferDraft(from, to, 89, 'TO-7')], 'broken-01')).rejects.toMatchObject({
      data: { code: 'provider', unknownOutcome: true },
    });
    expect(rig.recorded.filter(({ method }) => method === 'PUT')).toHaveLength(puts + 1);
  });

  it('cannot post behind a lock date, in Xero’s words', async () => {
    const from = (await clearing()).accountId;
    const to = (await bank()).accountId;
    await rig.control('organisation', { periodLockDate: '2026-11-30' });
    const { results } = await send([transferDraft(from, to, 90, 'TO-8')], 'locked-01');
    await rig.control('organisation', { periodLockDate: null });
    expect(results[0]).toMatchObject({ outcome: 'refused', message: expect.stringMatching(/lock/i) });
  });

  it('stops a call that is cancelled', async () => {
    await fault({ kind: 'delay', delayMs: 20_000, method: 'GET', path: '/api.xro/2.0/Organisation' });
    const stop = new AbortController();
    const call = rig.call('xero.organisation', { connectionId: id }, stop.signal);
    setTimeout(() => {
      stop.abort();
    }, 50);
    await expect(call).rejects.toMatchObject({ data: { code: 'cancelled' } });
  });
});

describe('sessions', () => {
  it('renews an expired token once, for reads and for writes, without anyone noticing', async () => {
    const from = (await clearing()).accountId;
    const to = (await bank()).accountId;
    await rig.control('clock', { advanceMs: 31 * 60_000 });
    const { results } = await send([transferDraft(from, to, 91, 'TO-9')], 'expired-1');
    expect(results[0]).toMatchObject({ outcome: 'created' });
    expect(await find('transfer', ['TO-9'])).toHaveLength(1);
    await rig.control('clock', { advanceMs: 31 * 60_000 });
    await Promise.all(Array.from({ length: 5 }, async () => await all('xero.taxRates')));
    expect(await rig.connections.list()).toMatchObject([{ status: 'connected' }]);
  });

  it('still agrees with the ledger to the cent after all of that', async () => {
    const moved = await balancesByItems();
    for (const account of rig.demo.ledger().accounts.filter(({ type }) => type === 'BANK')) {
      const entries = account.entries.filter(({ sourceKind }) => sourceKind !== 'opening');
      expect(moved.get(account.accountId) ?? 0, account.name).toBe(
        sumMinor(entries.map(({ amount }) => parseMajor(amount, 2))),
      );
    }
  });
});

describe.skipIf(!haveSpec('xero_accounting.yaml'))('the official document', () => {
  it('allows every request that was sent above, and every reply to one', () => {
    const kinds = new Set(rig.recorded.map(({ method, path }) => `${method} ${path}`));
    expect(kinds.size).toBeGreaterThan(10);
    expect(problemsOf(openApi('xero_accounting.yaml'), rig.recorded)).toEqual([]);
  });
});

describe('limits and endings', () => {
  it('does not wait for tomorrow', async () => {
    await rig.control('limits', { day: 0 });
    await expect(rig.call('xero.organisation', { connectionId: id })).rejects.toMatchObject({
      data: { code: 'rateLimited', detail: 'day', unknownOutcome: false },
    });
    await rig.control('limits', { day: 5000 });
  });

  it('asks to sign in again when the session has ended, and a new sign-in heals the connection', async () => {
    const before = await rig.vaultNames();
    await rig.control('clock', { advanceMs: 61 * 86_400_000 });
    await expect(rig.call('xero.organisation', { connectionId: id })).rejects.toMatchObject({
      data: { code: 'unauthorised' },
    });
    const [ended] = await rig.connections.list();
    expect(ended).toMatchObject({ status: 'needsAttention', reason: 'xeroEnded' });

    const { signInId, organisations } = await rig.call('xero.signIn', {
      clientId: rig.demo.addresses.xeroClientId,
    });
    expect(organisations).toMatchObject([{ tenantId: rig.connection.externalId, connected: true }]);
    const tenantId = rig.connection.externalId;
    // The demo company's books are never a real organisation's.
    await expect(rig.call('xero.choose', { signInId, tenantId, bookId: 'main' })).rejects.toMatchObject({
      data: { code: 'refused' },
    });
    const { connection } = await rig.call('xero.consent', { connectionId: id, posting: true });
    expect(connection).toMatchObject({ id, status: 'connected', reason: '', canWrite: true });
    // One session again: the ended one is forgotten.
    expect(await rig.vaultNames()).toHaveLength(before.length);
    await rig.call('xero.organisation', { connectionId: id });
    await expect(
      rig.call('xero.choose', { signInId: 'other', tenantId, bookId: 'main' }),
    ).rejects.toMatchObject({
      data: { code: 'notFound' },
    });
  });
});

describe('disconnecting', () => {
  it('ends the connection at Xero and here', async () => {
    expect(await rig.service.removeXeroConnection(id)).toEqual({ confirmed: true });
    expect(await rig.connections.list()).toEqual([]);
    expect(await rig.vaultNames()).toEqual([]);
    await expect(rig.call('xero.organisation', { connectionId: id })).rejects.toMatchObject({
      data: { code: 'notFound' },
    });
  });
});

import { mkdtemp, readFile, rm, appendFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request as httpRequest } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningSandbox, startSandbox } from '../../../../electron/sandbox/sandbox.ts';
import { caller, control, list, refresh, signIn, type Call } from './client.ts';
import { accountId, invoiceId, seed } from './seed.ts';

let sandbox: RunningSandbox;
let access: string;
let call: Call;
beforeEach(async () => {
  sandbox = await startSandbox({ xero: seed });
  access = (await signIn(sandbox)).access;
  call = caller(sandbox, access);
});
afterEach(() => sandbox.close());

const payments = (amount: number) => ({
  Payments: [
    {
      Invoice: { InvoiceID: invoiceId('INV-1') },
      Account: { AccountID: accountId('clearing') },
      Date: '2026-08-01',
      Amount: amount,
    },
  ],
});
const path = '/Payments?summarizeErrors=false';
const pay = (amount: number, key: string) => call('PUT', path, payments(amount), { 'idempotency-key': key });
const made = () =>
  sandbox
    .ledger()
    .payments.filter((payment) => payment.reference !== 'Paid INV-6' && payment.reference !== 'Paid INV-7');
const fault = (rule: object) => control(sandbox, 'POST', '/faults', { rules: [rule] });

test('the same key gives the same reply and no second effect, for six minutes from the first call', async () => {
  const first = await pay(10, 'key-1');
  await control(sandbox, 'POST', '/clock', { advanceMs: 5 * 60_000 });
  const second = await pay(10, 'key-1');
  expect(second.body).toEqual(first.body);
  expect(made()).toHaveLength(1);
  // Not extended by the second call.
  await control(sandbox, 'POST', '/clock', { advanceMs: 60_000 });
  await pay(10, 'key-1');
  expect(made()).toHaveLength(2);
});

test('a key used for another request is refused; errors are kept as well; long keys are refused', async () => {
  await pay(10, 'key-1');
  const other = await pay(11, 'key-1');
  expect([other.status, other.body]).toEqual([
    400,
    expect.objectContaining({ Message: expect.stringContaining('different request') }),
  ]);
  const strict = (amount: number) =>
    call('PUT', '/Payments', payments(amount), { 'idempotency-key': 'key-2' });
  const refused = await strict(101);
  expect(refused.status).toBe(400);
  await control(sandbox, 'POST', '/reset');
  const again = caller(sandbox, (await signIn(sandbox)).access);
  expect((await again('PUT', path, payments(10), { 'idempotency-key': 'k'.repeat(129) })).status).toBe(400);
  expect(made()).toHaveLength(0);
});

test('an error stays the answer of its key even when the cause is gone', async () => {
  await control(sandbox, 'POST', '/organisation', { periodLockDate: '2026-08-01' });
  const refused = await pay(10, 'key-1');
  await control(sandbox, 'POST', '/organisation', { periodLockDate: null });
  expect((await pay(10, 'key-1')).body).toEqual(refused.body);
  expect(made()).toHaveLength(0);
  await pay(10, 'key-2');
  expect(made()).toHaveLength(1);
});

test('dropBefore leaves nothing, dropAfter leaves the effect, and the key makes the repeat safe', async () => {
  await fault({ kind: 'dropBefore', method: 'PUT', path: '/api.xro/2.0/Payments' });
  await expect(pay(10, 'key-1')).rejects.toThrow();
  expect(made()).toHaveLength(0);
  await fault({ kind: 'dropAfter', method: 'put', path: 'Payments$', nth: 2 });
  expect((await pay(10, 'key-1')).status).toBe(200);
  await expect(pay(20, 'key-2')).rejects.toThrow();
  expect(made()).toHaveLength(2);
  expect((await pay(20, 'key-2')).status).toBe(200);
  expect(made()).toHaveLength(2);
});

test('reset cuts the reply in half after the effect; delay and status do what they say, as often as asked', async () => {
  await fault({ kind: 'reset', path: '/api.xro/2.0/Payments' });
  await expect(pay(10, 'key-1')).rejects.toThrow();
  expect(made()).toHaveLength(1);
  await fault({ kind: 'status', status: 429, retryAfter: 3, times: 2, path: '/api.xro/' });
  for (let n = 0; n < 2; n += 1) {
    const reply = await call('GET', '/Organisation');
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([429, '3']);
  }
  await fault({ kind: 'delay', delayMs: 5, path: '/api.xro/' });
  expect((await call('GET', '/Organisation')).status).toBe(200);
  const { body } = await control(sandbox, 'GET', '/requests');
  expect(JSON.stringify(body)).toContain('"fault":"delay"');
  await control(sandbox, 'DELETE', '/faults');
  expect((await control(sandbox, 'GET', '/faults')).body).toEqual({ rules: [] });
  expect((await fault({ kind: 'explode' })).status).toBe(400);
});

test('61 calls in a minute: the last is a 429 that names the minute; the next minute is free', async () => {
  // To the start of a window, so that the machine's own minute can't end in between.
  const toNextMinute = 60_000 - (Date.now() % 60_000);
  await control(sandbox, 'POST', '/clock', { advanceMs: toNextMinute });
  const replies = [];
  for (let n = 0; n < 61; n += 1) replies.push(await call('GET', '/Currencies'));
  expect(replies.slice(0, 60).every((reply) => reply.status === 200)).toBe(true);
  expect(replies[59]?.headers.get('x-minlimit-remaining')).toBe('0');
  expect(replies[0]?.headers.get('x-daylimit-remaining')).not.toBeNull();
  expect(replies[0]?.headers.get('x-appminlimit-remaining')).toBe('9999');
  const last = replies[60];
  expect([last?.status, last?.headers.get('x-rate-limit-problem')]).toEqual([429, 'minute']);
  expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
  await control(sandbox, 'POST', '/clock', { advanceMs: 60_000 });
  expect((await call('GET', '/Currencies')).status).toBe(200);
});

test('the day limit, and a refused write that leaves no trace under its key', async () => {
  await control(sandbox, 'POST', '/limits', { day: 1 });
  expect((await call('GET', '/Currencies')).headers.get('x-daylimit-remaining')).toBe('0');
  const refused = await pay(10, 'key-1');
  expect([refused.status, refused.headers.get('x-rate-limit-problem')]).toEqual([429, 'day']);
  await control(sandbox, 'POST', '/limits', { day: 5000 });
  expect((await pay(10, 'key-1')).status).toBe(200);
  expect(made()).toHaveLength(1);
});

test('a sixth call at once is refused as concurrent, without Retry-After', async () => {
  await fault({ kind: 'delay', delayMs: 2000, times: 5, path: '/api.xro/' });
  const calls = Array.from({ length: 5 }, () => call('GET', '/Currencies'));
  await expect
    .poll(async () => (await control(sandbox, 'GET', '/faults')).body)
    .toMatchObject({ rules: [{ hit: 5 }] });
  const sixth = await call('GET', '/Currencies');
  expect([sixth.status, sixth.headers.get('x-rate-limit-problem')]).toEqual([429, 'concurrent']);
  expect(sixth.headers.get('retry-after')).toBeNull();
  expect((await Promise.all(calls)).map((reply) => reply.status)).toEqual([200, 200, 200, 200, 200]);
});

test('another Host is refused', async () => {
  const status = await new Promise((resolve, reject) => {
    const url = new URL(`${sandbox.base}/control/ledger`);
    httpRequest(url, { headers: { host: 'evil.example' } }, (reply) => {
      reply.resume();
      resolve(reply.statusCode);
    })
      .on('error', reject)
      .end();
  });
  expect(status).toBe(403);
});

test('without Accept: application/json Xero would answer in XML: refused', async () => {
  expect((await call('GET', '/Accounts', undefined, { accept: '*/*' })).status).toBe(406);
});

test('a sandbox started again on its folder is exactly where it was', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'sandbox-'));
  try {
    const first = await startSandbox({ xero: seed, dir });
    const tokens = await signIn(first);
    const write = caller(first, tokens.access);
    await write('PUT', path, payments(10), { 'idempotency-key': 'key-1' });
    await write('PUT', path, payments(500), { 'idempotency-key': 'key-2' });
    await control(first, 'POST', '/limits', { minute: 0 });
    expect((await write('PUT', path, payments(7))).status).toBe(429);
    await control(first, 'POST', '/limits', { minute: 60 });
    await control(first, 'POST', '/organisation', { periodLockDate: '2026-07-05' });
    await control(first, 'POST', '/clock', { advanceMs: 60_000 });
    const list1 = (await write('GET', '/Payments')).body;
    const ledger = first.ledger();
    await first.close();
    // A line torn by a crash: its reply was never sent.
    await appendFile(join(dir, 'events.jsonl'), '{"now":1,"meth');

    const second = await startSandbox({ xero: seed, dir });
    expect(second.ledger()).toEqual(ledger);
    const after = caller(second, tokens.access);
    expect(
      list({ status: 200, headers: new Headers(), body: (await after('GET', '/Payments')).body }, 'Payments'),
    ).toEqual(list({ status: 200, headers: new Headers(), body: list1 }, 'Payments'));
    await after('PUT', path, payments(10), { 'idempotency-key': 'key-1' });
    expect(second.ledger()).toEqual(ledger);
    expect((await refresh(second, tokens.refresh)).status).toBe(200);
    await second.close();

    const lines = (await readFile(join(dir, 'events.jsonl'), 'utf8')).trim().split('\n');
    expect(lines.every((line) => JSON.parse(line) !== null)).toBe(true);
    const changed = { ...seed, contacts: [...seed.contacts, { key: 'new', name: 'New', email: '' }] };
    const third = await startSandbox({ xero: changed, dir });
    expect(third.ledger().payments.filter((payment) => payment.amount === '10.00')).toHaveLength(0);
    await third.close();
  } finally {
    await rm(dir, { recursive: true });
  }
});

test('two sandboxes on one folder: the later writer fails rather than spoil the other', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'sandbox-'));
  const [first, second] = [await startSandbox({ xero: seed, dir }), await startSandbox({ xero: seed, dir })];
  try {
    await control(first, 'POST', '/organisation', { periodLockDate: '2026-07-05' });
    const refused = await control(second, 'POST', '/organisation', { periodLockDate: '2026-07-06' });
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([
      500,
      expect.stringContaining('Another process'),
    ]);
  } finally {
    await Promise.all([first.close(), second.close()]);
    await rm(dir, { recursive: true });
  }
});

test('what was written before the connection dropped survives a restart', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'sandbox-'));
  try {
    const first = await startSandbox({ xero: seed, dir });
    const write = caller(first, (await signIn(first)).access);
    await control(first, 'POST', '/faults', { rules: [{ kind: 'dropAfter', method: 'PUT' }] });
    await expect(write('PUT', path, payments(10))).rejects.toThrow();
    const ledger = first.ledger();
    expect(ledger.payments.filter((payment) => payment.amount === '10.00')).toHaveLength(1);
    await first.close();
    const second = await startSandbox({ xero: seed, dir });
    expect(second.ledger()).toEqual(ledger);
    await second.close();
  } finally {
    await rm(dir, { recursive: true });
  }
});

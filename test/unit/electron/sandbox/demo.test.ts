import { createServer } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bankFiles, type RunningDemo, startDemo } from '../../../../electron/sandbox/demo.ts';
import { createDemoStory } from '../../../../electron/sandbox/story/story.ts';
import { toMajorText } from '../../../../shared/money.ts';

let demo: RunningDemo;
beforeEach(async () => {
  demo = await startDemo();
});
afterEach(() => demo.close());

test('the books open as the story tells them and balance', () => {
  const story = createDemoStory();
  const ledger = demo.ledger();
  expect(ledger.totals.balanced).toBe(true);
  expect(ledger.invoices).toHaveLength(story.xero.invoices.length);
  for (const source of story.xero.invoices) {
    const found = ledger.invoices.find((invoice) => invoice['number'] === source.number);
    expect(found).toMatchObject({
      total: toMajorText(source.total, source.currency),
      reference: source.reference,
    });
  }
  const clearing = ledger.accounts.find((account) => account.name === 'Stripe Clearing');
  expect([clearing?.balance, clearing?.entries]).toEqual(['0.00', []]);
});

test('Xero, Stripe and control answer on one loopback port', async () => {
  const { xero, stripe, control, stripeKey } = demo.addresses;
  expect(new URL(xero).hostname).toBe('127.0.0.1');
  const account = await fetch(`${stripe}/v1/account`, { headers: { authorization: `Bearer ${stripeKey}` } });
  expect(account.status).toBe(200);
  const requests: unknown = await (await fetch(`${control}/requests`)).json();
  expect(requests).toMatchObject({ total: 1, byEndpoint: { 'GET /v1/account': 1 } });
});

test('allowAccess goes through the real page to the callback, with code and state', async () => {
  const called = new Promise<URL>((resolve) => {
    const listener = createServer((request, response) => {
      response.end('ok');
      listener.close();
      resolve(new URL(request.url ?? '', 'http://localhost'));
    });
    listener.listen(0, 'localhost', () => {
      const address = listener.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      void open(`http://localhost:${port}/callback`);
    });
  });
  const url = await called;
  expect(url.searchParams.get('state')).toBe('s&1');
  expect(url.searchParams.get('code')).toBeTruthy();

  async function open(redirect_uri: string): Promise<void> {
    const body = JSON.stringify({ redirects: [redirect_uri] });
    await fetch(`${demo.addresses.control}/redirects`, { method: 'POST', body });
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: demo.addresses.xeroClientId,
      redirect_uri,
      scope: 'openid',
      state: 's&1',
      code_challenge: 'c'.repeat(43),
      code_challenge_method: 'S256',
    });
    await demo.allowAccess(`${demo.addresses.xero}/identity/connect/authorize?${query.toString()}`);
  }
});

test('allowAccess refuses any other address', async () => {
  await expect(demo.allowAccess('https://login.xero.com/identity/connect/authorize')).rejects.toThrow(
    'only allows access to itself',
  );
});

test('the bank files are there, OFX and CSV', async () => {
  const files = await bankFiles();
  expect(files.map((file) => file.name.slice(-4))).toEqual(['.ofx', '.csv']);
  expect(files.every((file) => file.bytes.length > 1000)).toBe(true);
});

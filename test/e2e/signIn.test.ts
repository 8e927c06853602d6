/** Connecting one's own Xero, Stripe and Alternative Payments as a user does, in the browser; the sandbox stands where the real services are. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type Socket, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTable } from '../../electron/cli/demo/localData.ts';
import { type Session, openSession } from '../../electron/cli/demo/session.ts';
import { goTo, settled } from '../../electron/cli/demo/steps.ts';
import { demoEndpoints } from '../../electron/endpoints.ts';
import { type RunningDemo, startDemo } from '../../electron/sandbox/demo.ts';
import { ensureBuilt, outDir } from '../support/build.ts';
import { button, XERO_PORTS } from '../support/company.ts';

let dir = '';
let xero: RunningDemo;
let session: Session;
/** What the user does on the consent page that the system browser opens. */
let decision: 'Allow access' | 'Cancel' = 'Allow access';
const afterwards: string[] = [];
/** What each consent page asked for. */
const asked: string[] = [];
/** What attackers got who came before and after the user. */
const turnedAway: number[] = [];
let isAttacked = false;

beforeAll(async () => {
  ensureBuilt();
  dir = await mkdtemp(join(tmpdir(), 'tieout-sign-in-'));
  xero = await startDemo({ businessClients: true });
  session = await openSession({
    dataDir: dir,
    rendererDir: join(outDir, 'renderer'),
    port: 0,
    services: {
      live: demoEndpoints(xero.addresses.xero),
      openExternal: consent,
      xeroPorts: XERO_PORTS,
    },
  });
});
afterAll(async () => {
  await session.close();
  await xero.close();
  await rm(dir, { recursive: true, force: true });
});

/** The system browser with the user at it. */
async function consent(url: string): Promise<void> {
  const page = await session.context.newPage();
  // As it was when this page was opened: the next test may begin before its end.
  const isUnderAttack = isAttacked;
  const dawdlers = isUnderAttack ? await attack(url) : [];
  await page.goto(url);
  asked.push(await page.innerText('main'));
  await page.getByRole('button', { name: decision }).click();
  await page.waitForURL(/localhost:4821[789]\/callback/);
  afterwards.push(await page.innerText('body'));
  // Whoever finds the address in the history gets nothing for it.
  const again = await page.reload().catch(() => null);
  if (isUnderAttack) turnedAway.push(again?.status() ?? 410);
  for (const socket of dawdlers) socket.destroy();
  await page.close();
}

/** Other pages of the same browser, and programs, that come before the real answer. */
async function attack(url: string): Promise<Socket[]> {
  const question = new URL(url).searchParams;
  const callback = new URL(question.get('redirect_uri') ?? '');
  const answer = (query: Record<string, string>) =>
    `${callback.href}?${new URLSearchParams(query).toString()}`;
  const page = await session.context.newPage();
  for (const query of [
    { code: 'theirs', state: 'made-up' },
    { code: 'theirs' },
    { error: 'access_denied', state: 'made-up' },
  ]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    turnedAway.push((await page.goto(answer(query)))?.status() ?? 0);
  }
  const foreign = answer({ code: 'theirs', state: question.get('state') ?? '' }).replace(
    'localhost',
    '127.0.0.1',
  );
  turnedAway.push((await page.goto(foreign))?.status() ?? 0);
  await page.close();
  return await Promise.all(
    Array.from({ length: 20 }, async () => {
      const socket = connect(Number(callback.port), '127.0.0.1');
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      socket.write('GET /callback?code=');
      return socket;
    }),
  );
}

it('says calmly that nothing was connected when the user declines', async () => {
  const { page } = session;
  await page.getByRole('button', { name: 'Connect Xero', exact: true }).click();
  await page.getByRole('textbox', { name: 'Client id' }).fill(xero.addresses.xeroClientId);
  decision = 'Cancel';
  await page.getByRole('button', { name: 'Sign in with Xero' }).click();
  await page.getByText('Access was not allowed in Xero, so nothing was connected.').first().waitFor();
  await expect
    .poll(() => afterwards)
    .toEqual(['Nothing was connected. You can close this page and go back to Tieout.']);
  expect(await readTable(page, 'connections')).toEqual([]);
});

it('says what to do while Xero’s token endpoint is down, and keeps nothing', async () => {
  const { page } = session;
  decision = 'Allow access';
  const rules = [{ kind: 'status', status: 503, method: 'POST', path: '/connect/token' }];
  await fetch(`${xero.addresses.control}/faults`, { method: 'POST', body: JSON.stringify({ rules }) });
  await page.getByRole('button', { name: 'Sign in with Xero' }).click();
  await page.getByText('Xero has a problem on its side (503). Try again in a few minutes.').first().waitFor();
  expect(await readTable(page, 'connections')).toEqual([]);
});

it('signs in to Xero with a client id among attackers, to read only, keeps the organisation chosen, and reads its books', async () => {
  const { page } = session;
  decision = 'Allow access';
  isAttacked = true;
  await page.getByRole('button', { name: 'Sign in with Xero' }).click();
  await page.getByText('Which organisation?').waitFor();
  const organisation = xero.ledger().organisation;
  await page.getByRole('button', { name: organisation }).click();
  await expect
    .poll(async () => (await readTable(page, 'accounts')).length, { timeout: 60_000 })
    .toBeGreaterThan(5);
  await expect
    .poll(async () => (await readTable(page, 'invoices')).length, { timeout: 60_000 })
    .toBeGreaterThan(50);
  expect(afterwards.at(-1)).toBe('Xero has allowed access. You can close this page and go back to Tieout.');
  const [connection, ...others] = await readTable(page, 'connections');
  expect(others).toEqual([]);
  expect(connection).toMatchObject({
    kind: 'xero',
    name: organisation,
    demo: false,
    status: 'connected',
    canWrite: false,
  });
  expect(turnedAway).toEqual([400, 400, 400, 421, 410]);
  expect(asked.at(-1)).toContain('Tieout would like to read this demo organisation.');
  expect(asked.at(-1)).not.toMatch(/accounting\.\w+$/m);
  isAttacked = false;
});

it('turns posting on with a second page of Xero’s, and off again', async () => {
  const { page } = session;
  const canWrite = async () => (await readTable(page, 'connections')).map((one) => one['canWrite']);
  await goTo(page, 'Connections');
  await page.getByText('Connected to read.').waitFor();
  await button(page, 'Turn posting on').click();
  await page.getByText('Posting is on', { exact: true }).waitFor();
  expect(await canWrite()).toEqual([true]);
  expect(asked.at(-1)).toContain('Tieout would like to read and write in this demo organisation.');
  await button(page, 'Read only again').click();
  await page.getByText('Connected to read.').waitFor();
  expect(await canWrite()).toEqual([false]);
  expect(session.pageErrors).toEqual([]);
});

it('takes a Stripe key that is pasted, and reads the payouts', async () => {
  const { page } = session;
  // The sync that the organisation began may still be running: its end must not take this form away.
  await goTo(page, 'Connections');
  await page.getByRole('button', { name: 'Connect Stripe', exact: true }).click();
  await settled(page);
  await page.getByLabel('Restricted key').fill('rk_live_notakeyofanybody000000');
  await page.getByRole('button', { name: 'Check and connect' }).click();
  await page.getByText('Stripe no longer accepts the key.').first().waitFor();
  await page.getByLabel('Restricted key').fill(xero.addresses.stripeKey);
  await page.getByRole('button', { name: 'Check and connect' }).click();
  // The form's own button, there once the key is kept: the header's would sync without Stripe if it were quicker.
  await page
    .getByRole('region', { name: 'Connect Stripe' })
    .getByRole('button', { name: 'Sync now' })
    .click();
  await expect
    .poll(async () => (await readTable(page, 'payouts')).length, { timeout: 120_000 })
    .toBeGreaterThan(80);
  const connections = await readTable(page, 'connections');
  expect(connections.map(({ kind, demo }) => ({ kind, demo }))).toEqual([
    { kind: 'stripe', demo: false },
    { kind: 'xero', demo: false },
  ]);
  expect(session.pageErrors).toEqual([]);
});

it('checks Alternative Payments’ credentials scope by scope, keeps those that may read, and reads the payouts', async () => {
  const { page } = session;
  const { clientId = '', clientSecret = '' } = xero.addresses.alternativePayments ?? {};
  await goTo(page, 'Connections');
  await page.getByRole('button', { name: 'Connect Alternative Payments', exact: true }).click();
  const form = page.getByRole('region', { name: 'Connect Alternative Payments' });
  const check = async (id: string, secret: string) => {
    await form.getByLabel('Client id').fill(id);
    await form.getByLabel('Client secret').fill(secret);
    await form.getByRole('button', { name: 'Check and connect' }).click();
  };
  await check(clientId, 'not-the-secret');
  await page.getByText('Alternative Payments doesn’t know this client id and secret.').first().waitFor();
  await check(`${clientId}_no_invoices`, clientSecret);
  await form.getByRole('row', { name: /^invoices:read ✗ not granted/ }).waitFor();
  await form.getByText('The key lacks a permission and was not kept.').waitFor();
  expect((await readTable(page, 'connections')).map(({ kind }) => kind)).not.toContain('alternativePayments');
  await check(clientId, clientSecret);
  await form.getByRole('button', { name: 'Sync now' }).click();
  const own = async () =>
    (await readTable(page, 'payouts')).filter(({ provider }) => provider === 'alternativePayments');
  await expect.poll(async () => (await own()).length, { timeout: 120_000 }).toBe(20);
  await settled(page);
  await page.getByText('Alternative Payments account').waitFor();
  // Narrow, as on a small laptop: no button of the head is out of reach.
  await page.setViewportSize({ width: 1100, height: 760 });
  const last = page.getByRole('button', { name: 'Connect Alternative Payments', exact: true });
  const box = await last.boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1100);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1100);
  expect(session.pageErrors).toEqual([]);
}, 180_000);

/** Reading first, posting when the user turns it on, and back: over real HTTP against the sandbox's sign-in. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../../../shared/bridge.ts';
import { createConnections } from '../../../../electron/connectionRegistry.ts';
import type { Connections } from '../../../../electron/connections.ts';
import { demoEndpoints } from '../../../../electron/endpoints.ts';
import { type RunningDemo, startDemo } from '../../../../electron/sandbox/demo.ts';
import { type XeroService, createXeroService } from '../../../../electron/xero/service.ts';
import { sessionVault } from '../../../support/vault.ts';

// Not the app's own ports: those may be in use by an app that runs beside the tests.
const PORTS = [48321, 48322];
const context = { signal: new AbortController().signal, progress: () => {} };

let dir = '';
let demo: RunningDemo;
let connections: Connections;
let xero: XeroService;
let connection: Connection;
/** Scopes asked for, sign-in by sign-in. */
const asked: string[] = [];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tieout-consent-'));
  demo = await startDemo();
  await control('redirects', { redirects: PORTS.map((port) => `http://localhost:${port}/callback`) });
  const vault = await sessionVault(dir);
  connections = createConnections(vault);
  xero = createXeroService({
    vault,
    connections,
    ports: PORTS,
    endpoints: async () => demoEndpoints(demo.addresses.xero),
    openExternal: async (url) => {
      asked.push(new URL(url).searchParams.get('scope') ?? '');
      await demo.allowAccess(url);
    },
  });
  const { signInId, organisations } = await xero.handlers['xero.signIn'](
    { clientId: demo.addresses.xeroClientId },
    context,
  );
  const tenantId = organisations[0]?.tenantId ?? '';
  ({ connection } = await xero.handlers['xero.choose']({ signInId, tenantId, bookId: 'main' }, context));
}, 30_000);
afterAll(async () => {
  await demo.close();
  await rm(dir, { recursive: true, force: true });
});

async function control(path: string, body: object): Promise<void> {
  const reply = await fetch(`${demo.addresses.control}/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  expect(reply.status).toBe(200);
}
const calls = async (): Promise<string> => await (await fetch(`${demo.addresses.control}/requests`)).text();
const makeAccount = (code: string) =>
  xero.handlers['xero.createAccount'](
    {
      connectionId: connection.id,
      idempotencyKey: `consent-${code}`,
      account: { code, name: `Fees ${code}`, type: 'EXPENSE', taxType: 'EXEMPTEXPENSES', currency: null, bankAccountNumber: '' }, // prettier-ignore
    },
    context,
  );
const consent = async (posting: boolean) => {
  ({ connection } = await xero.handlers['xero.consent']({ connectionId: connection.id, posting }, context));
};

it('asks for the right to read, and nothing else', async () => {
  expect(asked).toEqual([
    'offline_access accounting.settings.read accounting.contacts.read accounting.invoices.read accounting.payments.read accounting.banktransactions.read',
  ]);
  expect(connection).toMatchObject({ status: 'connected', canWrite: false });
  const page = { connectionId: connection.id, modifiedSince: null, cursor: null };
  for (const read of [
    'xero.accounts',
    'xero.contacts',
    'xero.invoices',
    'xero.creditNotes',
    'xero.taxRates',
    'xero.tracking',
    'xero.ledgerItems',
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    expect((await xero.handlers[read](page, context)).budget).not.toBeNull();
  }
  expect(
    (await xero.handlers['xero.organisation']({ connectionId: connection.id }, context)).organisation.name,
  ).toBe(connection.name);
});

it('sends nothing while it only reads, and says what to do', async () => {
  await expect(makeAccount('991')).rejects.toMatchObject({
    data: {
      code: 'permission',
      detail: 'readOnly',
      unknownOutcome: false,
      message: expect.stringMatching(/nothing was sent.*Turn posting on/),
    },
  });
  expect(await calls()).not.toMatch(/"method":"(PUT|POST)","path":"\/api.xro/);
});

it('writes once posting is turned on, with the same connection and the rights it needs', async () => {
  const { id } = connection;
  await consent(true);
  expect(asked.at(-1)).toBe(
    'offline_access accounting.settings accounting.contacts accounting.invoices accounting.payments accounting.banktransactions',
  );
  expect(connection).toMatchObject({ id, status: 'connected', canWrite: true });
  expect((await makeAccount('992')).result).toMatchObject({ outcome: 'created' });
});

it('reads only again when the user says so, even where Xero leaves the right to write in the tokens', async () => {
  await consent(false);
  expect(connection).toMatchObject({ status: 'connected', canWrite: false });
  expect(asked.at(-1)).not.toMatch(/payments( |$)/);
  await expect(makeAccount('993')).rejects.toMatchObject({ data: { detail: 'readOnly' } });
});

it('keeps its mode when it signs in again after Xero has ended the session', async () => {
  await consent(true);
  await connections.setStatus(connection.id, 'needsAttention', 'ended');
  await consent((await connections.get(connection.id)).connection.canWrite);
  expect(connection).toMatchObject({ status: 'connected', reason: '', canWrite: true });
});

it('changes nothing where the user says no, or the client id isn’t kept any more', async () => {
  const before = await connections.get(connection.id);
  const declining = createXeroService({
    vault: await sessionVault(dir),
    connections,
    ports: PORTS,
    endpoints: async () => demoEndpoints(demo.addresses.xero),
    openExternal: async () => {},
  });
  await expect(
    declining.handlers['xero.consent']({ connectionId: connection.id, posting: false }, context),
  ).rejects.toMatchObject({ data: { code: 'notFound', detail: 'clientId' } });
  expect(await connections.get(connection.id)).toEqual(before);
});

import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainDate } from '../../../../shared/dates.ts';
import { minor } from '../../../../shared/money.ts';
import type { Draft, TransferDraft } from '../../../../shared/posting/model.ts';
import { createConnections } from '../../../../electron/connectionRegistry.ts';
import { demoEndpoints } from '../../../../electron/endpoints.ts';
import { openVault } from '../../../../electron/vault/openVault.ts';
import { createXeroService } from '../../../../electron/xero/service.ts';
import { memoryKeychain } from '../vault/memoryKeychain.ts';

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly key: string;
}

/** A Xero that does what the test says, for behaviour that its documents leave open. */
let answer: (call: Call, response: ServerResponse) => void;
let calls: Call[];
let service: ReturnType<typeof createXeroService>;
let connections: ReturnType<typeof createConnections>;
let close: () => Promise<void>;

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

const json = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};

const ACCOUNTS = {
  Accounts: ['a', 'b'].map((AccountID) => ({ AccountID, Type: 'BANK', CurrencyCode: 'AUD' })),
};

beforeEach(async () => {
  calls = [];
  const server = createServer((request, response) => {
    void (async () => {
      const { method = '', url = '', headers } = request;
      const key = headers['idempotency-key'];
      const path = new URL(url, 'http://x').pathname.replace('/api.xro/2.0', '');
      const call = { method, path, body: await bodyOf(request), key: typeof key === 'string' ? key : '' };
      calls.push(call);
      if (path === '/Accounts') json(response, 200, ACCOUNTS);
      else answer(call, response);
    })();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a listening TCP server has an AddressInfo
  const { port } = server.address() as AddressInfo;
  close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const dir = await mkdtemp(join(tmpdir(), 'tieout-send-'));
  const vault = await openVault({ dir, openSlot: memoryKeychain().openSlot });
  const token = {
    clientId: 'C',
    demo: true,
    accessToken: 'at',
    refreshToken: 'rt',
    expiresAt: Date.now() * 2,
    scope: '',
  };
  await vault.set('xero-session/s', JSON.stringify(token));
  connections = createConnections(vault);
  await connections.put({
    connection: {
      id: 'x',
      bookId: 'main',
      kind: 'xero',
      name: '',
      externalId: 't',
      demo: true,
      status: 'connected',
      reason: '',
      canWrite: true,
    },
    secret: { session: 's' },
  });
  const endpoints = async () => demoEndpoints(`http://127.0.0.1:${port}`);
  service = createXeroService({ vault, connections, endpoints, openExternal: async () => {} });
});
afterEach(async () => {
  await close();
});

const transfer = (reference: string, amount = 100): TransferDraft => ({
  kind: 'transfer',
  fromAccountId: 'a',
  toAccountId: 'b',
  date: plainDate('2026-11-10'),
  amount: minor(amount),
  currency: 'AUD',
  reference,
});
const context = { signal: new AbortController().signal, progress: () => {} };
const query = (drafts: Draft[], notAfter = Infinity) => ({
  connectionId: 'x',
  idempotencyKey: 'key-0001',
  notAfter,
  drafts,
});
const send = async (drafts: Draft[]) => (await service.handlers['xero.send'](query(drafts), context)).results;

const wireTransfer = (reference: string, id: string, more = {}) => ({
  BankTransferID: id,
  Reference: reference,
  Amount: 1,
  Date: '/Date(1762732800000+0000)/',
  FromBankAccount: { AccountID: 'a' },
  ToBankAccount: { AccountID: 'b' },
  ...more,
});
const refusal = { Type: 'ValidationException', Elements: [{ ValidationErrors: [{ Message: 'No.' }] }] };
const elementsIn = ({ body }: Call) => body.split('"Reference"').length - 1;

describe('a batch of transfers that Xero refuses as a whole', () => {
  it('does not send again what Xero kept all the same', async () => {
    answer = (call, response) => {
      if (call.method === 'GET') {
        // Kept in spite of the refusal; a deleted one and one of another amount don't count.
        const kept = [
          wireTransfer('one', 'id-1'),
          wireTransfer('three', 'gone', { Status: 'DELETED' }),
          wireTransfer('four', 'other', { Amount: 2 }),
        ];
        json(response, 200, { BankTransfers: kept });
      } else if (elementsIn(call) > 1) json(response, 400, refusal);
      else if (call.body.includes('"two"')) json(response, 400, refusal);
      else {
        const reference = call.body.includes('"three"') ? 'three' : 'four';
        json(response, 200, { BankTransfers: [wireTransfer(reference, `id-${reference}`)] });
      }
    };
    expect(await send(['one', 'two', 'three', 'four'].map((name) => transfer(name)))).toEqual([
      { outcome: 'created', xeroId: 'id-1' },
      { outcome: 'refused', message: 'No.' },
      { outcome: 'created', xeroId: 'id-three' },
      { outcome: 'created', xeroId: 'id-four' },
    ]);
    const puts = calls.filter(({ method }) => method === 'PUT');
    expect(puts.map(elementsIn)).toEqual([4, 1, 1, 1]);
    expect(new Set(puts.map(({ key }) => key)).size).toBe(4);
  });

  it('says that the outcome is unknown when the connection breaks half way', async () => {
    let singles = 0;
    answer = (call, response) => {
      if (call.method === 'GET') return json(response, 200, { BankTransfers: [] });
      if (elementsIn(call) > 1) return json(response, 400, refusal);
      singles += 1;
      if (singles === 2) return json(response, 403, { Detail: 'Forbidden' });
      json(response, 200, { BankTransfers: [wireTransfer('one', 'id-1')] });
    };
    await expect(send([transfer('one'), transfer('two'), transfer('three')])).rejects.toMatchObject({
      data: { code: 'permission', unknownOutcome: true },
    });
    expect(singles).toBe(2);
  });
});

describe('the elements of a reply', () => {
  it('belong to the drafts whose references they bear, whatever their order', async () => {
    answer = (_call, response) => {
      const made = ['three', 'one', 'two'].map((name) => wireTransfer(name, `id-${name}`));
      json(response, 200, { BankTransfers: made });
    };
    expect(await send(['one', 'two', 'three'].map((name) => transfer(name)))).toEqual(
      ['one', 'two', 'three'].map((name) => ({ outcome: 'created', xeroId: `id-${name}` })),
    );
  });

  it('come in the order sent where their references don’t tell', async () => {
    answer = (_call, response) => {
      const made = ['', ''].map((name, index) => wireTransfer(name, `id-${index}`));
      json(response, 200, { BankTransfers: made });
    };
    expect(await send([transfer('one'), transfer('two')])).toEqual(
      [0, 1].map((index) => ({ outcome: 'created', xeroId: `id-${index}` })),
    );
  });
});

describe('replies that don’t fit', () => {
  const fits = { data: { code: 'provider', unknownOutcome: true } };

  it.each([
    ['too few elements', { BankTransfers: [] }],
    ['no id', { BankTransfers: [wireTransfer('one', '')] }],
    ['an empty id', { BankTransfers: [wireTransfer('one', '00000000-0000-0000-0000-000000000000')] }],
    ['nothing', {}],
  ])('are an unknown outcome: %s', async (_name, body) => {
    answer = (_call, response) => {
      json(response, 200, body);
    };
    await expect(send([transfer('one')])).rejects.toMatchObject(fits);
  });

  it('are an unknown outcome when they aren’t JSON at all', async () => {
    answer = (_call, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('<html>maintenance</html>');
    };
    await expect(send([transfer('one')])).rejects.toMatchObject({ data: { unknownOutcome: true } });
  });

  it('follows no redirect, so that the token stays with its host', async () => {
    answer = (call, response) => {
      if (call.path === '/elsewhere')
        return json(response, 200, { BankTransfers: [wireTransfer('one', 'id')] });
      response.writeHead(307, { location: '/api.xro/2.0/elsewhere' });
      response.end();
    };
    await expect(send([transfer('one')])).rejects.toMatchObject({ data: { unknownOutcome: true } });
    expect(calls.some(({ path }) => path === '/elsewhere')).toBe(false);
  });

  it('a right that is missing is named, and the connection stays', async () => {
    answer = (_call, response) => {
      json(response, 401, { Title: 'Unauthorized', Status: 401, Detail: 'AuthorizationUnsuccessful' });
    };
    await expect(send([transfer('one')])).rejects.toMatchObject({
      data: { code: 'permission', detail: 'accounting.banktransactions', unknownOutcome: false },
    });
    expect((await connections.get('x')).connection.status).toBe('connected');
  });

  it('an organisation that was disconnected in Xero asks for a new sign-in', async () => {
    answer = (_call, response) => {
      json(response, 403, { Title: 'Forbidden', Status: 403, Detail: 'AuthenticationUnsuccessful' });
    };
    await expect(send([transfer('one')])).rejects.toMatchObject({ data: { code: 'unauthorised' } });
    expect((await connections.get('x')).connection.status).toBe('needsAttention');
  });
});

describe('a call that may not go out any more', () => {
  it('is not made, and says that nothing was sent', async () => {
    const late = service.handlers['xero.send'](query([transfer('one')], Date.now() - 1), context);
    const problem = { code: 'rateLimited', detail: 'notAfter', unknownOutcome: false };
    await expect(late).rejects.toMatchObject({ data: problem });
    expect(calls).toEqual([]);
  });
});

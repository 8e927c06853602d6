import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  layRelay,
  type Passing,
  type Relay,
  type Treatment,
} from '../../../../../electron/cli/kill/relay.ts';

let server: Server;
let seen: string[];
let relay: Relay;
let treatment: Treatment;
let passed: Passing[];

beforeEach(async () => {
  [seen, passed, treatment] = [[], [], {}];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      seen.push(`${request.method ?? ''} ${request.url ?? ''} ${body}`);
      if (request.url === '/cut') request.socket.destroy();
      else response.writeHead(201, { 'x-told': 'yes' }).end(`answer ${seen.length}`);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  relay = await layRelay(`http://127.0.0.1:${address.port}`, (call) => {
    passed.push(call);
    return treatment;
  });
});
afterEach(async () => {
  await relay.close();
  await new Promise((resolve) => server.close(resolve));
});

const put = (path: string) => fetch(`${relay.base}${path}`, { method: 'PUT', body: 'x' });

describe('layRelay', () => {
  it('hands on what it gets and gives back the answer, and knows which calls write', async () => {
    const reply = await put('/api.xro/2.0/Payments?a=1');
    expect([reply.status, reply.headers.get('x-told'), await reply.text()]).toEqual([201, 'yes', 'answer 1']);
    expect(seen).toEqual(['PUT /api.xro/2.0/Payments?a=1 x']);
    await fetch(`${relay.base}/api.xro/2.0/Payments`);
    expect(passed.map(({ isWrite }) => isWrite)).toEqual([true, false]);
  });

  it('delivers twice', async () => {
    treatment = { againAfterMs: 0 };
    expect(await (await put('/a')).text()).toBe('answer 1');
    expect(seen).toHaveLength(2);
  });

  it('lets the effect happen and keeps the answer', async () => {
    treatment = { between: async () => false };
    await expect(put('/a')).rejects.toThrow();
    expect(seen).toHaveLength(1);
  });

  it('closes at once and delivers late', async () => {
    treatment = { lateMs: 50 };
    await expect(put('/a')).rejects.toThrow();
    await expect.poll(() => seen).toHaveLength(1);
  });

  it('breaks off where the server does', async () => {
    await expect(put('/cut')).rejects.toThrow();
  });
});

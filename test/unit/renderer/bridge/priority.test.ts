/** How urgent a call is reaches the handler, over both hosts' ways: a click where nothing is said. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveBridgeCall } from '../../../../electron/host/bridgeHttp.ts';
import { createBridgeClient } from '../../../../renderer/bridge/client.ts';
import { createElectronTransport } from '../../../../renderer/bridge/electronTransport.ts';
import { createHttpTransport } from '../../../../renderer/bridge/httpTransport.ts';
import { callsAs } from '../../../../renderer/flows/context.ts';
import type { CallPriority } from '../../../../shared/bridge.ts';
import { handlersWith } from '../../../support/handlers.ts';

const heard: (CallPriority | undefined)[] = [];
const handlers = handlersWith({
  'xero.budget': async (_params, { priority }) => {
    heard.push(priority);
    return { budget: null };
  },
});
const server = createServer((request, response) => {
  void serveBridgeCall(handlers, request, response, new AbortController().signal);
});
let base = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a listening TCP server has an AddressInfo
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

it('goes over HTTP with the call', async () => {
  const transport = createHttpTransport(async (url, init) => await fetch(base + url, init), 'key');
  const call = createBridgeClient(transport);
  await call('xero.budget', { connectionId: 'x' });
  await callsAs(call, 'background')('xero.budget', { connectionId: 'x' });
  await callsAs(call, 'background')('xero.budget', { connectionId: 'x' }, { priority: 'sync' });
  expect(heard).toEqual(['user', 'background', 'sync']);
  const init = { method: 'POST', body: '{"connectionId":"x"}', headers: { 'content-type': 'application/json', 'x-tieout-priority': 'most urgent' } }; // prettier-ignore
  await (await fetch(`${base}/bridge/xero.budget`, init)).text();
  expect(heard.at(-1)).toBe('user');
});

it('goes over Electron’s channel with the call', async () => {
  const sent: unknown[][] = [];
  const call = createBridgeClient(
    createElectronTransport({
      call: async (...args) => {
        sent.push(args);
        return { ok: true, result: { budget: null } };
      },
      cancel: () => {},
      onProgress: () => () => {},
      onWish: () => () => {},
    }),
  );
  await call('xero.budget', { connectionId: 'x' });
  await call('xero.budget', { connectionId: 'x' }, { priority: 'sync' });
  expect(sent.map((args) => args[3])).toEqual(['user', 'sync']);
});

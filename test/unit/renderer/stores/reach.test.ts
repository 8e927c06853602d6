/** Whether the world is reached, from what calls met: one provider that is down isn't the network. */
import { beforeEach, expect, it } from 'vitest';
import { createHttpTransport } from '../../../../renderer/bridge/httpTransport.ts';
import type { BridgeCaller } from '../../../../renderer/flows/context.ts';
import { reachOf, useReachStore, watchReach } from '../../../../renderer/stores/reach.ts';
import { BridgeError, parseResult } from '../../../../shared/bridge.ts';

beforeEach(() => useReachStore.setState(useReachStore.getInitialState(), true));

/** Answers what `answer` gives; throws what it throws. */
let answer: () => unknown = () => undefined;
const call: BridgeCaller = async (method) => parseResult(method, answer());
const watched = watchReach(call);
const reach = (isOnline = true) => reachOf(useReachStore.getState(), isOnline);
const read = (connectionId: string) =>
  watched('provider.accounts', { connectionId, cursor: null }).catch(() => undefined);

function answers(): void {
  answer = () => ({ items: [], next: null });
}

function fails(data: ConstructorParameters<typeof BridgeError>[0]): void {
  answer = () => {
    throw new BridgeError(data);
  };
}

it('is offline where nothing that was tried got through, and here again with the first that does', async () => {
  expect([reach(), reach(false)]).toEqual(['here', 'offline']);
  answers();
  await read('xero');
  fails({ code: 'offline', message: 'Stripe can’t be reached.' });
  await read('stripe');
  expect(reach()).toBe('here');
  await read('xero');
  expect(reach()).toBe('offline');
  answers();
  await read('stripe');
  expect(reach()).toBe('here');
});

it('an answer that refuses is an answer; what is asked of the desktop process alone says nothing', async () => {
  fails({ code: 'offline', message: 'Xero can’t be reached.' });
  await read('xero');
  fails({ code: 'permission', message: 'The key lacks a permission.' });
  await read('xero');
  expect(reach()).toBe('offline');
  fails({ code: 'offline', message: 'Xero can’t be reached.' });
  await watched('connections.list', {}).catch(() => undefined);
  expect(reach()).toBe('offline');
  answers();
  await read('xero');
  expect(reach()).toBe('here');
});

it('knows a program that is gone by the call that found nobody, until one gets through', async () => {
  const nobody = createHttpTransport(() => Promise.reject(new TypeError('Failed to fetch')), 'key');
  answer = () => undefined;
  const gone = watchReach(async (method, params) =>
    parseResult(method, await nobody(method, params, new AbortController().signal, () => undefined, 'user')),
  );
  await gone('connections.list', {}).catch(() => undefined);
  expect(reach()).toBe('hostGone');
  fails({ code: 'offline', message: 'Xero can’t be reached.' });
  await read('xero');
  expect(reach()).toBe('offline');
});

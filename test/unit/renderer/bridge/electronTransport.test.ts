import { expect, it } from 'vitest';
import { createBridgeClient } from '../../../../renderer/bridge/client.ts';
import { createElectronTransport } from '../../../../renderer/bridge/electronTransport.ts';
import { BridgeError } from '../../../../shared/bridge.ts';
import { deferred } from '../../../support/deferred.ts';
import type { WindowBridge } from '../../../../shared/wire.ts';

/** The page's side of the channels, played by the test. */
function channel(answer: (id: string, tell: (id: string, progress: unknown) => void) => Promise<unknown>) {
  let listener: (id: string, progress: unknown) => void = () => undefined;
  const cancelled: string[] = [];
  const bridge: WindowBridge = {
    call: (id) => answer(id, (to, progress) => listener(to, progress)),
    cancel: (id) => void cancelled.push(id),
    onProgress: (heard) => {
      listener = heard;
      return () => undefined;
    },
    onWish: () => () => undefined,
  };
  return { call: createBridgeClient(createElectronTransport(bridge)), cancelled };
}

it('hears the progress of its own call only, and only in the known shape', async () => {
  const { call } = channel(async (id, tell) => {
    tell('another', { done: 9, total: null, unit: 'x' });
    tell(id, { done: 'many' });
    tell(id, { done: 1, total: 2, unit: 'payouts' });
    return { ok: true, result: { connections: [] } };
  });
  const seen: unknown[] = [];
  await call('connections.list', {}, { onProgress: (progress) => seen.push(progress) });
  expect(seen).toEqual([{ done: 1, total: 2, unit: 'payouts' }]);
});

it('passes a cancellation on once, and leaves no listener', async () => {
  const reply = deferred<unknown>();
  const { call, cancelled } = channel(() => reply.promise);
  const controller = new AbortController();
  const work = call('connections.list', {}, { signal: controller.signal });
  controller.abort();
  reply.resolve({
    ok: false,
    error: {
      code: 'cancelled',
      message: 'Cancelled.',
      detail: '',
      retryAfterSeconds: null,
      unknownOutcome: true,
    },
  });
  await expect(work).rejects.toMatchObject({ data: { code: 'cancelled', unknownOutcome: true } });
  expect(cancelled).toEqual(['1']);
});

it.each([undefined, null, {}, { ok: true }, { ok: false, error: { code: 'made up' } }, 'text'])(
  'calls the reply %j an inner failure',
  async (reply) => {
    const { call } = channel(async () => reply);
    await expect(call('connections.list', {})).rejects.toBeInstanceOf(BridgeError);
  },
);

it('refuses wrong arguments before anything is sent', async () => {
  let sent = 0;
  const { call } = channel(async () => {
    sent += 1;
    return { ok: true, result: {} };
  });
  const wrong = JSON.parse('{"connectionId":5}');
  await expect(call('connections.remove', wrong)).rejects.toMatchObject({ data: { code: 'badRequest' } });
  expect(sent).toBe(0);
});

import { describe, expect, it } from 'vitest';
import { BridgeError } from '../../../../shared/bridge.ts';
import type { HandlerContext } from '../../../../electron/ipc/contract.ts';
import { dispatch } from '../../../../electron/ipc/dispatch.ts';
import { handlersWith } from '../../../support/handlers.ts';

const context = (signal = new AbortController().signal): HandlerContext => ({
  signal,
  progress: () => undefined,
});

async function failure(work: Promise<unknown>): Promise<BridgeError> {
  try {
    await work;
  } catch (thrown) {
    if (thrown instanceof BridgeError) return thrown;
    throw thrown;
  }
  throw new Error('The call should have failed.');
}

describe('dispatch', () => {
  it('hands over parsed arguments only, and returns only what the contract names', async () => {
    const seen: unknown[] = [];
    const handlers = handlersWith({
      'connections.remove': async (params) => {
        seen.push(params);
        return { secret: 'leaks' };
      },
    });
    const result = await dispatch(handlers, 'connections.remove', { connectionId: 'x', extra: 1 }, context());
    expect(seen).toEqual([{ connectionId: 'x' }]);
    expect(result).toEqual({});
  });

  it.each(['nothing.here', '__proto__', 'toString', 'constructor', ''])(
    'knows no method %j',
    async (name) => {
      const error = await failure(dispatch(handlersWith({}), name, {}, context()));
      expect(error.data.code).toBe('badRequest');
    },
  );

  it('refuses wrong arguments before the handler runs, and names the field', async () => {
    let ran = false;
    const handlers = handlersWith({
      'connections.remove': async () => {
        ran = true;
        return {};
      },
    });
    const error = await failure(dispatch(handlers, 'connections.remove', { connectionId: 7 }, context()));
    expect(error.data).toMatchObject({ code: 'badRequest', detail: 'connectionId' });
    expect(ran).toBe(false);
  });

  it('does not repeat what it was given: it may be a key in the wrong place', async () => {
    const key = 'rk_live_inthewrongplace';
    const misplaced = [
      dispatch(handlersWith({}), 'stripe.connect', key, context()),
      dispatch(handlersWith({}), 'stripe.connect', { key: [key] }, context()),
    ];
    for (const error of await Promise.all(misplaced.map(failure))) {
      expect(JSON.stringify(error.data)).not.toContain('rk_live');
      expect(error.data.message).toContain('expected');
    }
  });

  it('calls an answer of the wrong shape an inner failure', async () => {
    const wrong: unknown = { connections: [{ id: 1 }] };
    const handlers = handlersWith({ 'connections.list': async () => JSON.parse(JSON.stringify(wrong)) });
    const error = await failure(dispatch(handlers, 'connections.list', {}, context()));
    expect(error.data.code).toBe('internal');
  });

  it('tells neither message nor stack of an unknown error', async () => {
    const handlers = handlersWith({
      'app.info': () => Promise.reject(new TypeError('Bearer eyJ.secret.token at /home/someone/x.ts')),
    });
    const error = await failure(dispatch(handlers, 'app.info', {}, context()));
    expect(error.data.code).toBe('internal');
    expect(error.data.detail).toBe('TypeError');
    expect(JSON.stringify(error.data)).not.toMatch(/secret|someone|Bearer/);
  });

  it('calls an unreachable service offline, but not a connection that broke on the way', async () => {
    const refusedBy = (code: string) =>
      handlersWith({
        'app.info': () =>
          Promise.reject(new Error('fetch failed', { cause: Object.assign(new Error('inner'), { code }) })),
      });
    const offline = await failure(dispatch(refusedBy('ENOTFOUND'), 'app.info', {}, context()));
    const broken = await failure(dispatch(refusedBy('ECONNRESET'), 'app.info', {}, context()));
    expect(offline.data.code).toBe('offline');
    expect(broken.data.code).toBe('internal');
  });

  it('calls what a cancelled call threw cancelled, but keeps a handler’s own word on the outcome', async () => {
    const controller = new AbortController();
    controller.abort();
    const thrown = handlersWith({ 'app.info': () => Promise.reject(new Error('socket hang up')) });
    const unsure = new BridgeError({ code: 'provider', message: 'Look first.', unknownOutcome: true });
    const said = handlersWith({ 'app.info': () => Promise.reject(unsure) });
    expect((await failure(dispatch(thrown, 'app.info', {}, context(controller.signal)))).data.code).toBe(
      'cancelled',
    );
    expect((await failure(dispatch(said, 'app.info', {}, context(controller.signal)))).data).toEqual(
      unsure.data,
    );
  });
});

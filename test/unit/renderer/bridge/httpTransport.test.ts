/** The screens' client against the real loopback host, over real HTTP. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startBrowserHost } from '../../../../electron/browserHost.ts';
import type { BrowserHost } from '../../../../electron/browserHost.ts';
import type { Handlers } from '../../../../electron/ipc/contract.ts';
import { createBridgeClient } from '../../../../renderer/bridge/client.ts';
import { createHttpTransport } from '../../../../renderer/bridge/httpTransport.ts';
import type { BridgeCaller, CallOptions } from '../../../../renderer/flows/context.ts';
import { BridgeError } from '../../../../shared/bridge.ts';
import { deferred } from '../../../support/deferred.ts';
import { handlersWith } from '../../../support/handlers.ts';

let host: BrowserHost;
let handlers: Partial<Handlers> = {};

beforeEach(async () => {
  handlers = {};
  const services = {
    get handlers() {
      return handlersWith(handlers);
    },
  };
  host = await startBrowserHost({ services, port: 0, rendererDir: '/nowhere' });
});
afterEach(() => host.close());

/** A client that has been let in, sending what a browser would. */
async function letIn(): Promise<BridgeCaller> {
  const entered = await fetch(host.url, { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const key = (entered.headers.get('location') ?? '').replace('/#key=', '');
  return callerWith({ cookie, origin: host.origin }, key);
}

function callerWith(headers: Record<string, string>, key = ''): BridgeCaller {
  const send = (path: string, init: RequestInit): Promise<Response> =>
    fetch(host.origin + path, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), ...headers },
    });
  return createBridgeClient(createHttpTransport(send, key));
}

async function failure(work: Promise<unknown>): Promise<BridgeError['data']> {
  try {
    await work;
  } catch (thrown) {
    if (thrown instanceof BridgeError) return thrown.data;
    throw thrown;
  }
  throw new Error('The call should have failed.');
}

describe('the client over HTTP', () => {
  it('gets progress in order, then the result, with letters of any script intact', async () => {
    const name = 'Tōkyō 東京 🧾\nsecond line';
    handlers = {
      'demo.bankFiles': async (_params, { progress }) => {
        for (let done = 1; done <= 50; done += 1) progress({ done, total: 50, unit: name });
        return { files: [{ name, base64: 'A'.repeat(300_000), accountName: '' }] };
      },
    };
    const call = await letIn();
    const seen: number[] = [];
    const options: CallOptions = {
      onProgress: (progress) => seen.push(progress.unit === name ? progress.done : -1),
    };
    const { files } = await call('demo.bankFiles', {}, options);
    expect(files).toEqual([{ name, base64: 'A'.repeat(300_000), accountName: '' }]);
    expect(seen).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  });

  it('rejects with the very error of the handler', async () => {
    const refusal = new BridgeError({
      code: 'rateLimited',
      message: 'Wait.',
      detail: 'minute',
      retryAfterSeconds: 31,
      unknownOutcome: false,
    });
    handlers = { 'connections.list': () => Promise.reject(refusal) };
    const call = await letIn();
    expect(await failure(call('connections.list', {}))).toEqual(refusal.data);
  });

  it('cancels the handler when the call is aborted', async () => {
    const reached = deferred();
    const stopped = deferred();
    handlers = {
      'connections.list': (_params, { signal }) =>
        new Promise((_done, failed) => {
          signal.addEventListener('abort', () => {
            stopped.resolve();
            failed(new Error('aborted'));
          });
          reached.resolve();
        }),
    };
    const call = await letIn();
    const controller = new AbortController();
    const work = failure(call('connections.list', {}, { signal: controller.signal }));
    await reached.promise;
    controller.abort();
    expect((await work).code).toBe('cancelled');
    await stopped.promise;
  });

  it('says of a host that went away mid-call that the outcome is unknown', async () => {
    const reached = deferred();
    handlers = {
      'connections.list': () => {
        reached.resolve();
        return new Promise(() => undefined);
      },
    };
    const call = await letIn();
    const work = failure(call('connections.list', {}));
    await reached.promise;
    host.server.closeAllConnections();
    expect((await work).unknownOutcome).toBe(true);
  });

  it('is not let in without the cookie, and says what to do', async () => {
    const data = await failure(callerWith({ origin: host.origin })('connections.list', {}));
    expect(data.code).toBe('unauthorised');
    expect(data.message).toContain('newly printed link');
  });
});

/** Our Xero service signed in to a demo company, with everything that it sends recorded on the way. */
import { mkdtemp } from 'node:fs/promises';
import { type IncomingMessage, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Connection,
  type Method,
  type Progress,
  type Result,
  parseResult,
} from '../../shared/bridge.ts';
import { createConnections } from '../../electron/connectionRegistry.ts';
import { demoEndpoints } from '../../electron/endpoints.ts';
import { type RunningDemo, startDemo } from '../../electron/sandbox/demo.ts';
import { openVault } from '../../electron/vault/openVault.ts';
import { type XeroService, createXeroService } from '../../electron/xero/service.ts';
import type { Headers } from './json.ts';
import { memoryKeychain } from '../unit/electron/vault/memoryKeychain.ts';

export interface Recorded {
  readonly method: string;
  /** Below the API's base: `/Payments`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  readonly headers: Headers;
  /** As it came; null where the line broke. */
  reply: { readonly status: number; readonly body: string } | null;
}

/** What is answered instead of the demo company; null: let it answer. */
export type Answer = (
  method: string,
  path: string,
) => { readonly status: number; readonly body: unknown } | null;

export interface XeroRig {
  readonly demo: RunningDemo;
  readonly service: XeroService;
  readonly connection: Connection;
  readonly recorded: Recorded[];
  /** Answers from now on; without an argument the demo company does again. */
  answerWith(answer?: Answer): void;
  readonly progress: Progress[];
  readonly connections: ReturnType<typeof createConnections>;
  readonly vaultNames: () => Promise<readonly string[]>;
  /** Calls a handler as the bridge would: the result is parsed. */
  call<M extends Method & keyof XeroService['handlers']>(
    name: M,
    params: Parameters<XeroService['handlers'][M]>[0],
    signal?: AbortSignal,
  ): Promise<Result<M>>;
  /** Posts to the demo company's control address. */
  control(path: string, body: unknown): Promise<void>;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

/** Passes API calls on to `base` unchanged and keeps them; a reply that breaks off breaks off here too. */
async function startRecorder(base: string, recorded: Recorded[], instead: () => Answer) {
  const server = createServer((request, response) => {
    void (async () => {
      const body = await bodyOf(request);
      const url = new URL(request.url ?? '/', base);
      const { method = 'GET', headers } = request;
      const path = url.pathname.replace('/api.xro/2.0', '');
      const kept: Recorded = { method, path, query: url.searchParams, body, headers, reply: null };
      recorded.push(kept);
      const answer = instead()(method, path);
      if (answer) {
        kept.reply = { status: answer.status, body: JSON.stringify(answer.body) };
        response.writeHead(answer.status, { 'content-type': 'application/json' });
        response.end(kept.reply.body);
        return;
      }
      try {
        const sent = Object.entries(headers).filter(
          ([name]) => !['host', 'connection', 'content-length'].includes(name),
        );
        const reply = await fetch(url, {
          method,
          headers: Object.fromEntries(sent.map(([name, value]) => [name, String(value)])),
          ...(method === 'GET' ? {} : { body }),
        });
        const text = await reply.text();
        kept.reply = { status: reply.status, body: text };
        const back = [...reply.headers].filter(
          ([name]) =>
            !['content-encoding', 'content-length', 'transfer-encoding', 'connection'].includes(name),
        );
        response.writeHead(reply.status, Object.fromEntries(back));
        response.end(text);
      } catch {
        request.socket.destroy();
      }
    })();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a listening TCP server has an AddressInfo
  const { port } = server.address() as AddressInfo;
  return { base: `http://127.0.0.1:${port}`, server };
}

/** Starts a demo company and signs in to it. `ports` for the sign-in's listener: each test file has its own. */
export async function startXeroRig(ports: readonly number[]): Promise<XeroRig> {
  const demo = await startDemo();
  const recorded: Recorded[] = [];
  const progress: Progress[] = [];
  let answer: Answer = () => null;
  const recorder = await startRecorder(demo.addresses.xero, recorded, () => answer);
  const endpoints = { ...demoEndpoints(demo.addresses.xero), xeroApi: `${recorder.base}/api.xro/2.0` };
  const control = async (path: string, body: unknown) => {
    const reply = await fetch(`${demo.addresses.control}/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`control/${path}: ${reply.status} ${await reply.text()}`);
  };
  await control('redirects', { redirects: ports.map((port) => `http://localhost:${port}/callback`) });
  // The minute's limit has tests of its own.
  await control('limits', { minute: 5000 });
  const vault = await openVault({
    dir: await mkdtemp(join(tmpdir(), 'tieout-xero-')),
    openSlot: memoryKeychain().openSlot,
  });
  const connections = createConnections(vault);
  const service = createXeroService({
    vault,
    connections,
    endpoints: async () => endpoints,
    openExternal: async (url) => {
      await demo.allowAccess(url);
    },
    ports,
  });
  const [connection] = await service.signInDemo({
    clientId: demo.addresses.xeroClientId,
    openExternal: async (url) => {
      await demo.allowAccess(url);
    },
  });
  if (!connection) throw new Error('The demo company allowed no organisation');
  return {
    demo,
    service,
    connection,
    recorded,
    answerWith: (next = () => null) => {
      answer = next;
    },
    progress,
    connections,
    vaultNames: async () => await vault.names(),
    control,
    call: async (name, params, signal = new AbortController().signal) => {
      const context = { signal, progress: (step: Progress) => progress.push(step) };
      const handler: (given: typeof params, context_: typeof context) => Promise<unknown> =
        service.handlers[name];
      return parseResult(name, await handler(params, context));
    },
    close: async () => {
      recorder.server.closeAllConnections();
      await new Promise((resolve) => recorder.server.close(resolve));
      await demo.close();
    },
  };
}

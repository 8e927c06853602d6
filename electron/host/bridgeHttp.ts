/** One bridge call over HTTP: JSON in, lines of JSON out. Dropping the connection cancels the call. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { BridgeError, CallPrioritySchema } from '../../shared/bridge.ts';
import { type Line, PRIORITY_HEADER } from '../../shared/wire.ts';
import { dispatch } from '../ipc/dispatch.ts';
import { toBridgeError } from '../ipc/errors.ts';
import type { Handlers } from '../ipc/contract.ts';
import { sendText } from './respond.ts';

const MAX_BODY_BYTES = 32 * 1024 * 1024;
const PREFIX = '/bridge/';

/** Answers `POST /bridge/<method>`; the caller has checked cookie and origin. `closing` cancels it with the host. */
export async function serveBridgeCall(
  handlers: Handlers,
  request: IncomingMessage,
  response: ServerResponse,
  closing: AbortSignal,
): Promise<void> {
  const path = request.url ?? '';
  if (!path.startsWith(PREFIX)) return sendText(response, 404, 'Not found.');
  if (request.headers['content-type'] !== 'application/json') {
    return sendText(response, 415, 'Send application/json.');
  }
  const body = await readBody(request);
  if (body === null) return sendText(response, 413, 'The request is too large.', { connection: 'close' });
  const controller = new AbortController();
  response.once('close', () => controller.abort());
  const signal = AbortSignal.any([controller.signal, closing]);
  response.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' });
  const send = (line: Line): void => {
    if (!response.writableEnded && !response.destroyed) response.write(`${JSON.stringify(line)}\n`);
  };
  try {
    const context = {
      signal,
      priority: v.parse(v.fallback(CallPrioritySchema, 'user'), request.headers[PRIORITY_HEADER]),
      progress: (progress: Extract<Line, { progress: unknown }>['progress']) => send({ progress }),
    };
    send({ result: await dispatch(handlers, path.slice(PREFIX.length), parseJson(body), context) });
  } catch (thrown) {
    send({ error: toBridgeError(thrown, signal.aborted).data });
  }
  response.end();
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new BridgeError({ code: 'badRequest', message: 'The call was not valid JSON.' });
  }
}

/** The body as text, or null if it is larger than allowed. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

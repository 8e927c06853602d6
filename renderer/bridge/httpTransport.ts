/** Bridge calls to the loopback host: `POST /bridge/<method>`, the answer as lines of JSON. */
import * as v from 'valibot';
import { BridgeError } from '../../shared/bridge.ts';
import { KEY_HEADER, LineSchema, PRIORITY_HEADER } from '../../shared/wire.ts';
import { readLines } from './lines.ts';
import { cancelled, HOST_GONE } from './transport.ts';
import type { Transport } from './transport.ts';

/**
 * `send` is `fetch`, given from outside; `key` is the page's key. Aborting drops the connection, which cancels the call at
 * the other end.
 */
export function createHttpTransport(
  send: (url: string, init: RequestInit) => Promise<Response>,
  key: string,
): Transport {
  return async (method, params, signal, onProgress, priority) => {
    const asked = {
      method: 'POST',
      headers: { 'content-type': 'application/json', [KEY_HEADER]: key, [PRIORITY_HEADER]: priority },
      body: JSON.stringify(params),
      signal,
    };
    let sent = false;
    try {
      const response = await send(`/bridge/${method}`, asked);
      sent = true;
      if (!response.ok || response.body === null) throw refused(response.status);
      for await (const text of readLines(response.body)) {
        const line = v.parse(LineSchema, JSON.parse(text));
        if ('progress' in line) onProgress(line.progress);
        else if ('error' in line) throw new BridgeError(line.error);
        else return line.result;
      }
    } catch (thrown) {
      if (thrown instanceof BridgeError) throw thrown;
      if (signal.aborted) throw cancelled();
      throw sent ? cutOff() : unreachable();
    }
    throw cutOff();
  };
}

function refused(status: number): BridgeError {
  if (status === 401 || status === 403) {
    return new BridgeError({
      code: 'unauthorised',
      message:
        'This page is no longer let in, because Tieout was started again. Open the newly printed link.',
    });
  }
  if (status === 413) return new BridgeError({ code: 'badRequest', message: 'The call was too large.' });
  return new BridgeError({ code: 'internal', message: `Tieout refused the call (${status}).` });
}

/** Nothing came back. The request may still have arrived: a write is of unknown outcome. */
function unreachable(): BridgeError {
  return new BridgeError({
    code: 'internal',
    message: 'Tieout is not running on this computer any more. Start it again and open the printed link.',
    detail: HOST_GONE,
    unknownOutcome: true,
  });
}

function cutOff(): BridgeError {
  return new BridgeError({
    code: 'internal',
    message: 'Tieout stopped in the middle of the answer. Look before you try again.',
    unknownOutcome: true,
  });
}

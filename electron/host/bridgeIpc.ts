/** The bridge over Electron's channels. Only the main frame of our own origin is listened to. */
import { ipcMain } from 'electron';
import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import * as v from 'valibot';
import { BridgeError } from '../../shared/bridge.ts';
import { CallSchema, channels } from '../../shared/wire.ts';
import type { Reply } from '../../shared/wire.ts';
import type { Handlers } from '../ipc/contract.ts';
import { dispatch } from '../ipc/dispatch.ts';
import { toBridgeError } from '../ipc/errors.ts';
import { createRunningCalls } from '../ipc/runningCalls.ts';
import type { RunningCalls } from '../ipc/runningCalls.ts';

/** Serves `handlers` to the main frame of `origin`; returns what cancels every running call. */
export function serveBridge(handlers: Handlers, origin: string): { cancelAll(): void } {
  const running = createRunningCalls();
  ipcMain.handle(channels.call, async (event, raw: unknown) => {
    if (!isOurs(event, origin)) throw new Error('Refused: not a frame of Tieout.');
    return answer(handlers, running, event, raw);
  });
  ipcMain.on(channels.cancel, (event, id: unknown) => {
    if (isOurs(event, origin) && typeof id === 'string') running.cancel(event.sender.id, id);
  });
  return { cancelAll: () => running.cancelAll() };
}

/** The sender must be a living main frame whose origin is exactly ours. */
function isOurs(event: IpcMainInvokeEvent | IpcMainEvent, origin: string): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null || !URL.canParse(frame.url)) return false;
  const { protocol, host } = new URL(frame.url);
  return `${protocol}//${host}` === origin;
}

async function answer(
  handlers: Handlers,
  running: RunningCalls,
  event: IpcMainInvokeEvent,
  raw: unknown,
): Promise<Reply> {
  const { sender } = event;
  const parsed = v.safeParse(CallSchema, raw);
  const call = parsed.success ? running.start(sender.id, parsed.output.id) : null;
  if (!parsed.success || call === null) return { ok: false, error: malformed().data };
  const { id, method, params, priority } = parsed.output;
  const abandon = (): void => running.cancelOwner(sender.id);
  sender.once('destroyed', abandon);
  try {
    const result = await dispatch(handlers, method, params, {
      signal: call.signal,
      priority,
      progress: (progress) => {
        if (!sender.isDestroyed()) sender.send(channels.progress, id, progress);
      },
    });
    return { ok: true, result };
  } catch (thrown) {
    return { ok: false, error: toBridgeError(thrown, call.signal.aborted).data };
  } finally {
    call.done();
    if (!sender.isDestroyed()) sender.removeListener('destroyed', abandon);
  }
}

function malformed(): BridgeError {
  return new BridgeError({ code: 'badRequest', message: 'The call was malformed or its id is in use.' });
}

/** Exposes the bridge to the page, and nothing else. Runs sandboxed: no Node, one file. */
import { contextBridge, ipcRenderer } from 'electron';
import { methodNames } from '../shared/bridge.ts';
import { channels } from '../shared/wire.ts';
import type { WindowBridge } from '../shared/wire.ts';

const allowed: ReadonlySet<string> = new Set(methodNames);

const exposed: WindowBridge = {
  call: async (id, method, params, priority) => {
    if (!allowed.has(method)) throw new Error('Tieout has no such bridge method.');
    const reply: unknown = await ipcRenderer.invoke(channels.call, { id, method, params, priority });
    return reply;
  },
  cancel: (id) => ipcRenderer.send(channels.cancel, id),
  onProgress: (listener) => {
    // The event itself stays here: it holds `sender`, which reaches every channel.
    const forward = (_event: unknown, id: string, progress: unknown): void => listener(id, progress);
    ipcRenderer.on(channels.progress, forward);
    return () => void ipcRenderer.removeListener(channels.progress, forward);
  },
  onWish: (listener) => {
    const forward = (_event: unknown, wish: unknown): void => listener(wish);
    ipcRenderer.on(channels.wish, forward);
    return () => void ipcRenderer.removeListener(channels.wish, forward);
  },
};

contextBridge.exposeInMainWorld('tieout', exposed);

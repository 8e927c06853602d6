/** Composition root of the desktop app: builds the services, serves the screens and the bridge, opens the window. */
import { join } from 'node:path';
import { app, dialog, screen, shell } from 'electron';
import type { BrowserWindow } from 'electron';
import { EVERYONE_ONLINE, createDemoServers } from './demoCompany.ts';
import { APP_ORIGIN, registerAppScheme, serveAppScheme } from './host/appScheme.ts';
import { serveBridge } from './host/bridgeIpc.ts';
import { guardCrashes } from './host/crash.ts';
import { defaultDataDir } from './host/dataDir.ts';
import { lockDown } from './host/lockDown.ts';
import { openMainWindow, showWindow } from './host/mainWindow.ts';
import { createTray, type TrayKeeper } from './host/tray.ts';
import { readWindowState, writeWindowState } from './host/windowState.ts';
import { createServices } from './services.ts';
import { channels, type Wish } from '../shared/wire.ts';

const dataDir = process.env['TIEOUT_DATA_DIR'] || defaultDataDir();
const outDir = join(import.meta.dirname, '..');

/** From the moment that the app is told to quit, a window that is closed is closed. */
let isQuitting = false;
app.on('before-quit', () => {
  isQuitting = true;
});

guardCrashes((text) => {
  process.stderr.write(`${text}\n`);
  if (app.isReady()) dialog.showErrorBox('Tieout ran into a problem', text);
});
registerAppScheme();
app.setPath('userData', join(dataDir, 'window'));

if (app.requestSingleInstanceLock()) {
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      dialog.showErrorBox(
        'Tieout could not start',
        error instanceof Error ? error.message : 'The reason is not known. Start it again.',
      );
      app.quit();
    });
} else {
  app.quit();
}

async function start(): Promise<void> {
  lockDown();
  serveAppScheme(join(outDir, 'renderer'));
  let window: BrowserWindow | null = null;
  const open = () => {
    if (window !== null && !window.isDestroyed()) showWindow(window);
    else void openWindow(tray).then((opened) => (window = opened));
  };
  const tray = createTray({
    resources: [join(process.resourcesPath, 'resources'), join(outDir, '..', 'resources')],
    isMac: process.platform === 'darwin',
    onOpen: open,
    onSync: () => {
      if (window !== null && !window.isDestroyed())
        window.webContents.send(channels.wish, 'sync' satisfies Wish);
    },
    onQuit: () => app.quit(),
  });
  const services = await createServices({
    dataDir,
    hostKind: 'electron',
    keepInTray: (wish) => tray.keep(wish),
    openExternal: (url) => shell.openExternal(url),
    demoServers: createDemoServers(join(dataDir, 'demo'), EVERYONE_ONLINE),
  });
  const calls = serveBridge(services.handlers, APP_ORIGIN);
  window = await openWindow(tray);
  app.on('second-instance', open);
  app.on('activate', open);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  quitCleanly(async () => {
    calls.cancelAll();
    await services.close();
  });
}

async function openWindow(tray: TrayKeeper): Promise<BrowserWindow> {
  const file = join(dataDir, 'window.json');
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  const window = await openMainWindow({
    preload: join(outDir, 'preload', 'preload.cjs'),
    url: `${APP_ORIGIN}/`,
    state: await readWindowState(file, screens),
    devTools: !app.isPackaged,
  });
  window.on('close', (event) => {
    if (tray.isKept() && !isQuitting) {
      event.preventDefault();
      // Hidden pages are slowed down: what is being read, and what is read by itself, is to go on.
      window.webContents.setBackgroundThrottling(false);
      window.hide();
    }
    const state = { bounds: window.getNormalBounds(), maximised: window.isMaximized() };
    writeWindowState(file, state).catch(() => undefined);
  });
  return window;
}

/** Lets running work end before the process does, once. */
function quitCleanly(close: () => Promise<void>): void {
  let closing = false;
  app.on('will-quit', (event) => {
    if (closing) return;
    closing = true;
    event.preventDefault();
    void close().finally(() => app.quit());
  });
}

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
import { openMainWindow } from './host/mainWindow.ts';
import { readWindowState, writeWindowState } from './host/windowState.ts';
import { createServices } from './services.ts';

const dataDir = process.env['TIEOUT_DATA_DIR'] || defaultDataDir();
const outDir = join(import.meta.dirname, '..');

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
  const services = await createServices({
    dataDir,
    hostKind: 'electron',
    openExternal: (url) => shell.openExternal(url),
    demoServers: createDemoServers(join(dataDir, 'demo'), EVERYONE_ONLINE),
  });
  const calls = serveBridge(services.handlers, APP_ORIGIN);
  let window = await openWindow();
  app.on('second-instance', () => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('activate', () => {
    if (window.isDestroyed()) void openWindow().then((opened) => (window = opened));
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  quitCleanly(async () => {
    calls.cancelAll();
    await services.close();
  });
}

async function openWindow(): Promise<BrowserWindow> {
  const file = join(dataDir, 'window.json');
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  const window = await openMainWindow({
    preload: join(outDir, 'preload', 'preload.cjs'),
    url: `${APP_ORIGIN}/`,
    state: await readWindowState(file, screens),
    devTools: !app.isPackaged,
  });
  window.on('close', () => {
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

/** The one window. */
import { BrowserWindow } from 'electron';
import type { WindowState } from './windowState.ts';

export interface MainWindowOptions {
  /** Absolute path of the built preload script. */
  readonly preload: string;
  readonly url: string;
  readonly state: WindowState;
  readonly devTools: boolean;
}

/** Opens the window, isolated and sandboxed; shows it when its first frame is ready. */
export async function openMainWindow(options: MainWindowOptions): Promise<BrowserWindow> {
  const { bounds, maximised } = options.state;
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 1100,
    minHeight: 700,
    show: false,
    title: 'Tieout',
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: options.devTools,
    },
  });
  window.once('ready-to-show', () => {
    if (maximised) window.maximize();
    window.show();
  });
  await window.loadURL(options.url);
  return window;
}

/** Brings a window back from wherever it is: hidden, folded away or behind others. */
export function showWindow(window: BrowserWindow): void {
  window.webContents.setBackgroundThrottling(true);
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Opens a page in the system browser, without Electron. */
import { spawn } from 'node:child_process';

/** An opener that finds no browser says so at once; one that found it may stay as long as the browser does. */
const SETTLED_MS = 1_500;

/**
 * Resolves when the system has taken the address; rejects if there is no opener, or if it fails within `settledMs`. The
 * address is never seen by a shell.
 */
export async function openSystemBrowser(url: string, settledMs = SETTLED_MS): Promise<void> {
  const { command, args } = opener(process.platform, url);
  await new Promise<void>((done, failed) => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true });
    child.unref();
    const settled = setTimeout(done, settledMs);
    child.once('error', (error) => {
      clearTimeout(settled);
      failed(error);
    });
    child.once('exit', (code) => {
      clearTimeout(settled);
      if (code === 0) done();
      else failed(new Error('The system’s opener did not open the page.'));
    });
  });
}

/** Whether there is a screen that a window could appear on. */
export function hasDisplay(
  platform: NodeJS.Platform = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

function opener(platform: NodeJS.Platform, url: string): { command: string; args: string[] } {
  if (platform === 'darwin') return { command: 'open', args: [url] };
  if (platform === 'win32') return { command: 'rundll32', args: ['url.dll,FileProtocolHandler', url] };
  return { command: 'xdg-open', args: [url] };
}

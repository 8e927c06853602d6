/** Everything a page could do beyond its own origin, denied: permissions, navigation, windows, webviews, downloads. */
import { app, session } from 'electron';
import type { Session, WebContents } from 'electron';
import { APP_ORIGIN } from './appScheme.ts';

/** Locks every web contents that is ever created, and the default session. Call it when the app is ready. */
export function lockDown(): void {
  lockSession(session.defaultSession);
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
}

function lockSession(target: Session): void {
  target.setPermissionRequestHandler((contents, permission, decide) =>
    decide(mayHave(permission, contents.getURL())),
  );
  target.setPermissionCheckHandler((_contents, permission, origin) => mayHave(permission, origin));
  target.setDevicePermissionHandler(() => false);
  target.on('will-download', (event, item) => {
    if (!isOwnFile(item.getURL())) event.preventDefault();
  });
}

/** Our own page may notify (it does so only where the user turned that on). Nothing else, and nobody else. */
function mayHave(permission: string, url: string): boolean {
  return permission === 'notifications' && `${url}/`.startsWith(`${APP_ORIGIN}/`);
}

/** A file that our own screens made: the system's save dialog asks where to. Nothing from anywhere else is ever saved. */
function isOwnFile(url: string): boolean {
  return url.startsWith(`blob:${APP_ORIGIN}/`);
}

function lockContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

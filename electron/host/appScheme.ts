/** `app://tieout`: the one origin of the desktop app's screens. Files of the app, nothing else. */
import { protocol } from 'electron';
import { cacheControl, readAsset, resolveAsset, SECURITY_HEADERS } from './staticFiles.ts';

export const APP_ORIGIN = 'app://tieout';

/** Makes `app:` a secure, standard scheme. Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built screens in `rendererDir` under `app://tieout`. */
export function serveAppScheme(rendererDir: string): void {
  protocol.handle('app', (request) => answerAppRequest(rendererDir, request));
}

async function answerAppRequest(
  rendererDir: string,
  request: { readonly url: string; readonly method: string },
): Promise<Response> {
  if (request.method !== 'GET') return refuse(405);
  if (!request.url.startsWith(`${APP_ORIGIN}/`)) return refuse(403);
  const rawPath = request.url.slice(APP_ORIGIN.length);
  const file = resolveAsset(rendererDir, rawPath);
  const asset = file === null ? null : await readAsset(file);
  if (asset === null) return refuse(404);
  return new Response(new Uint8Array(asset.body), {
    headers: { ...SECURITY_HEADERS, 'content-type': asset.type, 'cache-control': cacheControl(rawPath) },
  });
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: SECURITY_HEADERS });
}

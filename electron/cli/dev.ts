/** `npm run dev`: the app with hot reload. Vite serves the screens from source behind the loopback host; the bridge is the real one. */
import { join } from 'node:path';
import { readStartOptions } from './options.ts';
import { serve } from './serve.ts';

const DEV_HMR_PORT = 47_825;

/** Serves the app with the screens from source, which reload as they change. Run it again after a change to electron/. */
async function dev(): Promise<void> {
  const options = readStartOptions(process.argv.slice(2));
  // Developers' tools: not part of the packaged app, so they are loaded only here.
  const { createServer } = await import('vite');
  const { default: react } = await import('@vitejs/plugin-react');
  const vite = await createServer({
    configFile: false,
    root: join(import.meta.dirname, '..', '..', 'renderer'),
    appType: 'spa',
    plugins: [react()],
    worker: { format: 'es' },
    server: {
      middlewareMode: true,
      hmr: { host: '127.0.0.1', port: DEV_HMR_PORT },
      headers: { 'content-security-policy': devPolicy() },
    },
  });
  await serve(options, {
    outDir: join(import.meta.dirname, '..'),
    serveScreens: (request, response) => {
      response.setHeader('content-security-policy', devPolicy());
      vite.middlewares(request, response);
    },
    close: () => vite.close(),
  });
}

/** Hot reload injects scripts and styles and listens on a socket: allowed here, never in the built app. */
function devPolicy(): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    `connect-src 'self' ws://127.0.0.1:${DEV_HMR_PORT}`,
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

try {
  await dev();
} catch (error) {
  console.error(error instanceof Error ? error.message : 'Tieout could not start.');
  process.exitCode = 1;
}

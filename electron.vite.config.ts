/** Builds the app: desktop process and command line (out/main), preload (out/preload), screens (out/renderer). */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Entries of the desktop process, by the name that `electron/cli/run.mjs` knows them by. */
const mainEntries = {
  main: 'electron/main.ts',
  start: 'electron/cli/start.ts',
  dev: 'electron/cli/dev.ts',
  sandbox: 'electron/cli/sandbox.ts',
  demo: 'electron/cli/demo.ts',
  match: 'electron/cli/match.ts',
  screenshots: 'electron/cli/screenshots.ts',
  bench: 'electron/cli/bench.ts',
  kill: 'electron/cli/kill.ts',
  checkLive: 'electron/cli/checkLive.ts',
  makeDemoFiles: 'electron/cli/makeDemoFiles.ts',
  makeEntryTypes: 'electron/cli/makeEntryTypes.ts',
};

const present = Object.entries(mainEntries).filter(([, path]) => existsSync(resolve(path)));

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      // The command line and the loopback host run on the oldest Node that we support, Electron on a newer one.
      target: 'node20.19',
      // Developers' tools that the command line loads when asked: never bundled, never packaged.
      externalizeDeps: {
        include: ['playwright-core', '@sparticuz/chromium', 'vite', '@vitejs/plugin-react'],
      },
      rolldownOptions: { input: Object.fromEntries(present) },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload can require nothing but `electron`: one file with everything in it.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: 'electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    base: '/',
    plugins: [react()],
    worker: {
      format: 'es',
      // jsPDF loads these for pictures and web pages only, which reports have none of.
      rolldownOptions: { external: ['html2canvas', 'canvg', 'dompurify'] },
    },
    // The workbook's library has its archive packed by workers made of strings, which the content policy refuses.
    resolve: { alias: [{ find: /^fflate$/, replacement: resolve('renderer/reports/zipHere.ts') }] },
    build: {
      outDir: 'out/renderer',
      emptyOutDir: true,
      // Inline data: URLs would need a wider content policy for fonts and workers.
      assetsInlineLimit: 0,
      // electron-vite leaves it off; with it the screens are less than half the size.
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: 'renderer/index.html' },
    },
  },
});

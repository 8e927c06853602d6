/**
 * Runs one of the command-line entries: `node electron/cli/run.mjs NAME [args]`. Builds first if a source is newer than the last build.
 * Prints nothing of its own unless the build fails. `build` alone builds; `build --force` builds in any case.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const stamp = join(root, 'out', '.stamp');
const lock = join(root, 'out', '.building');
/** A build takes seconds; a lock older than this was left by one that was killed. */
const STALE_MS = 120_000;
const sources = [
  'electron',
  'shared',
  'renderer',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];

/** Latest change of a file or of anything in a folder, in milliseconds. */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stat.mtimeMs);
}

function isFresh() {
  const built = statSync(stamp, { throwIfNoEntry: false });
  return built !== undefined && sources.every((path) => newest(join(root, path)) <= built.mtimeMs);
}

/** Takes the right to build; waits for another build to end first. */
function takeLock() {
  mkdirSync(dirname(lock), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const taken = statSync(lock, { throwIfNoEntry: false });
    if (taken !== undefined && Date.now() - taken.mtimeMs > STALE_MS)
      rmSync(lock, { recursive: true, force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
}

/** Builds unless someone just did. */
function ensureBuilt(force) {
  if (!force && isFresh()) return;
  takeLock();
  process.once('exit', () => rmSync(lock, { recursive: true, force: true }));
  if (force || !isFresh()) build();
  rmSync(lock, { recursive: true, force: true });
}

/** Builds in a process of its own, so that its noise stays out of what the tool prints. */
function build() {
  const began = new Date();
  // A build that fails leaves its folder half done: nothing may take it for fresh.
  rmSync(stamp, { force: true });
  const tool = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const done = spawnSync(process.execPath, [tool, 'build'], { cwd: root, encoding: 'utf8' });
  if (done.status !== 0) {
    process.stderr.write(`${done.stdout}${done.stderr}\nThe build failed; see above.\n`);
    process.exit(1);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${began.toISOString()}\n`);
  // What was changed while the build ran counts as newer than it.
  utimesSync(stamp, began, began);
}

const [name = '', ...args] = process.argv.slice(2);
ensureBuilt(name === 'build' && args.includes('--force'));
if (name !== 'build') {
  const entry = join(root, 'out', 'main', `${name}.js`);
  if (!/^[A-Za-z]+$/.test(name) || !existsSync(entry)) {
    process.stderr.write(`There is no command "${name}".\n`);
    process.exit(2);
  }
  process.argv = [process.execPath, entry, ...args];
  await import(pathToFileURL(entry).href);
}

/** One process a data folder: two would overwrite each other's sign-ins, whose tokens change at every use. */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';

/** A clock that is set right after the start moves the moment of starting with it. */
const CLOCK_SLACK_MS = 60_000;

export interface DataLock {
  release(): void;
}

/**
 * Takes the folder for this process, making it (for its owner alone) if missing. A lock whose process is gone is taken
 * over, and so is one from before this computer was last started: its number may be another program's by now.
 * Throws `Error` with what to do if another process has it; where the folder can't be written to, nothing is locked.
 */
export function lockDataDir(dir: string, isAlive: (pid: number) => boolean = processIsAlive): DataLock {
  const file = join(dir, 'running.pid');
  const release = (): void => {
    if (holder(file) === process.pid) rmSync(file, { force: true });
  };
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    if (claim(file)) return { release };
  } catch {
    return { release: () => undefined };
  }
  const other = holder(file);
  const current = other !== null && other !== process.pid && !isOlderThanBoot(file);
  if (current && isAlive(other)) throw new Error(inUse(dir, file, other));
  rmSync(file, { force: true });
  if (!claim(file)) throw new Error(inUse(dir, file, holder(file) ?? 0));
  return { release };
}

/** False if the file is already there. */
function claim(file: string): boolean {
  try {
    writeFileSync(file, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function holder(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, 'utf8').trim());
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

function isOlderThanBoot(file: string): boolean {
  const bootedAt = Date.now() - uptime() * 1000;
  const lockedAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return lockedAt < bootedAt - CLOCK_SLACK_MS;
}

function processIsAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there but belongs to someone else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function inUse(dir: string, file: string, pid: number): string {
  return (
    `Tieout is already running on ${dir} (process ${pid}). Use that one, close it first, or choose another folder ` +
    `with --data DIR. If nothing of Tieout is running, delete ${file} and start again.`
  );
}

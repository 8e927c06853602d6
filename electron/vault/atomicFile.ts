/** A small file that is always either its old or its new self, whatever happens between. */
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

const RENAME_ATTEMPTS = 8;
const BUSY = new Set(['EPERM', 'EACCES', 'EBUSY']);

/** The `code` of a Node system error, or empty. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The file's text, or null if there is none. */
export async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Where a write in progress lives; a leftover means that a write was cut short and never took effect. */
export function temporaryOf(path: string): string {
  return `${path}.tmp`;
}

/** Writes `text` (mode 0600) beside the file, flushes it, puts it in place and flushes the folder. When it rejects, nothing was changed. */
export async function writeAtomically(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = temporaryOf(path);
  await rm(temporary, { force: true });
  const file = await open(temporary, 'wx', 0o600);
  try {
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await renameWithPatience(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(path));
}

/** On Windows a virus scanner may hold the target for a moment. */
async function renameWithPatience(from: string, to: string, attempt = 1): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    const worthwhile = process.platform === 'win32' && BUSY.has(errorCode(error));
    if (!worthwhile || attempt >= RENAME_ATTEMPTS) throw error;
    await new Promise((resolve) => setTimeout(resolve, 25 * attempt));
    await renameWithPatience(from, to, attempt + 1);
  }
}

/** Makes the rename itself durable. Windows can't open folders; its rename is journalled by the file system. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

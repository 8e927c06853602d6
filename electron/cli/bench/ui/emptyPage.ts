/** The real app in a real browser with nothing in it, for benchmarks that fill its local database themselves. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Session, openSession } from '../../demo/session.ts';

/** Opens the app once, so that its database is there, then goes to an empty page of its origin. Everything is gone after `work`. */
export async function onEmptyPage<T>(work: (session: Session) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tieout-bench-'));
  // All of a command's code is in one folder, `out/main`.
  const rendererDir = join(import.meta.dirname, '..', 'renderer');
  try {
    const session = await openSession({ dataDir, rendererDir, port: 0, size: { width: 1440, height: 900 } });
    try {
      await session.page.waitForSelector('main');
      await session.page.goto(`${session.host.origin}/nothing`);
      return await work(session);
    } finally {
      await session.close();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

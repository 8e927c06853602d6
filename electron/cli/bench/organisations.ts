/** A practice of forty organisations with two years of books each: calls used, limits kept, clicks that don't wait. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClientSize, practiceSizes } from './organisations/clients.ts';
import { openPractice } from './organisations/practice.ts';
import { type SyncRun, syncPractice } from './organisations/syncRun.ts';
import { type BenchOptions, type BenchRow, row } from './report.ts';

const FULL = { organisations: 40, largest: 30_000 } as const;
const SMALL = { organisations: 8, largest: 4_000 } as const;
const CLICK_EVERY_MS = 400;
// Not the app's own: one may run beside this.
const PORTS = [48_341, 48_342];
const DAY_MS = 86_400_000;

/** The first sync of everything, then the daily one, by the wall's own clock: what waits for Xero's minute takes as long here. */
export async function benchOrganisations({ small }: BenchOptions): Promise<readonly BenchRow[]> {
  const { organisations, largest } = small ? SMALL : FULL;
  const sizes = practiceSizes(organisations, largest);
  const dir = mkdtempSync(join(tmpdir(), 'tieout-bench-'));
  const practice = await openPractice({ sizes, dir, jumps: false, ports: PORTS });
  try {
    const first = await syncPractice(practice, { since: null, clickEveryMs: CLICK_EVERY_MS });
    const since = new Date(practice.now() - DAY_MS).toISOString();
    const daily = await syncPractice(practice, { since, clickEveryMs: CLICK_EVERY_MS });
    return [rowOf('First sync, two years', sizes, first), rowOf('Daily sync', sizes, daily)];
  } finally {
    await practice.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

function rowOf(name: string, sizes: readonly ClientSize[], run: SyncRun): BenchRow {
  const { objects, ms, calls, least, ...counted } = run;
  return row(
    { bench: 'organisations', case: name, size: sizes.length, unit: 'organisations' },
    { ms, runs: 1 },
    { objects, calls, least, timesLeast: Math.round((calls * 100) / least) / 100, ...counted },
  );
}

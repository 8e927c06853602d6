/** A small practice synced for real; only waiting for Xero's minute is jumped over: its limits hold, nobody waits for a sync. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { practiceSizes } from '../../../../../electron/cli/bench/organisations/clients.ts';
import { openPractice, type Practice } from '../../../../../electron/cli/bench/organisations/practice.ts';
import { syncPractice } from '../../../../../electron/cli/bench/organisations/syncRun.ts';

// Not the app's own ports: those may be in use by an app that runs beside the tests.
const PORTS = [48331, 48332];

let dir = '';
let practice: Practice;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tieout-practice-'));
  practice = await openPractice({ sizes: practiceSizes(3, 600), dir, jumps: true, ports: PORTS });
}, 60_000);
afterAll(async () => {
  await practice.close();
  await rm(dir, { recursive: true, force: true });
});

it('reads every organisation with the fewest calls that there are, and again what changed', async () => {
  const first = await syncPractice(practice, { since: null, clickEveryMs: 40 });
  expect(first.calls).toBe(first.least);
  expect(first.refused).toBe(0);
  expect(first.objects).toBeGreaterThan(1500);
  const since = new Date(practice.now() - 86_400_000).toISOString();
  const daily = await syncPractice(practice, { since, clickEveryMs: 40 });
  expect(daily.calls).toBe(3 * 11);
  expect(daily.calls).toBe(daily.least);
}, 60_000);

it('never takes more than 60 calls of an organisation in any minute, and no click waits for more than one', async () => {
  const run = await syncPractice(practice, { since: null, clickEveryMs: 400, times: 8 });
  // More than a minute of calls was wanted of each.
  expect(run.calls / 3).toBeGreaterThan(60);
  expect(run.mostInAMinute).toBeLessThanOrEqual(60);
  expect(run.mostInAMinute).toBeGreaterThan(40);
  expect(run.refused).toBe(0);
  expect(run.clicks).toBeGreaterThan(2);
  expect(run.mostBeforeAClick).toBeLessThanOrEqual(1);
}, 60_000);

/** Reading by itself, over the real services and with a clock of our own: what is due, quietly, and never in the user's way. */
import 'fake-indexeddb/auto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { clientSeed } from '../../../../electron/cli/bench/organisations/clients.ts';
import { demoEndpoints } from '../../../../electron/endpoints.ts';
import { dispatch } from '../../../../electron/ipc/dispatch.ts';
import { allowAccess } from '../../../../electron/sandbox/demo.ts';
import { type RunningPractice, startPractice } from '../../../../electron/sandbox/practice.ts';
import { createServices, type Services } from '../../../../electron/services.ts';
import { openVault } from '../../../../electron/vault/openVault.ts';
import { BookRegistry, newBook, openBook } from '../../../../renderer/db/bookRegistry.ts';
import { syncBook } from '../../../../renderer/flows/books/syncBook.ts';
import type { BridgeCaller } from '../../../../renderer/flows/context.ts';
import { defaultLocks, withPostingLock } from '../../../../renderer/flows/post/lock.ts';
import { localMatcherOf } from '../../../../renderer/matching/localMatcher.ts';
import { attemptJob } from '../../../../renderer/stores/attempt.ts';
import { useJobs } from '../../../../renderer/stores/jobs.ts';
import { useScheduled } from '../../../../renderer/stores/scheduled.ts';
import { createScheduler } from '../../../../renderer/stores/scheduler.ts';
import { useSettings } from '../../../../renderer/stores/settings.ts';
import { type CallPriority, parseResult } from '../../../../shared/bridge.ts';

const HOUR = 3_600_000;
const db = openBook('main');
const registry = new BookRegistry('books-scheduler');
let dir = '';
let practice: RunningPractice;
let services: Services;
let clock = Date.now();
let isOnline = true;
/** What was asked of Xero, and how urgently. */
let asked: { name: string; priority: CallPriority | undefined }[] = [];
/** Called before each call goes out. */
let onCall: () => void = () => undefined;

const call: BridgeCaller = async (method, params, options) => {
  if (method.startsWith('xero.')) asked.push({ name: method, priority: options?.priority });
  onCall();
  const signal = options?.signal ?? new AbortController().signal;
  return parseResult(
    method,
    await dispatch(services.handlers, method, params, { signal, progress: () => undefined }),
  );
};
const now = () => clock;
const matcher = localMatcherOf(db);
const scheduler = createScheduler({
  registry,
  handles: { of: () => ({ db, matcher }) },
  call,
  now,
  locks: defaultLocks(),
  isOnline: () => isOnline,
});
const ground = { db, call, now, matcher };

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tieout-scheduler-'));
  practice = await startPractice([
    clientSeed(0, { contacts: 3, invoices: 5, bankTransactions: 0, transfers: 0 }),
  ]);
  services = await createServices({
    dataDir: dir,
    hostKind: 'browser',
    openExternal: (url) => allowAccess(practice.base, url),
    vault: await openVault({ dir, openSlot: () => Promise.reject(new Error('no keychain in this test')) }),
    live: demoEndpoints(practice.base),
  });
  await registry.books.put(newBook('main', 1));
  const tenantId = [...practice.states.keys()][0] ?? '';
  const { signInId } = await call('xero.signIn', { clientId: practice.clientId });
  await call('xero.choose', { signInId, tenantId, bookId: 'main' });
  await syncBook(registry, 'main', { call, now });
}, 60_000);
beforeEach(() => {
  asked = [];
  onCall = () => undefined;
  isOnline = true;
  useSettings.setState(({ settings }) => ({ settings: { ...settings, schedule: 'day' } }));
  useScheduled.setState({ told: null });
});
afterAll(async () => {
  await services?.close();
  await practice?.close();
  await Promise.all([db.delete(), registry.delete()]);
  await rm(dir, { recursive: true, force: true });
});

const syncedAt = async () => (await registry.books.get('main'))?.summary?.syncedAt;

it('leaves a book alone that was read within the day, and reads it once it is older, behind everything else at Xero', async () => {
  await scheduler.tick();
  expect(asked).toEqual([]);
  clock += 25 * HOUR;
  await scheduler.tick();
  expect(asked.length).toBeGreaterThan(3);
  expect(new Set(asked.map(({ priority }) => priority))).toEqual(new Set(['background']));
  expect(await syncedAt()).toBe(clock);
  expect(useScheduled.getState().told).toMatchObject({ bookId: 'main', fresh: [] });
  expect(useJobs.getState().jobs).toEqual([]);
  asked = [];
  await scheduler.tick();
  expect(asked).toEqual([]);
});

it('does nothing when switched off, offline, while work runs, or while another window posts', async () => {
  clock += 25 * HOUR;
  useSettings.setState(({ settings }) => ({ settings: { ...settings, schedule: 'off' } }));
  await scheduler.tick();
  useSettings.setState(({ settings }) => ({ settings: { ...settings, schedule: 'hour' } }));
  isOnline = false;
  await scheduler.tick();
  isOnline = true;
  await attemptJob(ground, 'report', () => scheduler.tick());
  expect(asked).toEqual([]);
  await withPostingLock(db.name, defaultLocks(), () => scheduler.tick());
  expect(asked).toEqual([]);
  clock += HOUR;
  await scheduler.tick();
  expect(await syncedAt()).toBe(clock);
});

it('stops where it is when the user posts, lets that go first, and goes on at the next turn', async () => {
  clock += 25 * HOUR;
  const order: string[] = [];
  let posting: Promise<unknown> = Promise.resolve();
  onCall = () => {
    onCall = () => undefined;
    posting = attemptJob(ground, 'post', async () => {
      const others = useJobs.getState().jobs.filter(({ kind }) => kind === 'scheduled');
      order.push(`posting beside ${others.length}`);
    });
  };
  await scheduler.tick();
  await posting;
  expect(order).toEqual(['posting beside 0']);
  expect(useScheduled.getState().told).toBeNull();
  expect(await syncedAt()).toBeLessThan(clock);
  await scheduler.tick();
  expect(await syncedAt()).toBe(clock);
});

it('what needs the user is told once; the others of the day stay quiet', async () => {
  const { connections } = await call('connections.list', {});
  for (const { id } of connections) await call('connections.remove', { connectionId: id });
  clock += 25 * HOUR;
  await scheduler.tick();
  expect(useScheduled.getState().told?.fresh).toMatchObject([{ code: 'unauthorised', isRead: false }]);
  clock += 25 * HOUR;
  await scheduler.tick();
  expect(useScheduled.getState().told?.fresh).toEqual([]);
  expect(await registry.notices.count()).toBe(1);
});

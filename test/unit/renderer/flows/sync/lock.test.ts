/** Two windows sync the same book at once: one after the other, over the real flow and two connections to one database. */
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { TieoutDatabase } from '../../../../../renderer/db/database.ts';
import type { FlowContext } from '../../../../../renderer/flows/context.ts';
import { localLocks, type WaitingLocks } from '../../../../../renderer/flows/sync/lock.ts';
import { syncAll } from '../../../../../renderer/flows/sync.ts';
import { type Method, parseResult, type Result } from '../../../../../shared/bridge.ts';
import { deferred } from '../../../../support/deferred.ts';
import { withDatabase } from './world.ts';

interface Window {
  readonly ctx: FlowContext;
  readonly locks: WaitingLocks;
  readonly stages: string[];
}

interface World {
  readonly log: string[];
  /** The first window waits here in the midst of its sync. */
  readonly gate: ReturnType<typeof deferred<void>>;
  /** Resolves when it does. */
  readonly inside: ReturnType<typeof deferred<void>>;
}

function windowOf(name: string, db: TieoutDatabase, world: World, locks: WaitingLocks): Window {
  const stages: string[] = [];
  const call = async <M extends Method>(method: M): Promise<Result<M>> => {
    world.log.push(`${name} begins`);
    if (name === 'first') {
      world.inside.resolve();
      await world.gate.promise;
    }
    world.log.push(`${name} ends`);
    return parseResult(method, { connections: [] });
  };
  const onProgress: FlowContext['onProgress'] = ({ stage }) => stages.push(stage);
  return { ctx: { db, call, now: () => 0, onProgress }, locks, stages };
}

async function withWindows(
  work: (first: Window, second: Window, world: World) => Promise<void>,
): Promise<void> {
  await withDatabase(async (db) => {
    const other = new TieoutDatabase(db.name);
    const world: World = { log: [], gate: deferred(), inside: deferred() };
    const locks = localLocks();
    try {
      await work(windowOf('first', db, world, locks), windowOf('second', other, world, locks), world);
    } finally {
      other.close();
    }
  });
}

const sync = (
  { ctx, locks }: Window,
  more: Partial<FlowContext> = {},
  history: 'recent' | 'older' = 'recent',
) => syncAll({ ...ctx, ...more }, { history }, locks);

it('the second waits until the first is through, says so, and then reads itself', async () => {
  await withWindows(async (first, second, { log, gate, inside }) => {
    const one = sync(first);
    await inside.promise;
    const two = sync(second);
    await expect.poll(() => second.stages).toEqual(['sync.waiting']);
    expect(log).toEqual(['first begins']);
    gate.resolve();
    expect([await one, await two].map(({ cancelled }) => cancelled)).toEqual([false, false]);
    expect(log).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
    expect(first.stages).toEqual([]);
  });
});

it('cancelled while it waits, it has read nothing, and the turn after it comes all the same', async () => {
  await withWindows(async (first, second, { log, gate, inside }) => {
    const one = sync(first);
    await inside.promise;
    const stop = new AbortController();
    const two = sync(second, { signal: stop.signal });
    await expect.poll(() => second.stages).toEqual(['sync.waiting']);
    stop.abort();
    expect(await two).toMatchObject({ cancelled: true, connections: [] });
    const three = sync(second);
    gate.resolve();
    await Promise.all([one, three]);
    expect(log).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });
});

it('what is recent doesn’t wait for older history, and a sync that fails leaves the turn to the next', async () => {
  await withWindows(async (first, second, { log, gate, inside }) => {
    const older = sync(first, {}, 'older');
    await inside.promise;
    await sync(second);
    expect(log).toEqual(['first begins', 'second begins', 'second ends']);
    gate.resolve();
    await older;
    const broken = sync(second, { call: () => Promise.reject(new Error('gone')) });
    await expect(broken).rejects.toThrow('gone');
    expect(await sync(second)).toMatchObject({ cancelled: false });
  });
});

/**
 * Two computers on one organisation: each with its own services, sign-in, local database and journal, over real HTTP. Their calls to the
 * desktop process take turns as a schedule says, so that a race happens the same in every run. Import `fake-indexeddb/auto` first.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDemoServers } from '../../electron/demoCompany.ts';
import type { RunningDemo } from '../../electron/sandbox/demo.ts';
import type { FlowContext } from '../../renderer/flows/context.ts';
import { readyCompany } from '../unit/renderer/flows/post/readyCompany.ts';
import { type DemoFlow, openDemoFlow } from './demoFlow.ts';

export interface TwoDesks {
  readonly demo: RunningDemo;
  readonly first: DemoFlow;
  readonly second: DemoFlow;
  /** Ids of the decisions that both have made. */
  readonly ids: readonly string[];
  close(): Promise<void>;
}

/** The demo company on two computers, everything certain decided on both, nothing posted. `name` begins the databases' names. */
export async function openTwoDesks(name: string): Promise<TwoDesks> {
  const dir = await mkdtemp(join(tmpdir(), 'tieout-desks-'));
  const servers = createDemoServers(dir);
  const shared = { ...servers, close: () => Promise.resolve() };
  const demo = await servers.start();
  const limits = { method: 'POST', body: JSON.stringify({ minute: 5_000, day: 50_000 }) };
  await fetch(`${demo.addresses.control}/limits`, limits);
  const first = await openDemoFlow(`${name}-first`, shared);
  const second = await openDemoFlow(`${name}-second`, shared);
  const { ids } = await readyCompany(first);
  await readyCompany(second);
  const close = async () => {
    await first.close();
    await second.close();
    await servers.close();
    await rm(dir, { recursive: true, force: true });
  };
  return { demo, first, second, ids, close };
}

/**
 * Runs two works at once. One call at a time is on its way: when both wait with one, `turns` says whose goes (false: the first's; the
 * last for ever), and the other waits until that one has its answer and comes with its next call or is through.
 */
export async function inTurns<A, B>(
  [one, other]: readonly [FlowContext, FlowContext],
  turns: readonly boolean[],
  works: readonly [(ctx: FlowContext) => Promise<A>, (ctx: FlowContext) => Promise<B>],
): Promise<[A, B]> {
  const waiting = new Map<boolean, () => void>();
  const active = new Set([false, true]);
  let turn = 0;
  const step = () => {
    if (waiting.size < active.size) return;
    const wanted = turns[Math.min(turn, turns.length - 1)] ?? false;
    turn += 1;
    const who = waiting.has(wanted) ? wanted : !wanted;
    const go = waiting.get(who);
    waiting.delete(who);
    go?.();
  };
  const side = (ctx: FlowContext, who: boolean): FlowContext => ({
    ...ctx,
    call: async (method, params) => {
      await new Promise<void>((resolve) => {
        waiting.set(who, resolve);
        step();
      });
      return await ctx.call(method, params);
    },
  });
  const through = async <T>(who: boolean, work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } finally {
      active.delete(who);
      step();
    }
  };
  return await Promise.all([
    through(false, works[0](side(one, false))),
    through(true, works[1](side(other, true))),
  ]);
}

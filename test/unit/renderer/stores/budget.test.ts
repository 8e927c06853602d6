/** Calls left, over real HTTP: current after every call, also after one that Xero refuses. */
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { syncAll } from '../../../../renderer/flows/sync.ts';
import {
  forgetBudget,
  minuteLeft,
  recallBudget,
  type SeenBudget,
  scarcest,
  useBudget,
  watchBudget,
} from '../../../../renderer/stores/budget.ts';
import { type DemoFlow, openDemoFlow } from '../../../support/demoFlow.ts';

let flow: DemoFlow;
beforeAll(async () => {
  flow = await openDemoFlow('budget');
  await flow.ctx.call('demo.open', {});
}, 60_000);
afterAll(() => flow?.close());

let clock = 1_000_000;
const now = () => clock;
const seen = () => scarcest(useBudget.getState());

async function control(path: string, body?: object) {
  const { addresses } = await flow.services.demo.start();
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const reply = await fetch(`${addresses.control}/${path}`, init);
  return new Map<string, unknown>(Object.entries(Object(await reply.json())));
}

it('is what Xero last said, after reads, after a sync, and after a call that it refused', async () => {
  const call = watchBudget(flow.ctx.call, now);
  const { connections } = await call('connections.list', {});
  const id = connections.find(({ kind }) => kind === 'xero')?.id ?? '';
  expect(seen()).toBeNull();
  await call('xero.organisation', { connectionId: id });
  const first = seen();
  expect(first).toMatchObject({ at: clock, minuteRemaining: 59 });
  await call('xero.accounts', { connectionId: id, modifiedSince: null, cursor: null });
  expect(seen()).toMatchObject({
    dayRemaining: (first?.dayRemaining ?? 0) - 1,
    minuteRemaining: (first?.minuteRemaining ?? 0) - 1,
  });
  // A provider's answer says nothing of Xero's limits and changes nothing.
  const before = seen();
  await syncAll({ ...flow.ctx, call });
  expect(seen()?.dayRemaining).toBeLessThan(before?.dayRemaining ?? 0);

  // The day is used up: the call that is refused tells it.
  await control('limits', { day: 1, minute: 5_000 });
  await expect(call('xero.organisation', { connectionId: id })).rejects.toMatchObject({
    data: { code: 'rateLimited' },
  });
  expect(seen()?.dayRemaining).toBe(0);

  // A window that is opened again hears what was seen last, without a call to Xero.
  const requests = async () => (await control('requests')).get('requests');
  const made = await requests();
  forgetBudget(id);
  expect(seen()).toBeNull();
  await recallBudget(flow.ctx.call, id, now);
  expect(seen()?.dayRemaining).toBe(0);
  expect(await requests()).toEqual(made);
}, 60_000);

it('tells the organisation with the fewest calls left, and a minute only while it lasts', () => {
  const budget: SeenBudget = { dayRemaining: 4_000, minuteRemaining: 12, at: clock };
  const few = { dayRemaining: 70, minuteRemaining: 60, at: clock };
  const unsaid: SeenBudget = { ...budget, dayRemaining: null };
  useBudget.setState({
    seen: new Map([
      ['a', budget],
      ['b', few],
      ['c', unsaid],
    ]),
  });
  expect(seen()).toBe(few);
  expect(minuteLeft(budget, clock + 59_999)).toBe(12);
  clock += 60_000;
  expect(minuteLeft(budget, clock)).toBeNull();
  expect(minuteLeft(null, clock)).toBeNull();
});

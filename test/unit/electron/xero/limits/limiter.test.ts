import { setImmediate as breathe } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { CallPriority, Progress } from '../../../../../shared/bridge.ts';
import { RESERVES } from '../../../../../electron/xero/limits/lane.ts';
import { createLimiter } from '../../../../../electron/xero/limits/limiter.ts';
import { type Headers, XeroFailure } from '../../../../../electron/xero/clientSdk.ts';
import { virtualClock } from './virtualClock.ts';

const START = 10_000_000;

function rig() {
  const clock = virtualClock(START);
  const limiter = createLimiter({ now: clock.now, sleep: clock.sleep });
  const progress: Progress[] = [];
  const begun: string[] = [];
  const context = (priority: CallPriority = 'user', signal = new AbortController().signal) => ({
    signal,
    priority,
    progress: (step: Progress) => progress.push(step),
  });
  /** A call that takes `ms` and notes its name when it begins. */
  const call =
    (name = '', ms = 1000, headers: Headers = {}) =>
    async () => {
      begun.push(name);
      await clock.sleep(ms);
      return { headers };
    };
  const many = (n: number, name: string, priority: CallPriority, ms?: number) =>
    Array.from({ length: n }, async (_, index) => {
      await limiter.run('t', call(`${name}${index}`, ms), context(priority));
    });
  return { clock, limiter, progress, begun, context, call, many };
}

const refused = (headers: Headers) => new XeroFailure(429, {}, headers);
const names = (name: string, n: number) => Array.from({ length: n }, (_, index) => `${name}${index}`);

describe('places', () => {
  it('makes five calls at a time for the user, in order, and keeps one place from long work', async () => {
    const { clock, begun, many } = rig();
    const clicks = Promise.all(many(7, 'u', 'user'));
    await breathe();
    expect(begun).toEqual(names('u', 5));
    await clock.run(clicks);
    expect(begun).toEqual(names('u', 7));
    begun.length = 0;
    const sync = Promise.all(many(7, 's', 'sync'));
    await breathe();
    expect(begun).toEqual(names('s', 4));
    await clock.run(sync);
    expect(begun).toEqual(names('s', 7));
  });

  it('begins a click at once while long work runs and waits; what was asked for goes before what begins by itself', async () => {
    const { clock, begun, many } = rig();
    const all = [
      ...many(6, 'b', 'background'),
      ...many(2, 's', 'sync'),
      ...many(1, 'u', 'user'),
      ...many(1, 'v', 'user'),
    ];
    await breathe();
    expect(begun).toEqual(['b0', 'b1', 'b2', 'b3', 'u0']);
    await clock.run(Promise.all(all));
    expect(begun.slice(5)).toEqual(['v0', 's0', 's1', 'b4', 'b5']);
  });

  it('frees its place after a failure', async () => {
    const { limiter, context, begun, call, clock } = rig();
    for (let index = 0; index < 7; index += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await expect(limiter.run('t', async () => Promise.reject(new Error('no')), context())).rejects.toThrow(
        'no',
      );
    }
    await clock.run(limiter.run('t', call('ok'), context()));
    expect(begun).toEqual(['ok']);
  });
});

describe('the minute', () => {
  it('never begins a 61st call before a minute after the end of the first, and leaves the last ones to a click', async () => {
    const { clock, limiter, context, call, begun, many, progress } = rig();
    const sync = Promise.all(many(80, 's', 'sync', 500));
    await clock.run(clock.sleep(20_000));
    expect(begun).toHaveLength(60 - RESERVES.minute);
    expect(progress.at(-1)).toMatchObject({ unit: 'waitingForLimit' });
    expect(limiter.budget('t')).toBeNull();
    const before = clock.now();
    await clock.run(limiter.run('t', call('click', 500), context()));
    expect(clock.now() - before).toBe(500);
    await clock.run(sync);
    expect(clock.now()).toBeGreaterThan(START + 60_000);
    expect(clock.now()).toBeLessThan(START + 75_000);
  });

  it('believes Xero where it says that less is left: another computer calls too', async () => {
    const { clock, limiter, context, call, begun, many } = rig();
    await clock.run(
      limiter.run(
        't',
        call('first', 100, { 'x-minlimit-remaining': '10', 'x-daylimit-remaining': '900' }),
        context(),
      ),
    );
    expect(limiter.budget('t')).toEqual({
      minuteRemaining: 10,
      dayRemaining: 900,
      waiting: 0,
      opensInSeconds: null,
    });
    const sync = Promise.all(many(5, 's', 'sync', 100));
    await breathe();
    expect(begun).toEqual(['first', 's0', 's1']);
    expect(limiter.budget('t')).toEqual({
      minuteRemaining: 8,
      dayRemaining: 898,
      waiting: 3,
      opensInSeconds: 60,
    });
    await clock.run(sync);
    expect(clock.now() - START).toBeGreaterThan(60_000);
    expect(begun).toHaveLength(6);
  });

  it('learns that more is allowed', async () => {
    const { clock, limiter, context, call, many } = rig();
    await clock.run(limiter.run('t', call('', 1, { 'x-minlimit-remaining': '4999' }), context()));
    await clock.run(Promise.all(many(300, 's', 'sync', 10)));
    expect(clock.now() - START).toBeLessThan(2000);
  });

  it('waits out a minute limit as long as Xero says, telling how long, and sends again before the others', async () => {
    const { clock, limiter, context, progress, begun, call } = rig();
    let calls = 0;
    const limited = async () => {
      calls += 1;
      begun.push('limited');
      if (calls === 1) throw refused({ 'x-rate-limit-problem': 'minute', 'retry-after': '17' });
      return { headers: { 'x-minlimit-remaining': '59', 'x-daylimit-remaining': '4321' } };
    };
    const first = limiter.run('t', limited, context());
    const second = limiter.run('t', call('second', 0), context());
    expect((await clock.run(first)).headers['x-minlimit-remaining']).toBe('59');
    await clock.run(second);
    expect(begun).toEqual(['limited', 'second', 'limited']);
    expect(clock.now() - START).toBe(17_000);
    expect(progress[0]).toEqual({ done: 0, total: 17, unit: 'waitingForLimit' });
    expect(progress.at(-1)).toEqual({ done: 16, total: 17, unit: 'waitingForLimit' });
    expect(limiter.budget('t')).toMatchObject({ minuteRemaining: 57, dayRemaining: 4321 });
    expect(limiter.budget('other')).toBeNull();
  });

  it('is one for all organisations together as well', async () => {
    const { clock, limiter, context, call } = rig();
    const few = { 'x-appminlimit-remaining': String(RESERVES.appMinute + 1) };
    await clock.run(limiter.run('a', call('', 1, few), context()));
    const begin = clock.now();
    await clock.run(limiter.run('b', call('', 1), context('sync')));
    expect(clock.now() - begin).toBe(1);
    await clock.run(limiter.run('c', call('', 1), context('user')));
    expect(clock.now() - begin).toBe(2);
    await clock.run(limiter.run('d', call('', 1), context('sync')));
    expect(clock.now() - begin).toBeGreaterThan(59_000);
    const appLimit = refused({ 'x-rate-limit-problem': 'appminute', 'retry-after': '9' });
    let calls = 0;
    const once = async () => {
      calls += 1;
      if (calls === 1) throw appLimit;
      return { headers: {} };
    };
    const asked = clock.now();
    await clock.run(
      Promise.all([limiter.run('a', once, context()), limiter.run('b', call('', 0), context())]),
    );
    expect(clock.now() - asked).toBe(9000);
  });

  it('lets long work go on while clicks keep coming, one call a minute', async () => {
    const { clock, limiter, context, call, begun } = rig();
    let isOver = false;
    const clicking = (async () => {
      // oxlint-disable-next-line no-unmodified-loop-condition -- by the other one
      while (!isOver) {
        // oxlint-disable-next-line no-await-in-loop -- one click after the other
        await limiter.run('t', call('u', 200), context());
      }
    })();
    const sync = (async () => {
      for (let index = 0; index < 3; index += 1) {
        // oxlint-disable-next-line no-await-in-loop -- as a sync reads
        await limiter.run('t', call('s', 200), context('background'));
      }
      isOver = true;
    })();
    await clock.run(sync);
    await clock.run(clicking);
    expect(begun.filter((name) => name === 's')).toHaveLength(3);
    expect(clock.now() - START).toBeLessThan(15 * 60_000);
  });
});

describe('the day', () => {
  it('is an error that says when: nobody waits for tomorrow', async () => {
    const { limiter, context, clock } = rig();
    const headers = { 'x-rate-limit-problem': 'day', 'retry-after': '14000', 'x-daylimit-remaining': '0' };
    await expect(
      limiter.run('t', async () => Promise.reject(refused(headers)), context()),
    ).rejects.toMatchObject({
      data: {
        code: 'rateLimited',
        retryAfterSeconds: 14_000,
        message: expect.stringContaining('in about 4 hours'),
        unknownOutcome: false,
      },
    });
    expect(clock.now()).toBe(START);
    expect(limiter.budget('t')).toMatchObject({ dayRemaining: 0 });
  });

  it('keeps its last calls for the user: what begins by itself leaves them, for as long as the news is fresh', async () => {
    const { limiter, context, clock, call, begun } = rig();
    await clock.run(
      limiter.run('t', call('', 1, { 'x-daylimit-remaining': String(RESERVES.day + 1) }), context()),
    );
    await clock.run(limiter.run('t', call('b', 1), context('background')));
    await expect(limiter.run('t', call('b', 1), context('background'))).rejects.toMatchObject({
      data: { code: 'rateLimited', detail: 'dayKept' },
    });
    await clock.run(limiter.run('t', call('s', 1), context('sync')));
    await clock.run(limiter.run('t', call('u', 1), context('user')));
    await clock.run(clock.sleep(3_600_000));
    await clock.run(limiter.run('t', call('b', 1), context('background')));
    expect(begun).toEqual(['', 'b', 's', 'u', 'b']);
  });
});

describe('giving up', () => {
  it('ends after a storm of refusals', async () => {
    const { limiter, context, clock } = rig();
    let calls = 0;
    const storm = async () => {
      calls += 1;
      throw refused({ 'x-rate-limit-problem': 'concurrent' });
    };
    const run = limiter.run('t', storm, context());
    await expect(clock.run(run)).rejects.toMatchObject({ data: { code: 'rateLimited' } });
    expect(calls).toBe(12);
  });

  it('is cancelled while it waits for a place, for the limit, and before it began, without a call', async () => {
    const { limiter, context, clock, call, begun, many } = rig();
    const stop = new AbortController();
    const busy = Promise.all(many(5, 'u', 'user'));
    const queued = limiter.run('t', call('never'), context('user', stop.signal));
    const next = limiter.run('t', call('next'), context());
    stop.abort();
    await expect(queued).rejects.toMatchObject({ data: { code: 'cancelled', unknownOutcome: false } });
    await clock.run(Promise.all([busy, next]));
    expect(begun).toEqual([...names('u', 5), 'next']);
    const late = limiter.run('t', call('never'), context('user', stop.signal));
    await expect(late).rejects.toMatchObject({ data: { code: 'cancelled' } });

    const waiting = new AbortController();
    let calls = 0;
    const limited = async () => {
      calls += 1;
      throw refused({ 'x-rate-limit-problem': 'minute', 'retry-after': '30' });
    };
    const held = limiter.run('t', limited, context('user', waiting.signal));
    await clock.run(clock.sleep(3000));
    waiting.abort();
    await expect(held).rejects.toMatchObject({ data: { code: 'cancelled' } });
    expect(calls).toBe(1);
  });
});

it('starts whoever waits also where the limit opens while it is looked at', async () => {
  for (let early = 0; early < 12; early += 1) {
    const clock = virtualClock(START);
    let looks = 0;
    const limiter = createLimiter({
      // Every look takes a millisecond, and timers ring early.
      now: () => clock.now() + (looks += 1),
      sleep: async (ms, signal) => clock.sleep(Math.max(1, ms - early), signal),
    });
    const signal = new AbortController().signal;
    const begun: number[] = [];
    const calls = Array.from({ length: 61 }, async (_, index) => {
      const call = async () => {
        begun.push(index);
        return Promise.resolve({ headers: {} });
      };
      await limiter.run('t', call, { signal, progress: () => {} });
    });
    // oxlint-disable-next-line no-await-in-loop -- one clock after the other
    await clock.run(Promise.all(calls));
    expect(begun).toHaveLength(61);
  }
});

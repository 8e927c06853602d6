import { describe, expect, it } from 'vitest';
import type { Progress } from '../../../../shared/bridge.ts';
import { createLimiter } from '../../../../electron/xero/clientLimits.ts';
import { type Headers, XeroFailure } from '../../../../electron/xero/clientSdk.ts';

/** A clock that only moves when something waits. */
function rig() {
  let now = 10_000_000;
  const progress: Progress[] = [];
  const stop = new AbortController();
  const limiter = createLimiter(
    () => now,
    async (ms) => {
      now += ms;
    },
  );
  const context = { signal: stop.signal, progress: (step: Progress) => progress.push(step) };
  const ok =
    (headers: Headers = {}) =>
    async () => ({ headers, at: now });
  return { limiter, context, progress, stop, ok, clock: () => now };
}

const refused = (headers: Headers) => new XeroFailure(429, {}, headers);

describe('Xero limits', () => {
  it('runs five at a time, the rest in order', async () => {
    const { limiter, context } = rig();
    let running = 0;
    let most = 0;
    const order: number[] = [];
    await Promise.all(
      Array.from({ length: 17 }, async (_, index) => {
        await limiter.run(
          't',
          async () => {
            running += 1;
            most = Math.max(most, running);
            await new Promise((resolve) => setTimeout(resolve, 2));
            running -= 1;
            order.push(index);
            return { headers: {} };
          },
          context,
        );
      }),
    );
    expect(most).toBe(5);
    expect(order).toEqual(Array.from({ length: 17 }, (_, index) => index));
  });

  it('frees its place after a failure', async () => {
    const { limiter, context, ok } = rig();
    for (let index = 0; index < 7; index += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await expect(limiter.run('t', async () => Promise.reject(new Error('no')), context)).rejects.toThrow(
        'no',
      );
    }
    expect(await limiter.run('t', ok(), context)).toMatchObject({ headers: {} });
  });

  it('waits out a minute limit as long as Xero says, telling how long, and sends again', async () => {
    const { limiter, context, progress, clock } = rig();
    const start = clock();
    let calls = 0;
    const reply = await limiter.run(
      't',
      async () => {
        calls += 1;
        if (calls === 1) throw refused({ 'x-rate-limit-problem': 'minute', 'retry-after': '17' });
        return { headers: { 'x-minlimit-remaining': '59', 'x-daylimit-remaining': '4321' } };
      },
      context,
    );
    expect(reply.headers['x-minlimit-remaining']).toBe('59');
    expect(clock() - start).toBe(17_000);
    expect(progress[0]).toEqual({ done: 0, total: 17, unit: 'waitingForLimit' });
    expect(progress.at(-1)).toEqual({ done: 16, total: 17, unit: 'waitingForLimit' });
    expect(limiter.budget('t')).toEqual({ minuteRemaining: 59, dayRemaining: 4321 });
    expect(limiter.budget('other')).toBeNull();
  });

  it('sends one call ahead into a minute that is used up; the others wait as long as it was told', async () => {
    const { limiter, context, ok, clock } = rig();
    const start = clock();
    await limiter.run('t', ok({ 'x-minlimit-remaining': '0' }), context);
    const refusals: number[] = [];
    const replies = await Promise.all(
      Array.from(
        { length: 5 },
        async () =>
          await limiter.run(
            't',
            async () => {
              await Promise.resolve();
              if (clock() - start >= 9000) return { headers: { 'x-minlimit-remaining': '55' }, at: clock() };
              refusals.push(clock());
              throw refused({ 'x-rate-limit-problem': 'minute', 'retry-after': '9' });
            },
            context,
          ),
      ),
    );
    expect(refusals).toEqual([start]);
    expect(replies.map(({ at }) => at >= start + 9000)).toEqual([true, true, true, true, true]);
    expect((await limiter.run('another', ok(), context)).at).toBe(clock());
  });

  it('does not wait for tomorrow: the day’s limit is an error that says when', async () => {
    const { limiter, context, clock } = rig();
    const start = clock();
    const headers = { 'x-rate-limit-problem': 'day', 'retry-after': '14000', 'x-daylimit-remaining': '0' };
    await expect(
      limiter.run('t', async () => Promise.reject(refused(headers)), context),
    ).rejects.toMatchObject({
      data: {
        code: 'rateLimited',
        retryAfterSeconds: 14_000,
        message: expect.stringContaining('in about 4 hours'),
        unknownOutcome: false,
      },
    });
    expect(clock()).toBe(start);
    expect(limiter.budget('t')).toEqual({ minuteRemaining: null, dayRemaining: 0 });
  });

  it('gives up after a storm of refusals, and when cancelled in the wait or in the queue', async () => {
    const { limiter, context, stop } = rig();
    let calls = 0;
    const storm = async () => {
      calls += 1;
      throw refused({ 'x-rate-limit-problem': 'concurrent' });
    };
    await expect(limiter.run('t', storm, context)).rejects.toMatchObject({ data: { code: 'rateLimited' } });
    expect(calls).toBe(12);

    let release = () => {};
    const hold = new Promise<void>((resolve) => (release = resolve));
    const busy = Array.from({ length: 5 }, async () => {
      await limiter.run('q', async () => (await hold, { headers: {} }), rig().context);
    });
    const queued = limiter.run('q', async () => ({ headers: {} }), { ...context, signal: stop.signal });
    stop.abort();
    await expect(queued).rejects.toMatchObject({ data: { code: 'cancelled', unknownOutcome: false } });
    release();
    await Promise.all(busy);
    const late = { ...context, signal: stop.signal };
    await expect(limiter.run('q', async () => ({ headers: {} }), late)).rejects.toMatchObject({
      data: { code: 'cancelled' },
    });
  });

  it('ends a wait at once when it is cancelled, without another call', async () => {
    const stop = new AbortController();
    const limiter = createLimiter(
      () => 0,
      async (_ms, signal) => {
        stop.abort();
        signal.throwIfAborted();
      },
    );
    let calls = 0;
    const limited = async () => {
      calls += 1;
      throw refused({ 'x-rate-limit-problem': 'minute', 'retry-after': '30' });
    };
    const context = { signal: stop.signal, progress: () => {} };
    await expect(limiter.run('t', limited, context)).rejects.toMatchObject({ data: { code: 'cancelled' } });
    expect(calls).toBe(1);
  });
});

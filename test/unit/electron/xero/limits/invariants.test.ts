/** Whatever is asked for and however slow the answers are: Xero's limits hold at its end, and a click goes first. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CallPriority } from '../../../../../shared/bridge.ts';
import { createLimiter } from '../../../../../electron/xero/limits/limiter.ts';
import { XeroFailure } from '../../../../../electron/xero/clientSdk.ts';
import { virtualClock } from './virtualClock.ts';

const MINUTE = 60_000;
const PATIENCE = 180_000;

interface Made {
  readonly priority: CallPriority;
  readonly asked: number;
  began: number;
}

/** Xero's own count: fixed windows that begin at `offset`, by when calls arrive; what is over is turned away. */
function xero(offset: number, tells: boolean, now: () => number) {
  const windows = new Map<number, number>();
  let refused = 0;
  return {
    windows,
    refused: () => refused,
    arrive: () => {
      const at = now() - offset;
      const window = Math.floor(at / MINUTE);
      const used = windows.get(window) ?? 0;
      const left = (window + 1) * MINUTE - at;
      if (used >= 60) {
        refused += 1;
        const headers = { 'x-rate-limit-problem': 'minute', 'retry-after': String(Math.ceil(left / 1000)) };
        throw new XeroFailure(429, {}, headers);
      }
      windows.set(window, used + 1);
      const headers: Record<string, string> = { 'x-daylimit-remaining': '4000' };
      return tells ? { ...headers, 'x-minlimit-remaining': String(59 - used) } : headers;
    },
  };
}

const asked = fc.record({
  after: fc.integer({ min: 0, max: 9000 }),
  priority: fc.constantFrom<CallPriority>('user', 'sync', 'background'),
  there: fc.integer({ min: 1, max: 1500 }),
  back: fc.integer({ min: 1, max: 1500 }),
  isCancelled: fc.boolean(),
});

it('holds 60 in any window of Xero’s and 5 at once, never hits the limit, and begins a click before long work that waits', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(asked, { minLength: 1, maxLength: 220, size: 'max' }),
      fc.nat(MINUTE),
      fc.boolean(),
      async (calls, offset, tells) => {
        const clock = virtualClock();
        const limiter = createLimiter({ now: clock.now, sleep: clock.sleep });
        const server = xero(offset, tells, clock.now);
        const made: Made[] = [];
        let running = 0;
        let most = 0;
        const make = async ({ priority, there, back, isCancelled }: (typeof calls)[number]) => {
          const one: Made = { priority, asked: clock.now(), began: Number.POSITIVE_INFINITY };
          const stop = new AbortController();
          made.push(one);
          const work = limiter.run(
            't',
            async () => {
              one.began = clock.now();
              running += 1;
              most = Math.max(most, running);
              try {
                await clock.sleep(there);
                const headers = server.arrive();
                await clock.sleep(back);
                return { headers };
              } finally {
                running -= 1;
              }
            },
            { signal: stop.signal, progress: () => {}, priority },
          );
          if (isCancelled) void clock.sleep(there).then(() => stop.abort());
          await work.catch((error: unknown) => {
            if (!stop.signal.aborted) throw error;
          });
        };
        const all: Promise<void>[] = [];
        const asking = (async () => {
          for (const call of calls) {
            // oxlint-disable-next-line no-await-in-loop -- one is asked for after the other
            if (call.after > 8500) await clock.sleep((call.after - 8500) * 20);
            all.push(make(call));
          }
          await Promise.all(all);
        })();
        await clock.run(asking);
        expect(most).toBeLessThanOrEqual(5);
        expect(Math.max(...server.windows.values(), 0)).toBeLessThanOrEqual(60);
        expect(server.refused()).toBe(0);
        for (const user of made.filter(({ priority, began }) => priority === 'user' && began < Infinity)) {
          const before = made.filter(
            ({ priority, began }) => priority !== 'user' && began > user.asked && began < user.began,
          );
          const patient = before.filter((one) => one.began - one.asked < PATIENCE);
          expect(patient).toEqual([]);
          expect(before.length).toBeLessThanOrEqual(1 + (user.began - user.asked) / MINUTE);
        }
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

it('comes to an end for everybody, whatever another computer uses up', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(asked, { minLength: 1, maxLength: 90, size: 'max' }),
      fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 5 }),
      async (calls, stolen) => {
        const clock = virtualClock();
        const limiter = createLimiter({ now: clock.now, sleep: clock.sleep });
        const windows = new Map<number, number>();
        let done = 0;
        const arrive = () => {
          const window = Math.floor(clock.now() / MINUTE);
          const used = windows.get(window) ?? stolen[window % stolen.length] ?? 0;
          // Somewhere there is a minute that isn't used up by others.
          const others = window % 7 === 0 ? Math.min(used, 40) : used;
          if (others >= 60)
            throw new XeroFailure(429, {}, { 'x-rate-limit-problem': 'minute', 'retry-after': '20' });
          windows.set(window, others + 1);
          return { 'x-minlimit-remaining': String(59 - others) };
        };
        const work = calls.map(async ({ priority, there }) => {
          const context = { signal: new AbortController().signal, progress: () => {}, priority };
          await limiter.run(
            't',
            async () => {
              await clock.sleep(there);
              return { headers: arrive() };
            },
            context,
          );
          done += 1;
        });
        const settled = Promise.allSettled(work);
        const results = await clock.run(settled);
        const failures = results.filter((one) => one.status === 'rejected');
        // Only what was turned away a dozen times gives up.
        for (const { reason } of failures) expect(reason).toMatchObject({ data: { code: 'rateLimited' } });
        expect(done + failures.length).toBe(calls.length);
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAllowances } from '../../../../../electron/providers/rest/allowance.ts';

/** A provider with fixed windows, its clock, and a client that asks one after another; how often it was refused. */
function refusals(limit: number, windowMs: number, requests: number, replyMs: number): number {
  let now = 0;
  const allowances = createAllowances(() => now);
  let window = { began: 0, count: 0 };
  let refused = 0;
  for (let n = 0; n < requests; n += 1) {
    now += allowances.take('it');
    if (now - window.began >= windowMs) window = { began: now, count: 0 };
    if (window.count >= limit) refused += 1;
    else window.count += 1;
    const resetSeconds = (window.began + windowMs - now) / 1000;
    allowances.note('it', { limit, remaining: limit - window.count, resetSeconds });
    now += replyMs;
  }
  return refused;
}

describe('an allowance', () => {
  it('goes at full speed while most is left, then spreads the rest, and waits where nothing is left', () => {
    let now = 0;
    const allowances = createAllowances(() => now);
    expect(allowances.take('it')).toBe(0);
    allowances.note('it', { limit: 60, remaining: 59, resetSeconds: 30 });
    expect(allowances.take('it')).toBe(0);
    allowances.note('it', { limit: 60, remaining: 2, resetSeconds: 30 });
    expect([allowances.take('it'), allowances.take('other')]).toEqual([10_000, 0]);
    allowances.note('it', { limit: 60, remaining: 0, resetSeconds: 30 });
    expect(allowances.take('it')).toBeGreaterThanOrEqual(30_000);
    now = 100_000;
    expect(allowances.take('it')).toBe(0);
  });

  it('takes the smaller number of two replies that come in the wrong order', () => {
    const allowances = createAllowances(() => 0);
    allowances.note('it', { limit: 10, remaining: 1, resetSeconds: 8 });
    allowances.note('it', { limit: 10, remaining: 5, resetSeconds: 8 });
    expect(allowances.take('it')).toBe(4000);
  });

  it('never hits a limit that is told with each reply', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 80 }),
        fc.integer({ min: 200, max: 60_000 }),
        fc.integer({ min: 0, max: 400 }),
        (limit, windowMs, replyMs) => {
          expect(refusals(limit, windowMs, 300, replyMs)).toBe(0);
        },
      ),
      // A window of 16,083 ms ended a rounding too early.
      { examples: [[1, 16_083, 0]] },
    );
  });
});

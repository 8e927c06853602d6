import { expect, it } from 'vitest';
import { createRunningCalls } from '../../../../electron/ipc/runningCalls.ts';

it('cancels one call, those of one owner, or all, and forgets what is done', () => {
  const calls = createRunningCalls();
  const first = calls.start(1, 'a');
  const second = calls.start(1, 'b');
  const other = calls.start(2, 'a');
  expect(calls.start(1, 'a')).toBeNull();
  calls.cancel(1, 'a');
  expect([first, second, other].map((call) => call?.signal.aborted)).toEqual([true, false, false]);
  calls.cancelOwner(1);
  expect([second, other].map((call) => call?.signal.aborted)).toEqual([true, false]);
  calls.cancelAll();
  expect(other?.signal.aborted).toBe(true);
  first?.done();
  second?.done();
  other?.done();
  expect(calls.size).toBe(0);
  expect(calls.start(1, 'a')?.signal.aborted).toBe(false);
});

it('does not take one owner and id for another that reads the same joined', () => {
  const calls = createRunningCalls();
  const call = calls.start(1, '1 a');
  calls.cancel(11, 'a');
  expect(call?.signal.aborted).toBe(false);
});

import { expect, test } from 'vitest';
import { takeTurn } from '../../../../electron/providers/pace.ts';

const GAP_MS = 20;
const never = new AbortController().signal;

/** Keeps this thread busy, as a large reply does. */
function block(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

test('requests are apart as they are sent, also after the machine was busy', async () => {
  const sent: number[] = [];
  const turns = Array.from({ length: 8 }, () =>
    takeTurn('apart', GAP_MS, never).then(() => sent.push(performance.now())),
  );
  setTimeout(() => block(GAP_MS * 4), GAP_MS);
  await Promise.all(turns);
  const gaps = sent.slice(1).map((at, index) => at - (sent[index] ?? 0));
  // A turn is noted a moment after it began: two of them may be so much nearer.
  expect(Math.min(...gaps)).toBeGreaterThan(GAP_MS / 2);
});

test('a turn that is cancelled ends at once, and keys don’t wait for each other', async () => {
  await takeTurn('one', 60_000, never);
  const stop = new AbortController();
  const waiting = takeTurn('one', 60_000, stop.signal);
  await takeTurn('another', 60_000, never);
  stop.abort();
  await expect(waiting).rejects.toMatchObject({ data: { code: 'cancelled' } });
});

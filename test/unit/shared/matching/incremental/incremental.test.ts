import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomFor } from '../../../../../electron/sandbox/story/random.ts';
import { IncrementalMatcher } from '../../../../../shared/matching/incremental/matcher.ts';
import { matchAll } from '../../../../../shared/matching/matchAll.ts';
import type { Match } from '../../../../../shared/matching/model.ts';
import { Ledger, type Pick } from './ledger.ts';

const RUNS = 150;
const STEPS = 24;

function update(ledger: Ledger, matches: readonly Match[], pick: Pick): void {
  const kind = pick(100);
  if (kind < 22) ledger.addLine(pick);
  else if (kind < 40) ledger.addPayout(pick);
  else if (kind < 50) ledger.changePayout(pick);
  else if (kind < 60) ledger.remove(pick);
  else if (kind < 74) ledger.decide(matches, pick);
  else if (kind < 82) ledger.undo(pick);
  else if (kind < 89) ledger.decline(matches, pick);
  else if (kind < 94) ledger.undecline(pick);
  else if (kind < 97) ledger.changeGround(pick);
  else if (kind < 98) ledger.changeDay(pick);
  else ledger.changeAccount(pick);
}

/** What was told, taken together. */
class Mirror {
  private readonly rows = new Map<string, Match>();

  take(changed: readonly Match[], removed: readonly string[]): void {
    for (const id of removed) expect(this.rows.delete(id)).toBe(true);
    for (const match of changed) this.rows.set(match.id, match);
  }

  get all(): string[] {
    return [...this.rows.values()].map((match) => JSON.stringify(match)).toSorted();
  }
}

const count = { steps: 0, partly: 0, solved: 0, open: 0 };

function play(seed: number): void {
  const random = randomFor(`incremental|${seed}`);
  const pick: Pick = (size) => random.int(0, size - 1);
  const ledger = new Ledger();
  for (let left = pick(70); left > 0; left -= 1) ledger.addPayout(pick);
  for (let left = pick(90); left > 0; left -= 1) ledger.addLine(pick);
  for (let left = pick(4); left > 0; left -= 1) ledger.changeGround(pick);
  const matcher = new IncrementalMatcher();
  const mirror = new Mirror();
  let matches: readonly Match[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    for (let left = step === 0 ? 0 : 1 + pick(2); left > 0; left -= 1) update(ledger, matches, pick);
    const told = matcher.update(ledger.input);
    mirror.take(told.changed, told.removed);
    matches = matcher.matches();
    const whole = matchAll(ledger.input).matches;
    const [now, anew] = [matches, whole].map((all) => all.map((match) => JSON.stringify(match)));
    const at = anew?.findIndex((match, index) => match !== now?.[index]) ?? -1;
    expect(now?.[at], `seed ${seed}, step ${step}`).toBe(anew?.[at]);
    expect(now?.length).toBe(anew?.length);
    expect(mirror.all).toEqual(anew?.toSorted());
    count.steps += 1;
    if (told.isWhole) continue;
    count.partly += 1;
    count.solved += told.solved;
    count.open += whole.length;
  }
}

test('after any sequence of updates the matches are those from scratch, byte for byte', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), play), {
    numRuns: RUNS,
    endOnFailure: true,
  });
  process.stdout.write(`incremental: ${JSON.stringify(count)}\n`);
  // Most updates are solved in part, and a part is well below the whole.
  expect(count.partly).toBeGreaterThan(count.steps / 2);
  expect(count.solved).toBeLessThan(count.open * 0.75);
}, 300_000);

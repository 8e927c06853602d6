/** What goes wrong in which round: the same seed, the same rounds. */
import { FAULT_KINDS, type Fault, type Kill, type Moment, type RoundPlan, type Victim } from './model.ts';

/** Every so many rounds the whole story is disturbed, not only posting. */
const STORY_EVERY = 8;
/** And in every so many, from the third on, what is posted is taken back and posted again. */
const UNDO_EVERY = 4;

const VICTIMS: readonly Victim[] = ['browser', 'host', 'both'];
const MOMENTS: readonly Moment[] = ['before', 'between', 'after'];
const MINUTE = 60_000;

/** The rounds of a seed, each with at least two kills. An undisturbed run makes about `writes` calls that write. */
export function planRounds(seed: number, rounds: number, writes: number): RoundPlan[] {
  const random = randomOf(seed);
  return Array.from({ length: rounds }, (_, index) => planRound(random, index + 1, writes));
}

/** Numbers from 0 to 1, the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = (seed >>> 0) + 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function startOf(number: number): RoundPlan['from'] {
  if (number % STORY_EVERY === 0) return 'story';
  return number % UNDO_EVERY === 3 ? 'undo' : 'post';
}

function planRound(random: () => number, number: number, writes: number): RoundPlan {
  const from = startOf(number);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(list: readonly T[], fallback: T): T => list[below(list.length)] ?? fallback;
  const kills = Array.from({ length: 2 + below(3) }, (): Kill => {
    const isWrite = from !== 'story' || random() < 0.3;
    return {
      victim: pick(VICTIMS, 'both'),
      calls: isWrite ? 'writes' : 'all',
      // Each start has less left to do than the one before.
      nth: 1 + below(isWrite ? writes / 4 : 20),
      moment: pick(MOMENTS, 'between'),
      delayMs: below(60),
      pauseMs: pick([0, 0, 0, 1_000, MINUTE, 4 * MINUTE, 7 * MINUTE, 31 * MINUTE], 0),
    };
  });
  const faults = Array.from({ length: 2 + below(4) }, (): Fault => {
    const kind = pick(FAULT_KINDS, 'lostReply');
    return { kind, calls: random() < 0.8 ? 'writes' : 'all', nth: 1 + below(writes) };
  });
  return { number, from, kills, faults };
}

/** One round: start, be killed, start again, until everything is done; then the books are held against the undisturbed ones. */
import type { LedgerReport } from '../../sandbox/xero/report.ts';
import { compareLedgers, ourReferences } from './compare.ts';
import type { AppPlace } from './app.ts';
import { getReady, type Goal, postUntilDone, referencesSent, takeSomeBack } from './drive.ts';
import type { Kill, RoundPlan, RoundResult } from './model.ts';
import { createTrouble, type Trouble } from './trouble.ts';
import { openWorld, type World } from './world.ts';

export interface Expected {
  readonly ledger: LedgerReport;
  /** As in `Goal`. */
  readonly decisions: number;
  readonly journal: number;
  readonly statementFile: string;
}

/** A round that takes longer than this real time is stuck. */
const LONGEST_MS = 240_000;

/** Runs a round on a folder that holds its start. Rejects only if the sandbox fails. */
export async function runRound(plan: RoundPlan, place: AppPlace, expected: Expected): Promise<RoundResult> {
  const began = performance.now();
  let opened: World | null = null;
  const trouble = createTrouble(plan, () => {
    if (opened === null) throw new Error('A call before the wire was laid');
    return opened;
  });
  const world = await openWorld(place, trouble.treat);
  opened = world;
  try {
    const { starts, stuck, unknownToJournal } = await live(plan, world, trouble, expected);
    const ledger = await world.ledger();
    return {
      number: plan.number,
      from: plan.from,
      kills: trouble.kills,
      faults: trouble.faults,
      starts,
      ...compareLedgers(expected.ledger, ledger),
      stuck,
      unknownToJournal,
      objects: ourReferences(ledger).length,
      ms: Math.round(performance.now() - began),
    };
  } finally {
    await world.close();
  }
}

interface Life {
  readonly starts: number;
  readonly stuck: readonly string[];
  readonly unknownToJournal: readonly string[];
}

async function live(plan: RoundPlan, world: World, trouble: Trouble, expected: Expected): Promise<Life> {
  const late = after(LONGEST_MS);
  const unknownToJournal: string[] = [];
  let starts = 0;
  let last = '';
  for (;;) {
    starts += 1;
    const killed = trouble.arm();
    const dead = new AbortController();
    const goal: Goal = { ...expected, sleep: (ms) => world.sleep(ms), signal: dead.signal };
    const outcome = await Promise.race([killed, late, alive(plan, world, goal, starts, unknownToJournal)]);
    dead.abort();
    if (outcome === LATE) return { starts, stuck: [last || 'not done in time'], unknownToJournal };
    if (outcome === null) return { starts, stuck: [], unknownToJournal };
    if (typeof outcome !== 'string') {
      await world.sleep(outcome.pauseMs);
      continue;
    }
    // What the driver tripped over may be the kill itself, which tells a moment later.
    const kill = await Promise.race([killed, soon()]);
    if (kill !== null) await world.sleep(kill.pauseMs);
    else if (last === outcome) return { starts, stuck: [outcome], unknownToJournal };
    else last = outcome;
  }
}

const LATE = 'late';

const after = (ms: number): Promise<typeof LATE> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(LATE), ms).unref();
  });

const soon = (): Promise<Kill | null> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(null), 3_000);
  });

/** Null once everything is done; otherwise what went wrong. */
async function alive(
  plan: RoundPlan,
  world: World,
  goal: Goal,
  starts: number,
  unknownToJournal: string[],
): Promise<string | null> {
  try {
    await world.app.revive(world.offset());
    if (starts > 1) unknownToJournal.push(...(await unknown(world)));
    const page = world.app.page();
    if (plan.from === 'story') await getReady(page, goal);
    if (plan.from === 'undo') await takeSomeBack(page, goal);
    await postUntilDone(page, goal);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What is in Xero without having been written down before: never anything, if the journal is durable. */
async function unknown(world: World): Promise<string[]> {
  const sent = await referencesSent(world.app.page());
  return ourReferences(await world.ledger()).filter((reference) => !sent.has(reference));
}

/** Does to the calls of a round what its plan says, by their count on the wire. */
import type { FaultRule } from '../../sandbox/faults.ts';
import type { Fault, FaultKind, Kill, RoundPlan, Victim } from './model.ts';
import type { Passing, Treatment } from './relay.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;

/** Faults that the sandbox itself makes. */
const RULES: Readonly<Partial<Record<FaultKind, Partial<FaultRule>>>> = {
  lostRequest: { kind: 'dropBefore' },
  lostReply: { kind: 'dropAfter' },
  reset: { kind: 'reset' },
  limit: { kind: 'status', status: 429, retryAfter: 1 },
  serverError: { kind: 'status', status: 500 },
  unavailable: { kind: 'status', status: 503 },
  slow: { kind: 'delay', delayMs: 900 },
};

export interface Trouble {
  readonly treat: (call: Passing) => Treatment;
  /** Counts calls from here on for the next kill; resolves with it once it has struck, never if none is left. */
  arm(): Promise<Kill>;
  readonly kills: Readonly<Record<Victim, number>>;
  readonly faults: Readonly<Partial<Record<FaultKind, number>>>;
}

interface Counts {
  all: number;
  writes: number;
}

/** Trouble as planned; `world` is there once the first call passes. */
export function createTrouble(plan: RoundPlan, world: () => World): Trouble {
  const waiting = [...plan.kills];
  const kills: Record<Victim, number> = { browser: 0, host: 0, both: 0 };
  const faults: Partial<Record<FaultKind, number>> = {};
  const total: Counts = { all: 0, writes: 0 };
  let since: Counts = { all: 0, writes: 0 };
  let armed: Kill | null = null;
  let struck: (kill: Kill) => void = () => {};
  const strike = async (kill: Kill): Promise<void> => {
    armed = null;
    kills[kill.victim] += 1;
    await world().app.kill(kill.victim);
    struck(kill);
  };
  const treat = (call: Passing): Treatment => {
    count(total, call);
    count(since, call);
    const fault = plan.faults.find((one) => isHit(one, total, call));
    if (fault) faults[fault.kind] = (faults[fault.kind] ?? 0) + 1;
    const harm = fault ? harmOf(fault.kind, world()) : {};
    const kill = armed;
    if (kill === null || !isHit(kill, since, call)) return harm;
    return { ...harm, ...deathOf(kill, harm, () => strike(kill)) };
  };
  const arm = (): Promise<Kill> => {
    since = { all: 0, writes: 0 };
    armed = waiting.shift() ?? null;
    return new Promise((resolve) => {
      struck = resolve;
    });
  };
  return { treat, arm, kills, faults };
}

function count(counts: Counts, { isWrite }: Passing): void {
  counts.all += 1;
  if (isWrite) counts.writes += 1;
}

function isHit({ calls, nth }: Pick<Fault, 'calls' | 'nth'>, counts: Counts, { isWrite }: Passing): boolean {
  return (calls === 'all' || isWrite) && counts[calls] === nth;
}

/** `asleep` moves every clock while the reply is on its way; `tokenExpired` while the request is. */
function harmOf(kind: FaultKind, world: World): Treatment {
  const rule = RULES[kind];
  if (rule !== undefined) {
    return { before: () => world.control('faults', { rules: [{ ...rule, path: '/' }] }) };
  }
  if (kind === 'late') return { lateMs: 500 };
  if (kind === 'duplicate') return { againAfterMs: 0 };
  if (kind === 'duplicateLate') return { againAfterMs: 1_000, between: async () => false };
  if (kind === 'asleep') return { between: () => world.sleep(7 * MINUTE).then(() => true) };
  return { before: () => world.sleep(31 * MINUTE) };
}

/** A killed process hears of nothing any more; what it had sent arrives all the same. */
function deathOf(kill: Kill, harm: Treatment, strike: () => Promise<void>): Treatment {
  if (kill.moment === 'before') {
    return {
      before: async () => {
        await harm.before?.();
        await strike();
      },
    };
  }
  if (kill.moment === 'between') {
    return {
      between: async () => {
        await harm.between?.();
        await strike();
        return false;
      },
    };
  }
  return {
    after: () => {
      setTimeout(() => void strike(), kill.delayMs);
    },
  };
}

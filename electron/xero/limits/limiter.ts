/**
 * Xero's limits: one queue per organisation (5 calls at a time, 60 a minute, so many a day) and the minute of all organisations
 * together. Waits where waiting helps, and says so; the day's limit is an error that says when.
 */
import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Budget, CallPriority } from '../../../shared/bridge.ts';
import type { HandlerContext } from '../../ipc/contract.ts';
import { rateLimited } from '../clientErrors.ts';
import { type Headers, XeroFailure } from '../clientSdk.ts';
import { cancelled, dayKept } from '../problems.ts';
import { hold, note } from './answers.ts';
import {
  type Lane,
  ORDER,
  RESERVES,
  type Reserves,
  type Waiting,
  createLane,
  isBusy,
  leave,
  opensAt,
  takeNext,
} from './lane.ts';
import { createMinuteCount } from './minuteCount.ts';

/** Of all organisations that one app is linked to, a minute. */
const APP_MINUTE = 10_000;
const ATTEMPTS = 12;
const LOOK_MS = 1000;

/** Waits; rejects when the signal aborts. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

export interface Limiter {
  /**
   * Makes one call when the limits allow, a user's click before long work; a minute limit hit on the way is waited for and the
   * call made again. Rejects `BridgeError` cancelled or rateLimited, and with what the call rejects with.
   */
  run<T extends { readonly headers: Headers }>(
    tenantId: string,
    call: () => Promise<T>,
    context: HandlerContext,
  ): Promise<T>;
  /** What is left and what waits; null before the first call. */
  budget(tenantId: string): Budget;
}

export interface LimiterOptions {
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  readonly sleep?: Sleep | undefined;
  readonly reserves?: Partial<Reserves> | undefined;
  /** Told of every call as it gets in line, and as its turn comes. */
  readonly onTurn?:
    | ((tenantId: string, priority: CallPriority, step: 'waits' | 'begins') => void)
    | undefined;
}

const realSleep: Sleep = async (ms, signal) => {
  await delay(ms, undefined, { signal });
};

/** A limiter for one app. */
export function createLimiter({ now, sleep = realSleep, reserves, onTurn }: LimiterOptions): Limiter {
  const lanes = new Map<string, Lane>();
  const watched = new Map<Lane, AbortController>();
  const kept = { ...RESERVES, ...reserves };
  const app = createMinuteCount(APP_MINUTE);
  const ground = () => ({ app, reserves: kept, now: now() });
  const laneOf = (tenantId: string): Lane => {
    const lane = lanes.get(tenantId) ?? createLane();
    lanes.set(tenantId, lane);
    return lane;
  };

  /** Starts whoever may; the rest is looked at again when a call ends or, where a limit is in the way, when it opens. */
  const pump = (lane: Lane) => {
    const at = startAll(lane);
    if (!isBusy(lane)) watched.get(lane)?.abort();
    else if (!watched.has(lane)) void watch(lane, at);
  };
  /** Starts whoever may at the instant given back. The others are told as of the same one: nobody waits for a limit that opens in between. */
  const startAll = (lane: Lane) => {
    const at = ground();
    for (let next = takeNext(lane, at); next; next = takeNext(lane, at)) begin(lane, next);
    return at;
  };
  const begin = (lane: Lane, { priority, start }: Waiting) => {
    lane.running += 1;
    if (priority !== 'user') lane.runningLong += 1;
    for (const one of [lane.minute, lane.day, app]) one.began();
    start();
  };
  const end = (lane: Lane, priority: CallPriority) => {
    lane.running -= 1;
    if (priority !== 'user') lane.runningLong -= 1;
    for (const one of [lane.minute, app]) one.ended(now());
  };
  /** Looks every second while a limit keeps somebody waiting, and tells them how long it still takes. */
  const watch = async (lane: Lane, at: ReturnType<typeof ground>) => {
    const stop = new AbortController();
    watched.set(lane, stop);
    // Whoever waits for a place is started when a call ends.
    for (let opens = tell(lane, at); opens !== null; opens = tell(lane, startAll(lane))) {
      // oxlint-disable-next-line no-await-in-loop -- a second at a time
      await sleep(Math.min(LOOK_MS, opens - now()), stop.signal).catch(() => undefined);
      if (stop.signal.aborted) break;
    }
    watched.delete(lane);
    // Somebody may have come while this one stopped.
    if (stop.signal.aborted && isBusy(lane)) pump(lane);
  };

  return {
    budget: (tenantId) => budgetOf(laneOf(tenantId), ground()),
    run: async (tenantId, call, context) => {
      const lane = laneOf(tenantId);
      const priority = context.priority ?? 'user';
      const begins = () => onTurn?.(tenantId, priority, 'begins');
      for (let tries = 1; ; tries += 1) {
        refuseShort(lane, priority, ground());
        onTurn?.(tenantId, priority, 'waits');
        // oxlint-disable-next-line no-await-in-loop -- a call follows a wait, by nature
        await turn(lane, context, { isFirst: tries > 1, now: now(), begins, pump: () => pump(lane) });
        try {
          if (context.signal.aborted) throw cancelled();
          // oxlint-disable-next-line no-await-in-loop -- one try after the other
          const reply = await call();
          end(lane, priority);
          note(lane, app, reply.headers, now());
          return reply;
        } catch (error) {
          end(lane, priority);
          if (!(error instanceof XeroFailure)) throw error;
          note(lane, app, error.headers, now());
          if (error.status !== 429) throw error;
          if (!hold(lane, app, error, now()) || tries >= ATTEMPTS) throw rateLimited(error);
        } finally {
          pump(lane);
        }
      }
    },
  };
}

/** What begins by itself leaves the last calls of the day to the user. */
function refuseShort(
  lane: Lane,
  priority: CallPriority,
  { reserves, now }: { readonly reserves: Reserves; readonly now: number },
): void {
  if (priority === 'background' && lane.day.isShort(reserves.day, now)) throw dayKept(reserves.day);
}

/** Waits for its turn; one that was turned away goes before those of its own kind. */
async function turn(
  lane: Lane,
  { signal, progress, priority = 'user' }: HandlerContext,
  how: {
    readonly isFirst: boolean;
    readonly now: number;
    readonly begins: () => void;
    readonly pump: () => void;
  },
): Promise<void> {
  if (signal.aborted) throw cancelled();
  await new Promise<void>((resolve, reject) => {
    const stop = () => {
      leave(lane, one);
      reject(cancelled());
      how.pump();
    };
    const start = () => {
      signal.removeEventListener('abort', stop);
      how.begins();
      resolve();
    };
    const one: Waiting = { priority, since: how.now, start, tell: progress, limitedSince: null };
    if (how.isFirst) lane.waiting[priority].unshift(one);
    else lane.waiting[priority].push(one);
    // A sync may queue many calls under one signal; each takes its listener away again.
    setMaxListeners(0, signal);
    signal.addEventListener('abort', stop, { once: true });
    how.pump();
  });
}

/** Tells everybody whom a limit keeps waiting; the earliest instant at which one of them may go on, null where there is none. */
function tell(lane: Lane, ground: Parameters<typeof opensAt>[2]): number | null {
  const { now } = ground;
  let earliest: number | null = null;
  for (const priority of ORDER) {
    const opens = opensAt(lane, priority, ground);
    if (lane.waiting[priority].length === 0 || opens <= now) continue;
    earliest = Math.min(earliest ?? opens, opens);
    for (const one of lane.waiting[priority]) {
      one.limitedSince ??= now;
      const total = Math.ceil((opens - one.limitedSince) / 1000);
      const done = Math.min(total, Math.floor((now - one.limitedSince) / 1000));
      one.tell({ done, total, unit: 'waitingForLimit' });
    }
  }
  return earliest;
}

function budgetOf(lane: Lane, ground: Parameters<typeof opensAt>[2]): Budget {
  if (!lane.isKnown) return null;
  const waiting = ORDER.filter((priority) => lane.waiting[priority].length > 0);
  const opens = waiting.map((priority) => opensAt(lane, priority, ground)).filter((at) => at > ground.now);
  return {
    dayRemaining: lane.day.left,
    minuteRemaining: Math.max(0, lane.minute.left(ground.now)),
    waiting: waiting.reduce((sum, priority) => sum + lane.waiting[priority].length, 0),
    opensInSeconds: opens.length === 0 ? null : Math.ceil((Math.min(...opens) - ground.now) / 1000),
  };
}

/**
 * Xero's limits, kept per organisation: 5 calls at a time and 60 a minute (fixed windows). Waits where waiting helps, and
 * says so; the day's limit is an error that says when. Remembers what the headers said is left.
 */
import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Budget } from '../../shared/bridge.ts';
import type { HandlerContext } from '../ipc/contract.ts';
import { rateLimited, retryAfterOf } from './clientErrors.ts';
import { type Headers, XeroFailure } from './clientSdk.ts';
import { cancelled } from './problems.ts';

const CONCURRENT = 5;
/** Longer waits than this are the day's limit, whatever the header calls it. */
const LONGEST_WAIT_S = 120;
const ATTEMPTS = 12;

/** Waits; rejects when the signal aborts. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

export interface Limiter {
  /** Runs one call when the tenant's limits allow; a minute limit hit on the way is waited for and the call made again. */
  run<T extends { readonly headers: Headers }>(
    tenantId: string,
    call: () => Promise<T>,
    context: HandlerContext,
  ): Promise<T>;
  /** What is left, as last seen. */
  budget(tenantId: string): Budget;
}

interface Lane {
  running: number;
  readonly waiting: (() => void)[];
  /** Unix milliseconds; no call starts before. */
  pausedUntil: number;
  /** The one call that asks whether a used-up minute is over; the others wait for what it learns. */
  scout: Promise<unknown> | null;
  minuteRemaining: number | null;
  dayRemaining: number | null;
}

const realSleep: Sleep = async (ms, signal) => {
  await delay(ms, undefined, { signal });
};

/** A limiter; `now` in unix milliseconds. */
export function createLimiter(now: () => number, sleep: Sleep = realSleep): Limiter {
  const lanes = new Map<string, Lane>();
  const laneOf = (tenantId: string): Lane => {
    const lane = lanes.get(tenantId) ?? {
      running: 0,
      waiting: [],
      pausedUntil: 0,
      scout: null,
      minuteRemaining: null,
      dayRemaining: null,
    };
    lanes.set(tenantId, lane);
    return lane;
  };
  return {
    budget: (tenantId) => {
      const { minuteRemaining, dayRemaining } = laneOf(tenantId);
      return minuteRemaining === null && dayRemaining === null ? null : { minuteRemaining, dayRemaining };
    },
    run: async (tenantId, call, context) => {
      const lane = laneOf(tenantId);
      await enter(lane, context.signal);
      try {
        return await attempt(lane, call, context, { now, sleep });
      } finally {
        leave(lane);
      }
    },
  };
}

interface Clock {
  readonly now: () => number;
  readonly sleep: Sleep;
}

async function attempt<T extends { readonly headers: Headers }>(
  lane: Lane,
  call: () => Promise<T>,
  context: HandlerContext,
  clock: Clock,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    // Asked again after the wait: another call may have gone ahead in between.
    // oxlint-disable-next-line no-await-in-loop -- a call follows a wait, by nature
    while (isClosed(lane, clock)) await pause(lane, context, clock);
    if (context.signal.aborted) throw cancelled();
    try {
      // oxlint-disable-next-line no-await-in-loop -- one try after the other
      const reply = await scouted(lane, call);
      note(lane, reply.headers);
      return reply;
    } catch (error) {
      if (!(error instanceof XeroFailure)) throw error;
      note(lane, error.headers);
      if (error.status !== 429) throw error;
      // Such an answer need not say how many are left.
      if (isDaysEnd(error)) lane.dayRemaining = 0;
      const seconds = waitFor(error);
      if (seconds === null || tries >= ATTEMPTS) throw rateLimited(error);
      lane.pausedUntil = Math.max(lane.pausedUntil, clock.now() + seconds * 1000);
    }
  }
}

/** In a minute that is used up one call goes ahead: Xero's answer to it says exactly how long to wait. */
async function scouted<T>(lane: Lane, call: () => Promise<T>): Promise<T> {
  if (lane.minuteRemaining !== 0) return await call();
  const running = call();
  const scout = running.catch(() => undefined);
  lane.scout = scout;
  try {
    return await running;
  } finally {
    if (lane.scout === scout) lane.scout = null;
  }
}

const problemOf = ({ headers }: XeroFailure) => headers['x-rate-limit-problem']?.toLowerCase() ?? '';
const isDaysEnd = (failure: XeroFailure) => problemOf(failure) === 'day';

/** Seconds worth waiting for after a 429; null for the day's limit. */
function waitFor(failure: XeroFailure): number | null {
  if (isDaysEnd(failure)) return null;
  const problem = problemOf(failure);
  const seconds = retryAfterOf(failure) ?? (problem === 'concurrent' ? 1 : 60);
  return seconds > LONGEST_WAIT_S ? null : Math.max(seconds, 1);
}

/** Waits until the lane opens, telling every second how long it still takes. */
async function pause(lane: Lane, { signal, progress }: HandlerContext, { now, sleep }: Clock): Promise<void> {
  const startedAt = now();
  while (isClosed(lane, { now })) {
    if (signal.aborted) throw cancelled();
    if (lane.scout !== null) {
      // oxlint-disable-next-line no-await-in-loop -- waits for one answer
      await lane.scout;
      continue;
    }
    const total = Math.ceil((lane.pausedUntil - startedAt) / 1000);
    const done = Math.min(total, Math.floor((now() - startedAt) / 1000));
    progress({ done, total, unit: 'waitingForLimit' });
    // oxlint-disable-next-line no-await-in-loop -- a second at a time
    await sleep(Math.min(1000, lane.pausedUntil - now()), signal).catch(() => {
      throw cancelled();
    });
  }
}

function isClosed(lane: Lane, { now }: Pick<Clock, 'now'>): boolean {
  return lane.scout !== null || lane.pausedUntil > now();
}

function note(lane: Lane, headers: Headers): void {
  lane.minuteRemaining = count(headers['x-minlimit-remaining']) ?? lane.minuteRemaining;
  lane.dayRemaining = count(headers['x-daylimit-remaining']) ?? lane.dayRemaining;
}

function count(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

async function enter(lane: Lane, signal: AbortSignal): Promise<void> {
  if (signal.aborted) throw cancelled();
  if (lane.running < CONCURRENT) {
    lane.running += 1;
    return;
  }
  await new Promise<void>((resolve, reject) => {
    const go = () => {
      signal.removeEventListener('abort', stop);
      resolve();
    };
    const stop = () => {
      lane.waiting.splice(lane.waiting.indexOf(go), 1);
      reject(cancelled());
    };
    lane.waiting.push(go);
    // A sync may queue many calls under one signal; each takes its listener away again.
    setMaxListeners(0, signal);
    signal.addEventListener('abort', stop, { once: true });
  });
}

/** Hands the place to the next in the queue, or frees it. */
function leave(lane: Lane): void {
  const next = lane.waiting.shift();
  if (next) next();
  else lane.running -= 1;
}

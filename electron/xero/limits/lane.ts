/**
 * The calls of one organisation: who is under way, who waits, and who is next. A user's click goes before everything else and
 * finds both a place and calls of the minute kept free for it.
 */
import type { CallPriority, Progress } from '../../../shared/bridge.ts';
import { type DayCount, createDayCount } from './dayCount.ts';
import { type MinuteCount, createMinuteCount } from './minuteCount.ts';

/** Xero's own, per organisation. */
const CONCURRENT = 5;
const MINUTE = 60;

/** What long work leaves free for a click. */
export interface Reserves {
  /** Places of the five. */
  readonly places: number;
  /** Calls of an organisation's minute. */
  readonly minute: number;
  /** Calls of an organisation's day: only what begins by itself leaves them. */
  readonly day: number;
  /** Calls of the minute of all organisations together. */
  readonly appMinute: number;
}

export const RESERVES: Reserves = { places: 1, minute: 8, day: 50, appMinute: 200 };

/** Long work that has waited this long while clicks took every call gets one, and one more each minute. */
const PATIENCE_MS = 180_000;
const TURN_MS = 60_000;

/** Before the others first. */
export const ORDER = ['user', 'sync', 'background'] as const satisfies readonly CallPriority[];

export interface Waiting {
  readonly priority: CallPriority;
  /** Milliseconds of the limiter's clock, as all instants here. */
  readonly since: number;
  readonly start: () => void;
  readonly tell: (progress: Progress) => void;
  /** Since when it is the limit that it waits for; null where it isn't. */
  limitedSince: number | null;
}

export interface Lane {
  readonly minute: MinuteCount;
  readonly day: DayCount;
  readonly waiting: Record<CallPriority, Waiting[]>;
  running: number;
  /** Of those running, the ones that aren't a user's click. */
  runningLong: number;
  /** Xero found too many at once (another computer's, too): nothing starts before. */
  pausedUntil: number;
  /** When impatient long work last got a turn. */
  turnAt: number;
  /** Whether Xero has said anything of this organisation's limits. */
  isKnown: boolean;
}

/** An organisation that nobody has called yet. */
export function createLane(): Lane {
  return {
    minute: createMinuteCount(MINUTE),
    day: createDayCount(),
    waiting: { user: [], sync: [], background: [] },
    running: 0,
    runningLong: 0,
    pausedUntil: 0,
    turnAt: 0,
    isKnown: false,
  };
}

/** What deciding needs beside the lane. `app` counts all organisations together. */
export interface Ground {
  readonly app: MinuteCount;
  readonly reserves: Reserves;
  readonly now: number;
}

/** Who may start now; taken out of the queue. Null where nobody may. */
export function takeNext(lane: Lane, ground: Ground): Waiting | null {
  if (lane.running >= CONCURRENT || lane.pausedUntil > ground.now) return null;
  const [user] = lane.waiting.user;
  const isPlaceKept = lane.runningLong >= CONCURRENT - ground.reserves.places;
  const impatient = isPlaceKept ? null : impatientOf(lane, ground.now);
  if (impatient !== null && hasLeft(lane, ground, false)) {
    lane.turnAt = ground.now;
    return take(lane, impatient);
  }
  if (user) return hasLeft(lane, ground, false) ? take(lane, user) : null;
  const long = lane.waiting.sync[0] ?? lane.waiting.background[0];
  return long && !isPlaceKept && hasLeft(lane, ground, true) ? take(lane, long) : null;
}

/** Long work that clicks have kept waiting for too long, and whose turn it is. */
function impatientOf({ waiting, turnAt }: Lane, now: number): Waiting | null {
  const oldest = [waiting.sync[0], waiting.background[0]]
    .filter((one) => one !== undefined)
    .toSorted((a, b) => a.since - b.since)[0];
  if (!oldest) return null;
  return now - oldest.since >= PATIENCE_MS && now - turnAt >= TURN_MS ? oldest : null;
}

function hasLeft({ minute }: Lane, { app, reserves, now }: Ground, isLong: boolean): boolean {
  const [ofMinute, ofApp] = isLong ? [reserves.minute, reserves.appMinute] : [0, 0];
  return minute.left(now) > ofMinute && app.left(now) > ofApp;
}

function take(lane: Lane, one: Waiting): Waiting {
  leave(lane, one);
  return one;
}

/** Out of the queue, wherever in it. */
export function leave({ waiting }: Lane, one: Waiting): void {
  const at = waiting[one.priority].indexOf(one);
  if (at >= 0) waiting[one.priority].splice(at, 1);
}

/** Whether anybody waits. */
export function isBusy({ waiting }: Lane): boolean {
  return ORDER.some((priority) => waiting[priority].length > 0);
}

/** When the limits would let a call of this priority start; now or earlier where only a place is missing. */
export function opensAt(lane: Lane, priority: CallPriority, { app, reserves, now }: Ground): number {
  const isLong = priority !== 'user';
  const ofMinute = isLong ? reserves.minute + 1 : 1;
  const ofApp = isLong ? reserves.appMinute + 1 : 1;
  return Math.max(lane.pausedUntil, lane.minute.opensAt(ofMinute, now), app.opensAt(ofApp, now));
}

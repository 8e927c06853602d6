/** What a disturbed run is made of, and what it found. */

/** What dies. */
export type Victim = 'browser' | 'host' | 'both';

/** Where a call stands when the kill comes: held before it reaches Xero, answered but not heard, or heard some time ago. */
export type Moment = 'before' | 'between' | 'after';

/** A kill at a count of calls on the wire, so that the same seed kills at the same place. */
export interface Kill {
  readonly victim: Victim;
  /** Which calls are counted. */
  readonly calls: 'writes' | 'all';
  /** The nth of them since the app was started, from 1. */
  readonly nth: number;
  readonly moment: Moment;
  /** After `after`: milliseconds since the reply was passed on. */
  readonly delayMs: number;
  /** Clock time until it is started again. */
  readonly pauseMs: number;
}

export const FAULT_KINDS = [
  'lostRequest',
  'lostReply',
  'late',
  'duplicate',
  'duplicateLate',
  'reset',
  'limit',
  'serverError',
  'unavailable',
  'slow',
  'asleep',
  'tokenExpired',
] as const;

/** `late` takes effect after the app has given the call up; `asleep` is this machine, for more than six minutes, during a call. */
export type FaultKind = (typeof FAULT_KINDS)[number];

/** A fault at a count of calls, over all starts of a round. */
export interface Fault {
  readonly kind: FaultKind;
  readonly calls: Kill['calls'];
  readonly nth: number;
}

export interface RoundPlan {
  readonly number: number;
  /** `post`: everything is decided; `story`: nothing is there yet; `undo`: everything is posted, and some is taken back and posted again. */
  readonly from: 'post' | 'story' | 'undo';
  readonly kills: readonly Kill[];
  readonly faults: readonly Fault[];
}

/** What one round came to. References of Xero objects where they are named. */
export interface RoundResult {
  readonly number: number;
  readonly from: RoundPlan['from'];
  readonly kills: Readonly<Record<Victim, number>>;
  readonly faults: Readonly<Partial<Record<FaultKind, number>>>;
  readonly starts: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly differing: readonly string[];
  /** Postings that aren't done, or why the round didn't end. */
  readonly stuck: readonly string[];
  /** Objects that were in Xero after a kill without the journal's knowing of them. */
  readonly unknownToJournal: readonly string[];
  readonly objects: number;
  readonly ms: number;
}

export interface KillReport {
  readonly version: 1;
  readonly seed: number;
  readonly rounds: number;
  readonly kills: number;
  readonly killsOf: Readonly<Record<Victim, number>>;
  readonly faults: Readonly<Partial<Record<FaultKind, number>>>;
  readonly lost: number;
  readonly doubled: number;
  readonly stuck: number;
  readonly differing: number;
  readonly unknownToJournal: number;
  /** Objects that each undisturbed run makes. */
  readonly objects: number;
  /** Read-write transactions of the local database in the undisturbed run, by the durability that the browser gave them. */
  readonly durability: Readonly<Record<string, number>>;
  readonly ms: number;
  readonly each: readonly RoundResult[];
}

/** What Xero's answers say of its limits. */
import { retryAfterOf } from '../clientErrors.ts';
import type { Headers, XeroFailure } from '../clientSdk.ts';
import type { Lane } from './lane.ts';

/** Longer waits than this are the day's limit, whatever the header calls it. */
const LONGEST_WAIT_S = 120;

/** Keeps what the headers of an answer say is left. */
export function note(lane: Lane, app: Lane['minute'], headers: Headers, now: number): void {
  const [minute, day, ofApp] = [
    'x-minlimit-remaining',
    'x-daylimit-remaining',
    'x-appminlimit-remaining',
  ].map((name) => countOf(headers[name]));
  if (typeof minute === 'number') lane.minute.heard(minute, now);
  if (typeof day === 'number') lane.day.heard(day, now);
  if (typeof ofApp === 'number') app.heard(ofApp, now);
  lane.isKnown ||= typeof minute === 'number' || typeof day === 'number';
}

function countOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** Keeps the lane closed for as long as a 429 says; false where waiting doesn't help. */
export function hold(lane: Lane, app: Lane['minute'], failure: XeroFailure, now: number): boolean {
  const problem = failure.headers['x-rate-limit-problem']?.toLowerCase() ?? '';
  const seconds = Math.max(1, retryAfterOf(failure) ?? (problem === 'concurrent' ? 1 : 60));
  if (problem === 'day' || seconds > LONGEST_WAIT_S) {
    // Such an answer need not say how many are left.
    if (problem === 'day') lane.day.heard(0, now);
    lane.isKnown ||= problem === 'day';
    return false;
  }
  const until = now + seconds * 1000;
  if (problem === 'concurrent') lane.pausedUntil = Math.max(lane.pausedUntil, until);
  else (problem === 'appminute' ? app : lane.minute).closed(until);
  return true;
}

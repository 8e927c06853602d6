/** Xero's limits per organisation: a minute and a day in fixed windows, five calls at once. Checked before anything else. */
import type { SandboxReply, SandboxRequest, SandboxRoute } from '../route.ts';
import { IN_FLIGHT_HEADER } from '../server.ts';

export interface Limits {
  readonly minute: number;
  readonly day: number;
  readonly concurrent: number;
}

export const XERO_LIMITS: Limits = { minute: 60, day: 5_000, concurrent: 5 };
const APP_MINUTE = 10_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export interface RateLimiter {
  /** Puts the limits in front of a route. */
  limit(route: SandboxRoute): SandboxRoute;
  set(limits: Partial<Limits>): void;
  get(): Limits;
}

interface Window {
  start: number;
  used: number;
}

/** The minute of all organisations that an app is linked to. */
export interface AppMinute extends Window {
  limit: number;
}

export const appMinuteOf = (limit = APP_MINUTE): AppMinute => ({ start: 0, used: 0, limit });

/** Limits of one organisation. `covers` says which calls count; `app` is shared by all of them. */
export function createRateLimiter(
  covers: (request: SandboxRequest) => boolean,
  app: AppMinute = appMinuteOf(),
): RateLimiter {
  let limits = XERO_LIMITS;
  const minute: Window = { start: 0, used: 0 };
  const day: Window = { start: 0, used: 0 };
  return {
    limit: (route) => (request) => {
      if (!covers(request)) return route(request);
      roll(minute, request.now, MINUTE_MS);
      roll(day, request.now, DAY_MS);
      roll(app, request.now, MINUTE_MS);
      if (Number(request.headers[IN_FLIGHT_HEADER] ?? '0') > limits.concurrent)
        return tooMany('concurrent', null);
      if (day.used >= limits.day) return tooMany('day', day.start + DAY_MS - request.now);
      if (minute.used >= limits.minute) return tooMany('minute', minute.start + MINUTE_MS - request.now);
      if (app.used >= app.limit) return tooMany('appminute', app.start + MINUTE_MS - request.now);
      app.used += 1;
      minute.used += 1;
      day.used += 1;
      const reply = route(request);
      return reply && { ...reply, headers: { ...reply.headers, ...remaining(limits, minute, day, app) } };
    },
    set(next) {
      limits = { ...limits, ...next };
    },
    get: () => limits,
  };
}

function roll(window: Window, now: number, length: number): void {
  const start = Math.floor(now / length) * length;
  if (start === window.start) return;
  window.start = start;
  window.used = 0;
}

function remaining(limits: Limits, minute: Window, day: Window, app: AppMinute): Record<string, string> {
  return {
    'x-minlimit-remaining': String(limits.minute - minute.used),
    'x-daylimit-remaining': String(limits.day - day.used),
    'x-appminlimit-remaining': String(app.limit - app.used),
  };
}

function tooMany(
  problem: 'minute' | 'day' | 'concurrent' | 'appminute',
  waitMs: number | null,
): SandboxReply {
  const headers: Record<string, string> = { 'x-rate-limit-problem': problem };
  if (waitMs !== null) headers['retry-after'] = String(Math.max(1, Math.ceil(waitMs / 1000)));
  return { status: 429, headers, body: '' };
}

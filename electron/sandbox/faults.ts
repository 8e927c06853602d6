/** Faults that a test asks for: what a network or a busy service does, by method, path and nth matching call. */
import * as v from 'valibot';
import type { SandboxReply, SandboxRequest } from './route.ts';

export const FaultRuleSchema = v.object({
  /**
   * `dropBefore`: connection closed, no effect. `dropAfter`: the effect happens, no reply. `reset`: the effect happens,
   * half of the reply is sent, then the connection is reset. `delay`: waits, then answers. `status`: an error, no effect.
   */
  kind: v.picklist(['dropBefore', 'dropAfter', 'delay', 'status', 'reset']),
  status: v.optional(v.picklist([429, 500, 503]), 500),
  /** Seconds, sent as `Retry-After`. */
  retryAfter: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  delayMs: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(600_000)), 0),
  method: v.optional(v.pipe(v.string(), v.toUpperCase())),
  /** A prefix of the path, or a regular expression tested on it. */
  path: v.optional(v.string()),
  /** The first matching call that is hit, from 1. */
  nth: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  /** How many matching calls are hit, from the nth on. */
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
});
export type FaultRule = v.InferOutput<typeof FaultRuleSchema>;

export interface Faults {
  /** Adds rules; counts start at the moment of adding. */
  add(rules: readonly FaultRule[]): void;
  clear(): void;
  list(): readonly (FaultRule & { readonly seen: number; readonly hit: number })[];
  /** The fault that hits this call, or null. Counts the call for every rule that matches it. */
  take(request: SandboxRequest): FaultRule | null;
}

interface Armed {
  readonly rule: FaultRule;
  readonly matches: (request: SandboxRequest) => boolean;
  seen: number;
  hit: number;
}

/** No faults yet. */
export function createFaults(): Faults {
  let armed: Armed[] = [];
  return {
    add(rules) {
      armed = [...armed, ...rules.map((rule) => ({ rule, matches: matcher(rule), seen: 0, hit: 0 }))];
    },
    clear() {
      armed = [];
    },
    list: () => armed.map(({ rule, seen, hit }) => ({ ...rule, seen, hit })),
    take(request) {
      let taken: FaultRule | null = null;
      for (const one of armed) {
        if (!one.matches(request)) continue;
        one.seen += 1;
        const due = one.seen >= one.rule.nth && one.seen < one.rule.nth + one.rule.times;
        if (!due || taken) continue;
        one.hit += 1;
        taken = one.rule;
      }
      return taken;
    },
  };
}

function matcher(rule: FaultRule): (request: SandboxRequest) => boolean {
  const path = rule.path;
  const pattern = path === undefined ? null : patternOf(path);
  return (request) =>
    (rule.method === undefined || rule.method === request.method) &&
    (path === undefined || request.path.startsWith(path) || (pattern?.test(request.path) ?? false));
}

function patternOf(text: string): RegExp | null {
  try {
    return new RegExp(text);
  } catch {
    return null;
  }
}

/** The reply of a `status` fault, in the manner of the service that `path` belongs to. */
export function faultReply(rule: FaultRule, path: string): SandboxReply {
  const headers: Record<string, string> = {};
  if (rule.retryAfter !== undefined) headers['retry-after'] = String(rule.retryAfter);
  if (path.startsWith('/v1/')) {
    const type = rule.status === 429 ? 'rate_limit_error' : 'api_error';
    return { status: rule.status, headers, body: { error: { type, message: 'Injected by the sandbox.' } } };
  }
  if (path.startsWith('/xendit/')) return xenditFault(rule, headers);
  if (rule.status === 429) headers['x-rate-limit-problem'] = 'minute';
  const body =
    rule.status === 429 ? '' : { Title: 'An error occurred in Xero', Detail: 'Injected by the sandbox.' };
  return { status: rule.status, headers, body };
}

/** Xendit's limit says in a header of its own when it ends; its gateway's faults are pages, not JSON. */
function xenditFault({ status, retryAfter }: FaultRule, headers: Record<string, string>): SandboxReply {
  const body = { error_code: 'RATE_LIMIT_EXCEEDED', message: 'Injected by the sandbox.' };
  if (status === 429) return { status, headers: { 'rate-limit-reset': String(retryAfter ?? 1) }, body };
  return {
    status,
    headers: { ...headers, 'content-type': 'text/html' },
    body: '<html><h1>Bad gateway</h1></html>',
  };
}

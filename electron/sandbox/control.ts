/** `/control`: reads the whole ledger and the log, injects faults, and does what a user or the clock would do. */
import * as v from 'valibot';
import { PlainDateSchema } from '../../shared/schemas.ts';
import { FaultRuleSchema, type Faults } from './faults.ts';
import { describeRequests, type RequestLog } from './requestLog.ts';
import type { SandboxReply, SandboxRequest, SandboxRoute } from './route.ts';
import { ByHandBody, changeByHand } from './xero/byHand.ts';
import type { RateLimiter } from './xero/rateLimit.ts';
import { Refusal } from './xero/refusal.ts';
import { ledgerReport } from './xero/report.ts';
import type { XeroSandbox } from './xero/xero.ts';

const ClockBody = v.object({ advanceMs: v.pipe(v.number(), v.integer(), v.minValue(0)) });
const FaultsBody = v.object({ rules: v.array(FaultRuleSchema) });
const LimitsBody = v.partial(v.object({ minute: v.number(), day: v.number(), concurrent: v.number() }));
const RedirectsBody = v.object({
  redirects: v.array(v.pipe(v.string(), v.regex(/^http:\/\/localhost:\d+\/\S*$/))),
});
const OrganisationBody = v.object({
  periodLockDate: v.optional(v.nullable(PlainDateSchema)),
  endOfYearLockDate: v.optional(v.nullable(PlainDateSchema)),
  isDemoCompany: v.optional(v.boolean()),
});
const ReconcileBody = v.object({
  kind: v.picklist(['payment', 'bankTransaction', 'bankTransfer', 'transfer']),
  id: v.string(),
  /** Of a transfer: both sides where absent. */
  side: v.optional(v.picklist(['from', 'to'])),
  /** False undoes it, as a user can. */
  reconciled: v.optional(v.boolean(), true),
  /** Without a new UpdatedDateUTC: it isn't sure that Xero gives one for this. */
  silent: v.optional(v.boolean(), false),
});

/** Parts of the control address that aren't the books': they are not written to the journal. */
export interface ControlParts {
  readonly xero: () => XeroSandbox;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly limiter: () => RateLimiter;
  /** Back to the seed: forgets everything that was written. */
  readonly reset: () => void;
}

/** Reading, faults, limits, log, reset. */
export function createControl(parts: ControlParts): SandboxRoute {
  return (request) => {
    const { method, path } = request;
    if (path === '/control/ledger' && method === 'GET') return ok(ledgerReport(parts.xero().state));
    if (path === '/control/requests' && method === 'GET') return ok(describeRequests(parts.log));
    if (path === '/control/requests' && method === 'DELETE') return done(() => parts.log.clear());
    if (path === '/control/faults') return faultsReply(parts.faults, request);
    if (path === '/control/limits' && method === 'GET') return ok(parts.limiter().get());
    if (path === '/control/limits' && method === 'POST') {
      return withBody(LimitsBody, request, (body) => {
        parts.limiter().set(definedOf(body));
        return ok(parts.limiter().get());
      });
    }
    return path === '/control/reset' && method === 'POST' ? done(parts.reset) : null;
  };
}

function definedOf(body: v.InferOutput<typeof LimitsBody>): Record<string, number> {
  const out: Record<string, number> = {};
  for (const [name, value] of Object.entries(body)) if (value !== undefined) out[name] = value;
  return out;
}

function faultsReply(faults: Faults, request: SandboxRequest): SandboxReply {
  if (request.method === 'GET') return ok({ rules: faults.list() });
  if (request.method === 'DELETE') return done(() => faults.clear());
  return withBody(FaultsBody, request, ({ rules }) => {
    faults.add(rules);
    return ok({ rules: faults.list() });
  });
}

export interface Clock {
  /** Added to the machine's clock, milliseconds. */
  offset: number;
}

/** What changes the books or their time: lock dates, reconciling, what users do by hand, redirects, the clock. Written to the journal. */
export function createBooksControl(xero: () => XeroSandbox, clock: Clock): SandboxRoute {
  return (request) => {
    if (request.method !== 'POST') return null;
    if (request.path === '/control/clock') {
      return withBody(ClockBody, request, ({ advanceMs }) => {
        clock.offset += advanceMs;
        return ok({ offsetMs: clock.offset, now: request.now + advanceMs });
      });
    }
    if (request.path === '/control/organisation')
      return withBody(OrganisationBody, request, (body) => lock(xero(), body));
    if (request.path === '/control/reconcile') {
      return withBody(ReconcileBody, request, (body) => reconcile(xero(), body, request.now));
    }
    if (request.path === '/control/byHand') {
      return withBody(ByHandBody, request, (body) => byHand(xero(), body, request.now));
    }
    if (request.path !== '/control/redirects') return null;
    return withBody(RedirectsBody, request, ({ redirects }) => {
      for (const redirect of redirects) xero().identity.redirects.add(redirect);
      return ok({ redirects: [...xero().identity.redirects] });
    });
  };
}

function lock({ state }: XeroSandbox, body: v.InferOutput<typeof OrganisationBody>): SandboxReply {
  const { periodLockDate, endOfYearLockDate, isDemoCompany } = body;
  state.organisation = {
    ...state.organisation,
    ...(periodLockDate === undefined ? {} : { periodLockDate }),
    ...(endOfYearLockDate === undefined ? {} : { endOfYearLockDate }),
    ...(isDemoCompany === undefined ? {} : { isDemoCompany }),
  };
  return ok({
    periodLockDate: state.organisation.periodLockDate,
    endOfYearLockDate: state.organisation.endOfYearLockDate,
  });
}

function reconcile(
  { state }: XeroSandbox,
  body: v.InferOutput<typeof ReconcileBody>,
  now: number,
): SandboxReply {
  const { id, reconciled: isReconciled } = body;
  const stamp = body.silent ? {} : { updated: now };
  const missing: SandboxReply = { status: 404, body: { error: `There is no ${body.kind} ${id}` } };
  if (body.kind === 'payment') {
    const payment = state.payments.get(id);
    if (!payment) return missing;
    state.payments.set(id, { ...payment, isReconciled, ...stamp });
  } else if (body.kind === 'bankTransaction') {
    const item = state.bankTransactions.get(id);
    if (!item) return missing;
    state.bankTransactions.set(id, { ...item, isReconciled, ...stamp });
  } else {
    const transfer = state.bankTransfers.get(id);
    if (!transfer) return missing;
    const fromIsReconciled = body.side === 'to' ? transfer.fromIsReconciled : isReconciled;
    const toIsReconciled = body.side === 'from' ? transfer.toIsReconciled : isReconciled;
    state.bankTransfers.set(id, { ...transfer, fromIsReconciled, toIsReconciled, ...stamp });
  }
  return ok({ kind: body.kind, id, isReconciled });
}

/** 409 where Xero's own screens wouldn't do it. */
function byHand({ state }: XeroSandbox, body: ByHandBody, now: number): SandboxReply {
  try {
    changeByHand({ state, now, unitDecimals: 2 }, body);
    return ok({ kind: body.kind, id: body.id, action: body.action });
  } catch (error) {
    if (error instanceof Refusal) return { status: 409, body: { error: error.message } };
    throw error;
  }
}

function ok(body: unknown): SandboxReply {
  return { status: 200, body };
}

function done(act: () => void): SandboxReply {
  act();
  return ok({ ok: true });
}

function withBody<const S extends v.GenericSchema<unknown, unknown>>(
  schema: S,
  request: SandboxRequest,
  act: (body: v.InferOutput<S>) => SandboxReply,
): SandboxReply {
  try {
    return act(v.parse(schema, JSON.parse(request.body)));
  } catch (error) {
    if (error instanceof v.ValiError || error instanceof SyntaxError) {
      return { status: 400, body: { error: error.message } };
    }
    throw error;
  }
}

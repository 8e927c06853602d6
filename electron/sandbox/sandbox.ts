/** The sandbox put together: Xero, whatever other routes there are, the control address, faults, log and journal. */
import { canonicalJson } from '../../shared/ids.ts';
import { type Clock, createBooksControl, createControl } from './control.ts';
import { createFaults } from './faults.ts';
import { journaled, openJournal, type SandboxJournal } from './journal.ts';
import { createRequestLog } from './requestLog.ts';
import type { SandboxRoute } from './route.ts';
import { startServer } from './server.ts';
import type { XeroSeed } from './story/model.ts';
import { createRateLimiter, type RateLimiter } from './xero/rateLimit.ts';
import { type LedgerReport, ledgerReport } from './xero/report.ts';
import { createXero, type XeroSandbox } from './xero/xero.ts';

export interface SandboxOptions {
  readonly xero: XeroSeed;
  /** Other services on the same port; made anew at a reset. */
  readonly otherRoutes?: () => readonly SandboxRoute[];
  /** Where to keep what was written; memory only without it. */
  readonly dir?: string | undefined;
  /** 0 or absent for any free port. */
  readonly port?: number | undefined;
}

export interface RunningSandbox {
  /** `http://127.0.0.1:N`. */
  readonly base: string;
  readonly xeroClientId: string;
  ledger(): LedgerReport;
  /** Back to the seed: forgets everything that was written, on disk too. */
  reset(): void;
  close(): Promise<void>;
}

interface World {
  readonly xero: XeroSandbox;
  readonly limiter: RateLimiter;
  readonly others: readonly SandboxRoute[];
  readonly clock: Clock;
}

/** Starts a sandbox, plays its journal again, and listens. Rejects if the port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const journal = options.dir === undefined ? null : openJournal(options.dir, canonicalJson(options.xero));
  let world = createWorld(options);
  const replayer = core(() => world);
  for (const event of journal?.past ?? []) replayer(event);
  const faults = createFaults();
  const log = createRequestLog();
  const reset = () => {
    journal?.clear();
    // Limits aren't part of the books: a test that has set them means them for good.
    const limits = world.limiter.get();
    world = createWorld(options);
    world.limiter.set(limits);
    faults.clear();
    log.clear();
  };
  const control = createControl({ xero: () => world.xero, limiter: () => world.limiter, faults, log, reset });
  const route = limited(() => world, journaled(replayer, journal));
  const others: SandboxRoute = (request) => firstReply(world.others, request);
  const clock = () => Date.now() + world.clock.offset;
  const routes = [control, route, others];
  const server = await startServer({ routes, port: options.port ?? 0, clock, faults, log });
  return {
    base: server.base,
    xeroClientId: world.xero.clientId,
    ledger: () => ledgerReport(world.xero.state),
    reset,
    close: () => closeAll(() => server.close(), journal),
  };
}

async function closeAll(closeServer: () => Promise<void>, journal: SandboxJournal | null): Promise<void> {
  await closeServer();
  journal?.close();
}

function createWorld(options: SandboxOptions): World {
  const xero = createXero(options.xero);
  const limiter = createRateLimiter(xero.counts);
  return { xero, limiter, others: options.otherRoutes?.() ?? [], clock: { offset: 0 } };
}

/** What the journal plays: the books and what changes them, without limits and faults. */
function core(world: () => World): SandboxRoute {
  return (request) => {
    const { xero, clock } = world();
    return xero.route(request) ?? createBooksControl(() => xero, clock)(request);
  };
}

function limited(world: () => World, route: SandboxRoute): SandboxRoute {
  return (request) => world().limiter.limit(route)(request);
}

function firstReply(
  routes: readonly SandboxRoute[],
  request: Parameters<SandboxRoute>[0],
): ReturnType<SandboxRoute> {
  for (const route of routes) {
    const reply = route(request);
    if (reply) return reply;
  }
  return null;
}

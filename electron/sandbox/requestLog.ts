/** What the sandbox was asked, for tests and for the curious: kept in memory, newest last. */
import type { SandboxReply, SandboxRequest } from './route.ts';

export interface LoggedRequest {
  /** 1-based, in order of arrival. */
  readonly n: number;
  /** Sandbox clock, unix milliseconds. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** 0 where no reply was sent (dropped). */
  readonly status: number;
  readonly idempotencyKey: string;
  /** The reply came from the idempotency store, without a new effect. */
  readonly replayed: boolean;
  /** Kind of the injected fault, or empty. */
  readonly fault: string;
  readonly requestBytes: number;
  readonly replyBytes: number;
}

export interface RequestLog {
  add(entry: Omit<LoggedRequest, 'n'>): void;
  all(): readonly LoggedRequest[];
  clear(): void;
}

/** Requests kept at most: enough for the longest demo run, bounded for a sandbox left open. */
const KEPT = 20_000;

/** An empty log. */
export function createRequestLog(): RequestLog {
  let entries: LoggedRequest[] = [];
  let count = 0;
  return {
    add(entry) {
      count += 1;
      entries.push({ n: count, ...entry });
      if (entries.length > KEPT * 2) entries = entries.slice(-KEPT);
    },
    all: () => entries,
    clear() {
      entries = [];
      count = 0;
    },
  };
}

/** The log as `GET /control/requests` sends it: every request, and counts by `METHOD /first/segments` and by status. */
export function describeRequests(log: RequestLog): Record<string, unknown> {
  const byEndpoint: Record<string, number> = {};
  const byStatus: Record<string, number> = {};
  for (const entry of log.all()) {
    const endpoint = `${entry.method} ${endpointOf(entry.path)}`;
    byEndpoint[endpoint] = (byEndpoint[endpoint] ?? 0) + 1;
    byStatus[String(entry.status)] = (byStatus[String(entry.status)] ?? 0) + 1;
  }
  return { total: log.all().length, byEndpoint, byStatus, requests: log.all() };
}

function endpointOf(path: string): string {
  return path
    .split('/')
    .map((part) => (/^[0-9a-f-]{36}$/i.test(part) || /^[a-z]+_\w{6,}$/.test(part) ? '{id}' : part))
    .join('/');
}

/** What the log keeps of one exchange. `reply` null where none was sent. */
export function logged(
  request: SandboxRequest,
  reply: SandboxReply | null,
  replyBytes: number,
  fault: string,
): Omit<LoggedRequest, 'n'> {
  return {
    at: request.now,
    method: request.method,
    path: request.path,
    query: request.query.toString(),
    status: reply?.status ?? 0,
    idempotencyKey: request.headers['idempotency-key'] ?? '',
    replayed: reply?.headers?.['x-sandbox-replayed'] === 'true',
    fault,
    requestBytes: Buffer.byteLength(request.body),
    replyBytes,
  };
}

/**
 * The sandbox's memory over a restart: every request that may change its state, written durably before its reply is
 * sent and played again at start. Ids and tokens come from counters and hashes, so the same requests give the same state.
 */
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
  ftruncateSync,
} from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { stableHash } from '../../shared/ids.ts';
import type { SandboxRequest, SandboxRoute } from './route.ts';

export interface SandboxJournal {
  /** What was written before, oldest first. */
  readonly past: readonly SandboxRequest[];
  /** Durable when it returns. */
  append(request: SandboxRequest): void;
  /** Forgets everything. */
  clear(): void;
  close(): void;
}

const EventSchema = v.object({
  now: v.number(),
  method: v.string(),
  path: v.string(),
  query: v.string(),
  headers: v.record(v.string(), v.string()),
  body: v.string(),
});

/** Headers that can change what a route does; the rest isn't kept. */
const KEPT_HEADERS = ['authorization', 'xero-tenant-id', 'idempotency-key', 'content-type', 'accept'];

/**
 * Opens the journal in `dir` (created if absent). A journal of another seed is put aside as `events.old.jsonl`; a line
 * torn by a crash at the end is cut off, since its reply was never sent.
 */
export function openJournal(dir: string, seedText: string): SandboxJournal {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const file = join(dir, 'events.jsonl');
  const head = `${JSON.stringify({ tieoutSandbox: 1, seed: stableHash(seedText) })}\n`;
  const kept = readKept(file, head);
  const handle = openSync(file, existsSync(file) ? 'r+' : 'w+', 0o600);
  let size = Buffer.byteLength(kept.text);
  ftruncateSync(handle, size);
  const write = (text: string) => {
    // Two sandboxes on one folder would write over each other's lines.
    if (fstatSync(handle).size !== size) throw new Error(`Another process is writing to ${file}`);
    const bytes = Buffer.from(text);
    writeSync(handle, bytes, 0, bytes.length, size);
    fdatasyncSync(handle);
    size += bytes.length;
  };
  if (size === 0) write(head);
  return {
    past: kept.events,
    append: (request) => write(`${JSON.stringify(toEvent(request))}\n`),
    clear() {
      ftruncateSync(handle, 0);
      size = 0;
      write(head);
    },
    close: () => closeSync(handle),
  };
}

function readKept(file: string, head: string): { text: string; events: SandboxRequest[] } {
  if (!existsSync(file)) return { text: '', events: [] };
  const text = readFileSync(file, 'utf8');
  if (!text.startsWith(head)) {
    renameSync(file, file.replace(/\.jsonl$/, '.old.jsonl'));
    return { text: '', events: [] };
  }
  let whole = head;
  const events: SandboxRequest[] = [];
  const lines = text.slice(head.length).split('\n');
  for (const line of lines.slice(0, -1)) {
    const event = parseEvent(line);
    if (!event) break;
    events.push(event);
    whole += `${line}\n`;
  }
  return { text: whole, events };
}

function parseEvent(line: string): SandboxRequest | null {
  try {
    const event = v.parse(EventSchema, JSON.parse(line));
    return { ...event, query: new URLSearchParams(event.query) };
  } catch {
    return null;
  }
}

function toEvent(request: SandboxRequest): v.InferOutput<typeof EventSchema> {
  const headers: Record<string, string> = {};
  for (const name of KEPT_HEADERS) {
    const value = request.headers[name];
    if (value !== undefined) headers[name] = value;
  }
  const { now, method, path, body } = request;
  return { now, method, path, query: request.query.toString(), headers, body };
}

/** Writes down what the route answered to, unless it only reads. */
export function journaled(route: SandboxRoute, journal: SandboxJournal | null): SandboxRoute {
  return (request) => {
    const reply = route(request);
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (reply !== null && !reads) journal?.append(request);
    return reply;
  };
}

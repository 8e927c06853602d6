/** `Idempotency-Key`: the first reply of a key, errors included, is kept six minutes from the first call. */
import { stableHash } from '../../../shared/ids.ts';
import type { SandboxReply, SandboxRequest } from '../route.ts';

const KEPT_MS = 6 * 60_000;
const LONGEST = 128;

interface Kept {
  readonly request: string;
  readonly reply: SandboxReply;
  readonly at: number;
}

export type Idempotency = (request: SandboxRequest, act: () => SandboxReply) => SandboxReply;

/** An empty store for one organisation. Keys matter for PUT, POST and PATCH only. */
export function createIdempotency(): Idempotency {
  const kept = new Map<string, Kept>();
  return (request, act) => {
    const key = request.headers['idempotency-key'];
    if (key === undefined || request.method === 'GET' || request.method === 'DELETE') return act();
    if (key.length > LONGEST)
      return problem(`The Idempotency-Key must not be longer than ${LONGEST} characters`);
    for (const [old, { at }] of kept) if (request.now - at >= KEPT_MS) kept.delete(old);
    const fingerprint = stableHash(
      [request.method, request.path, request.query.toString(), request.body].join('\n'),
    );
    const known = kept.get(key);
    if (known && known.request !== fingerprint) {
      return problem(`The Idempotency-Key '${key}' was used with a different request`);
    }
    if (known) return { ...known.reply, headers: { ...known.reply.headers, 'x-sandbox-replayed': 'true' } };
    const reply = act();
    kept.set(key, { request: fingerprint, reply, at: request.now });
    return reply;
  };
}

function problem(message: string): SandboxReply {
  return { status: 400, body: { ErrorNumber: 0, Type: 'IdempotencyException', Message: message } };
}

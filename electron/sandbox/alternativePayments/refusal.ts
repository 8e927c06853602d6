/** Errors of Alternative Payments: a code and a message. */
import type { SandboxReply } from '../route.ts';

/** A refusal on its way to becoming a reply: thrown inside the route, never past it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** The reply for a refusal. */
export function refusalReply({ status, code, message, headers }: Refusal): SandboxReply {
  return { status, headers, body: { code, message } };
}

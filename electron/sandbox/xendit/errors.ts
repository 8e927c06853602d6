/** Xendit's error bodies. */
import type { SandboxReply } from '../route.ts';

/** A refusal on its way to becoming a reply: thrown inside the route, never past it. */
export class XenditRefusal extends Error {
  override readonly name = 'XenditRefusal';
  readonly reply: SandboxReply;
  constructor(reply: SandboxReply) {
    super(String(reply.status));
    this.reply = reply;
  }
}

/** A refusal with Xendit's code and words. */
export function refuse(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): XenditRefusal {
  return new XenditRefusal({ status, headers, body: { error_code: code, message } });
}
